package org.qinglin.app.learning;

import static org.qinglin.app.shared.FormCheck.given;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.internal.LearningNotices;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a course's classes are planned, opened, held and ended. */
@Service
@Transactional
public class ClassDesk {

    private static final int MOST_PLACES = 500;
    private static final int MOST_LESSONS = 60;

    private final JdbcClient jdbc;
    private final Courses courses;
    private final CourseEnrolments enrolments;
    private final Organisations organisations;
    private final LearningNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    ClassDesk(
            JdbcClient jdbc,
            Courses courses,
            CourseEnrolments enrolments,
            Organisations organisations,
            LearningNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.enrolments = enrolments;
        this.organisations = organisations;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    private record Planned(
            Community community,
            String location,
            int capacity,
            LocalDate enrolFrom,
            LocalDate enrolUntil,
            LocalDate firstDay,
            LocalTime from,
            LocalTime to,
            int lessons,
            int everyDays) {}

    /** Plans a class with its lessons. */
    public LearningOutcome plan(Viewer viewer, CourseId id, ClassInput input) {
        var course = courses.byId(id).filter(each -> Sides.manages(viewer, each));
        return course.isEmpty()
                ? new LearningOutcome.Missing()
                : check(viewer, input)
                        .fold(planned -> insert(viewer, course.get(), planned), LearningOutcome.Faulty::new);
    }

    private Checked<Planned> check(Viewer viewer, ClassInput input) {
        var form = new FormCheck();
        var community = viewer.is(Role.COMMUNITY)
                ? organisations.community(viewer.mustPlace()).orElseThrow()
                : organisations.chosen(viewer.mustCollege(), input.community(), form);
        var location = form.text("location", input.location(), 100);
        int capacity = form.whole("capacity", input.capacity(), 1, MOST_PLACES);
        var enrolFrom = form.date("enrolFrom", input.enrolFrom());
        var enrolUntil = form.date("enrolUntil", input.enrolUntil());
        form.inOrder("enrolUntil", enrolFrom, enrolUntil);
        var firstDay = form.date("firstDay", input.firstDay());
        var from = form.time("from", input.from());
        var to = form.time("to", input.to());
        if (from != null && to != null && !to.isAfter(from)) {
            form.fault("to", to, "fault.lesson.order", from.toString());
        }
        int lessons = form.whole("lessons", input.lessons(), 1, MOST_LESSONS);
        int everyDays = form.whole("everyDays", input.everyDays(), 1, 28);
        return form.result(() -> new Planned(
                given(community),
                location,
                capacity,
                given(enrolFrom),
                given(enrolUntil),
                given(firstDay),
                given(from),
                given(to),
                lessons,
                everyDays));
    }

    private LearningOutcome insert(Viewer viewer, Course course, Planned planned) {
        long id = jdbc.sql("""
                insert into learning.course_class (course_id, community_code, location, capacity, enrol_from, enrol_until,
                    status, made_by, made_at)
                values (:course, :community, :location, :capacity, :from, :until, 'DRAFT', :by, :now) returning id""")
                .param("course", course.id().value())
                .param("community", planned.community().code().value())
                .param("location", planned.location())
                .param("capacity", planned.capacity())
                .param("from", planned.enrolFrom())
                .param("until", planned.enrolUntil())
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        IntStream.range(0, planned.lessons())
                .mapToObj(each -> planned.firstDay().plusDays((long) each * planned.everyDays()))
                .forEach(day -> addLesson(id, at(day, planned.from()), at(day, planned.to())));
        audit.record(viewer, "class-planned", "class " + id, course.title());
        return new LearningOutcome.Done(id);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(China.TIME).toInstant();
    }

    /** @return whether there was room for it among the class's other lessons */
    private boolean addLesson(long classId, Instant from, Instant to) {
        return jdbc.sql("""
                        insert into learning.lesson (class_id, during) values (:class, :during::tstzrange)
                        on conflict do nothing""")
                        .param("class", classId)
                        .param("during", Sql.range(from, to))
                        .update()
                > 0;
    }

    /** One more lesson. */
    public LearningOutcome addLesson(
            Viewer viewer, CourseClassId id, @Nullable String day, @Nullable String from, @Nullable String to) {
        var held = managed(viewer, id);
        if (held == null) {
            return new LearningOutcome.Missing();
        }
        if (!held.isAlive()) {
            return new LearningOutcome.NotFromHere(held.status());
        }
        var form = new FormCheck();
        var date = form.date("day", day);
        var begins = form.time("from", from);
        var ends = form.time("to", to);
        if (begins != null && ends != null && !ends.isAfter(begins)) {
            form.fault("to", ends, "fault.lesson.order", begins.toString());
        }
        return form.<LearningOutcome>result(
                        () -> addLesson(id.value(), at(given(date), given(begins)), at(given(date), given(ends)))
                                ? new LearningOutcome.Done(id.value())
                                : new LearningOutcome.Overlaps())
                .fold(outcome -> outcome, LearningOutcome.Faulty::new);
    }

    /** Takes a lesson away that was not held. */
    public LearningOutcome removeLesson(Viewer viewer, CourseClassId id, LessonId lesson) {
        var held = managed(viewer, id);
        if (held == null) {
            return new LearningOutcome.Missing();
        }
        if (!held.isAlive()) {
            return new LearningOutcome.NotFromHere(held.status());
        }
        boolean there =
                jdbc.sql("delete from learning.lesson where id = :lesson and class_id = :class and held_at is null")
                                .param("lesson", lesson.value())
                                .param("class", id.value())
                                .update()
                        > 0;
        return there ? new LearningOutcome.Done(id.value()) : new LearningOutcome.Missing();
    }

    /** Gives the class another number of places; whoever waits moves up into new ones. */
    public LearningOutcome resize(Viewer viewer, CourseClassId id, @Nullable String capacity) {
        var held = managed(viewer, id);
        if (held == null) {
            return new LearningOutcome.Missing();
        }
        if (!held.isAlive()) {
            return new LearningOutcome.NotFromHere(held.status());
        }
        var form = new FormCheck();
        int places = form.whole("capacity", capacity, Math.max(1, held.taken()), MOST_PLACES);
        return form.<LearningOutcome>result(() -> {
                    jdbc.sql("update learning.course_class set capacity = :capacity where id = :id")
                            .param("capacity", places)
                            .param("id", id.value())
                            .update();
                    audit.record(viewer, "class-resized", "class " + id.value(), places + "");
                    enrolments.moveUp(id);
                    return new LearningOutcome.Done(id.value());
                })
                .fold(outcome -> outcome, LearningOutcome.Faulty::new);
    }

    /** Takes a step, if it is the viewer's to take and the table has it. */
    public LearningOutcome take(Viewer viewer, CourseClassId id, ClassStep step) {
        var held = managed(viewer, id);
        if (held == null) {
            return new LearningOutcome.Missing();
        }
        var next = ClassSteps.TABLE.after(held.status(), step.getClass());
        if (next.isEmpty()) {
            return new LearningOutcome.NotFromHere(held.status());
        }
        if (step instanceof ClassStep.Open && (held.lessons() == 0 || !hasTeacher(id))) {
            return new LearningOutcome.NotReady();
        }
        var form = new FormCheck();
        var reason = step instanceof ClassStep.Cancel cancel ? form.text("reason", cancel.reason(), 200) : null;
        return form.<LearningOutcome>result(() -> {
                    keep(viewer, held, next.get(), reason);
                    return new LearningOutcome.Done(id.value());
                })
                .fold(outcome -> outcome, LearningOutcome.Faulty::new);
    }

    private boolean hasTeacher(CourseClassId id) {
        return jdbc.sql("select exists (select from learning.teacher where class_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Keeps that a class stands elsewhere now. The caller has asked the table. */
    void keep(Viewer viewer, CourseClass held, CourseClass.Status next, @Nullable String reason) {
        jdbc.sql(
                        "update learning.course_class set status = :status, reason = :reason, decided_at = :now where id = :id")
                .param("status", next.name())
                .param("reason", reason, Types.VARCHAR)
                .param("now", Sql.at(clock.instant()))
                .param("id", held.id().value())
                .update();
        audit.record(
                viewer,
                "class-" + next.name().toLowerCase(Locale.ROOT),
                "class " + held.id().value(),
                held.course().title());
        if (next == CourseClass.Status.CANCELLED && held.status() != CourseClass.Status.DRAFT) {
            notices.cancelled(held, enrolments.students(held.id()), reason == null ? "" : reason);
        }
    }

    private @Nullable CourseClass managed(Viewer viewer, CourseClassId id) {
        return courses.locked(id)
                .filter(each -> Sides.manages(viewer, each.course()))
                .orElse(null);
    }
}
