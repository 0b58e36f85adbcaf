package org.qinglin.app.learning.web;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.CourseCertificates;
import org.qinglin.app.learning.CourseClass;
import org.qinglin.app.learning.CourseClassId;
import org.qinglin.app.learning.CourseEnrolment;
import org.qinglin.app.learning.CourseEnrolments;
import org.qinglin.app.learning.Courses;
import org.qinglin.app.learning.EnrolmentDesk;
import org.qinglin.app.learning.EnrolmentId;
import org.qinglin.app.learning.Lesson;
import org.qinglin.app.learning.LessonId;
import org.qinglin.app.learning.Lessons;
import org.qinglin.app.learning.Teachers;
import org.qinglin.app.learning.Teaching;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What somebody with an account learns and teaches. */
@Controller
class MyCoursePages {

    private final Courses courses;
    private final EnrolmentDesk desk;
    private final CourseEnrolments enrolments;
    private final Lessons lessons;
    private final Teachers teachers;
    private final Teaching teaching;
    private final CourseCertificates certificates;
    private final LearningRows rows;
    private final LearningWords words;

    MyCoursePages(
            Courses courses,
            EnrolmentDesk desk,
            CourseEnrolments enrolments,
            Lessons lessons,
            Teachers teachers,
            Teaching teaching,
            CourseCertificates certificates,
            LearningRows rows,
            LearningWords words) {
        this.courses = courses;
        this.desk = desk;
        this.enrolments = enrolments;
        this.lessons = lessons;
        this.teachers = teachers;
        this.teaching = teaching;
        this.certificates = certificates;
        this.rows = rows;
        this.words = words;
    }

    /** A place with its class, and how much was attended. */
    record Own(
            CourseEnrolment enrolment,
            LearningRows.Row row,
            Lessons.@Nullable Share share,
            CourseCertificates.@Nullable Issued certificate) {}

    /** A class that the viewer teaches: lessons that have begun, which can be marked, and those to come. */
    record Taught(LearningRows.Row row, List<Lesson> begun, List<Lesson> coming) {}

    @GetMapping("/my/courses")
    String own(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute(
                "items",
                enrolments.of(viewer.mustStudent()).stream()
                        .flatMap(each -> courses.published(each.classId()).stream()
                                .map(held -> new Own(
                                        each,
                                        rows.of(held),
                                        lessons.shares(held.id()).get(each.id()),
                                        certificates.of(held.id()).get(each.id()))))
                        .toList());
        return "learning/my-courses";
    }

    @PostMapping("/learn/{id}/join")
    String join(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return words.after(desk.join(viewer, new CourseClassId(id)), "learning.joined", redirect, "/my/courses");
    }

    @PostMapping("/my/courses/{id}/withdraw")
    String withdraw(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return words.after(
                enrolments.withdraw(viewer, new EnrolmentId(id)), "learning.withdrawn", redirect, "/my/courses");
    }

    @GetMapping("/my/teaching")
    String teaching(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute("sum", teaching.own(viewer));
        model.addAttribute(
                "items",
                teachers.taughtBy(viewer).stream()
                        .flatMap(each -> courses.published(each).stream())
                        .map(this::taught)
                        .toList());
        return "learning/teaching";
    }

    private Taught taught(CourseClass held) {
        var byBegun = lessons.of(held.id()).stream()
                .collect(Collectors.partitioningBy(each -> !each.from().isAfter(rows.now())));
        return new Taught(rows.of(held), byBegun.getOrDefault(true, List.of()), byBegun.getOrDefault(false, List.of()));
    }

    @GetMapping("/lessons/{id}")
    String lesson(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var sheet = lessons.sheet(viewer, new LessonId(id)).orElseThrow(NotFound::new);
        model.addAttribute("sheet", sheet);
        model.addAttribute("row", rows.of(sheet.held()));
        model.addAttribute("desk", courses.isDesk(viewer, sheet.held()));
        return "learning/lesson";
    }

    /** @param all everybody was there; else those whose numbers are given */
    @PostMapping("/lessons/{id}")
    String mark(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable List<Long> present,
            RedirectAttributes redirect) {
        var sheet = lessons.sheet(viewer, new LessonId(id)).orElseThrow(NotFound::new);
        var there = all
                ? sheet.lines().stream().map(each -> each.learner().id()).collect(Collectors.toSet())
                : new HashSet<>((present == null ? List.<Long>of() : present)
                        .stream().map(EnrolmentId::new).toList());
        return words.after(lessons.mark(viewer, new LessonId(id), there), "lesson.marked", redirect, "/lessons/" + id);
    }
}
