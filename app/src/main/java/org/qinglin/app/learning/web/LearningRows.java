package org.qinglin.app.learning.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.qinglin.app.learning.Course;
import org.qinglin.app.learning.CourseClass;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Puts names to courses and classes. */
@Component
class LearningRows {

    private final Organisations organisations;
    private final Clock clock;
    private final Duration kept;

    LearningRows(Organisations organisations, Clock clock, @Value("${qinglin.learner-kept:P180D}") Duration kept) {
        this.organisations = organisations;
        this.clock = clock;
        this.kept = kept;
    }

    /** A lesson that has not begun is not marked. */
    Instant now() {
        return clock.instant();
    }

    /** For how long after a class it is known who its learners were: the notice says so. */
    long keptDays() {
        return kept.toDays();
    }

    /**
     * A class with its names.
     *
     * @param owner whose course it is
     * @param open whether one may enrol today
     */
    record Row(CourseClass held, Community place, String owner, boolean open) {

        public Course course() {
            return held.course();
        }
    }

    List<Row> of(Collection<CourseClass> classes) {
        var places = organisations.communities(
                classes.stream().map(CourseClass::community).toList());
        var today = LocalDate.now(clock);
        return classes.stream()
                .map(each -> new Row(
                        each,
                        Objects.requireNonNull(places.get(each.community())),
                        owner(each.course()),
                        each.isOpenOn(today)))
                .toList();
    }

    Row of(CourseClass held) {
        return of(List.of(held)).get(0);
    }

    /** 信息学院 · 青岛职业技术学院, or the community's name. */
    String owner(Course course) {
        var community = course.owner();
        if (community != null) {
            return organisations.community(community).map(Community::name).orElse("");
        }
        var name = organisations.college(course.college()).name();
        var faculty = course.faculty();
        return faculty == null
                ? name
                : organisations
                        .unit(course.college(), faculty)
                        .map(each -> name + " · " + each.name())
                        .orElse(name);
    }

    /** Streets by code with their names, of the communities given. */
    Map<String, String> streets(Collection<PlaceCode> communities) {
        var streets = new LinkedHashMap<String, String>();
        organisations.communities(communities).values().stream()
                .sorted(java.util.Comparator.comparing(each -> each.street().value()))
                .forEach(each -> streets.put(each.street().value(), each.streetName()));
        return streets;
    }
}
