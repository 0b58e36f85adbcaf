package org.qinglin.app.learning.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.ClassDesk;
import org.qinglin.app.learning.Course;
import org.qinglin.app.learning.CourseClass;
import org.qinglin.app.learning.CourseClassId;
import org.qinglin.app.learning.CourseEnrolment;
import org.qinglin.app.learning.CourseEnrolments;
import org.qinglin.app.learning.Courses;
import org.qinglin.app.learning.EnrolmentDesk;
import org.qinglin.app.learning.LearningOutcome;
import org.qinglin.app.learning.Lesson;
import org.qinglin.app.learning.Lessons;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Courses for programs: the catalogue for everybody, one's own courses, and an organiser's steps. */
@RestController
@Tag(name = "learning", description = "Courses for residents")
class LearningApi {

    private final Courses courses;
    private final ClassDesk desk;
    private final EnrolmentDesk enrolling;
    private final CourseEnrolments enrolments;
    private final Lessons lessons;
    private final LearningRows rows;
    private final LearningAnswers refusals;
    private final ApiAnswers answers;

    LearningApi(
            Courses courses,
            ClassDesk desk,
            EnrolmentDesk enrolling,
            CourseEnrolments enrolments,
            Lessons lessons,
            LearningRows rows,
            LearningAnswers refusals,
            ApiAnswers answers) {
        this.courses = courses;
        this.desk = desk;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.lessons = lessons;
        this.rows = rows;
        this.refusals = refusals;
        this.answers = answers;
    }

    /** A class as everybody may know it. */
    record PublicClass(
            long id,
            String title,
            @Nullable String englishTitle,
            Course.Kind kind,
            String about,
            String audience,
            @Nullable String ageNote,
            Set<Course.Access> access,
            int lessonHours,
            int passPercent,
            String offeredBy,
            String community,
            String street,
            String location,
            CourseClass.Status status,
            int capacity,
            int free,
            int waiting,
            LocalDate enrolFrom,
            LocalDate enrolUntil,
            List<Time> lessons) {}

    record Time(Instant from, Instant to) {}

    record Catalogue(List<PublicClass> classes, int page, int total) {}

    /** A student's place. @param turn in the waiting list, 0 outside it */
    record Own(long enrolment, long classId, String title, CourseEnrolment.Status status, int turn) {}

    /** @param step {@code open}, {@code begin}, {@code finish} or {@code cancel} */
    record Step(@Nullable String step, @Nullable String reason) {}

    @Operation(summary = "Classes that one can join today, the next first")
    @GetMapping("/api/learn")
    Catalogue catalogue(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String street,
            @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest(q, page);
        var wanted = new Courses.Wanted(ask.search(), kind, street);
        var found = courses.joinable(wanted, ask.offset(), ask.limit());
        return new Catalogue(
                rows.of(found).stream().map(this::told).toList(), ask.page(), courses.countJoinable(wanted));
    }

    @Operation(summary = "A class that was opened, with its lessons")
    @GetMapping("/api/learn/{id}")
    ResponseEntity<Object> one(@PathVariable long id) {
        return courses.published(new CourseClassId(id))
                .<ResponseEntity<Object>>map(found -> ResponseEntity.ok(told(rows.of(found))))
                .orElseGet(answers::notFound);
    }

    private PublicClass told(LearningRows.Row row) {
        var held = row.held();
        var course = row.course();
        return new PublicClass(
                held.id().value(),
                course.title(),
                course.englishTitle(),
                course.kind(),
                course.about(),
                course.audience(),
                course.ageNote(),
                course.access(),
                course.hours(),
                course.passPercent(),
                row.owner(),
                row.place().name(),
                row.place().streetName(),
                held.location(),
                held.status(),
                held.capacity(),
                held.free(),
                held.waiting(),
                held.enrolFrom(),
                held.enrolUntil(),
                lessons.of(held.id()).stream().map(LearningApi::time).toList());
    }

    private static Time time(Lesson lesson) {
        return new Time(lesson.from(), lesson.to());
    }

    @Operation(summary = "A student enrols; 409 where it is closed, full, or done already")
    @PostMapping("/api/learn/{id}/join")
    ResponseEntity<Object> join(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var outcome = enrolling.join(viewer, new CourseClassId(id));
        return outcome instanceof LearningOutcome.Enrolled ? ResponseEntity.ok(own(viewer)) : refusals.refused(outcome);
    }

    @Operation(summary = "The student's own enrolments, the latest first")
    @GetMapping("/api/my/courses")
    List<Own> own(@CurrentViewer Viewer viewer) {
        return enrolments.of(viewer.mustStudent()).stream()
                .flatMap(each -> courses.published(each.classId()).stream()
                        .map(held -> new Own(
                                each.id().value(),
                                held.id().value(),
                                held.course().title(),
                                each.status(),
                                each.turn())))
                .toList();
    }

    @Operation(summary = "Takes a step of a class; 409 where it does not lead on")
    @PostMapping("/api/classes/{id}/steps")
    ResponseEntity<Object> take(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Step step) {
        var held = courses.find(viewer, new CourseClassId(id));
        if (held.isEmpty()) {
            return answers.notFound();
        }
        var wanted = ClassPages.step(step.step(), step.reason());
        if (wanted.isEmpty()) {
            return answers.faulty(
                    List.of(Fault.of("step", step.step() == null ? "" : step.step(), "fault.class.step")));
        }
        var outcome = desk.take(viewer, held.get().id(), wanted.get());
        return outcome instanceof LearningOutcome.Done
                ? ResponseEntity.ok(
                        told(rows.of(courses.find(viewer, held.get().id()).orElseThrow())))
                : refusals.refused(outcome);
    }
}
