package org.qinglin.app.learning.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.Calls;
import org.qinglin.app.learning.ClassDesk;
import org.qinglin.app.learning.ClassRooms;
import org.qinglin.app.learning.ClassStep;
import org.qinglin.app.learning.CourseCertificates;
import org.qinglin.app.learning.CourseClassId;
import org.qinglin.app.learning.CourseEnrolment;
import org.qinglin.app.learning.CourseEnrolments;
import org.qinglin.app.learning.Courses;
import org.qinglin.app.learning.EnrolmentDesk;
import org.qinglin.app.learning.EnrolmentId;
import org.qinglin.app.learning.EnrolmentInput;
import org.qinglin.app.learning.LearnerCall;
import org.qinglin.app.learning.LearningOutcome;
import org.qinglin.app.learning.LessonId;
import org.qinglin.app.learning.LessonPlan;
import org.qinglin.app.learning.Lessons;
import org.qinglin.app.learning.Teachers;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A class as its organiser and its desk see it: steps, lessons, teachers, learners. */
@Controller
class ClassPages {

    private final Courses courses;
    private final ClassDesk desk;
    private final LessonPlan plan;
    private final ClassRooms rooms;
    private final EnrolmentDesk enrolling;
    private final CourseEnrolments enrolments;
    private final Calls calls;
    private final Lessons lessons;
    private final Teachers teachers;
    private final CourseCertificates certificates;
    private final LearningRows rows;
    private final LearningWords words;

    ClassPages(
            Courses courses,
            ClassDesk desk,
            LessonPlan plan,
            ClassRooms rooms,
            EnrolmentDesk enrolling,
            CourseEnrolments enrolments,
            Calls calls,
            Lessons lessons,
            Teachers teachers,
            CourseCertificates certificates,
            LearningRows rows,
            LearningWords words) {
        this.courses = courses;
        this.desk = desk;
        this.plan = plan;
        this.rooms = rooms;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.calls = calls;
        this.lessons = lessons;
        this.teachers = teachers;
        this.certificates = certificates;
        this.rows = rows;
        this.words = words;
    }

    @GetMapping("/classes/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        return page(viewer, id, EnrolmentInput.blank(), List.of(), false, model);
    }

    /** The same with phone numbers in full, which the audit trail then knows. */
    @PostMapping("/classes/{id}/phones")
    String phones(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        if (!enrolments.showPhones(viewer, new CourseClassId(id))) {
            throw new NotFound();
        }
        return page(viewer, id, EnrolmentInput.blank(), List.of(), true, model);
    }

    private String page(Viewer viewer, long id, EnrolmentInput input, List<Fault> faults, boolean phones, Model model) {
        var held = courses.find(viewer, new CourseClassId(id)).orElseThrow(NotFound::new);
        boolean manages = courses.manages(viewer, held.course());
        boolean isDesk = courses.isDesk(viewer, held);
        model.addAttribute("row", rows.of(held));
        model.addAttribute("manages", manages);
        model.addAttribute("desk", isDesk);
        model.addAttribute("phones", phones);
        model.addAttribute("now", rows.now());
        var all = lessons.of(held.id());
        model.addAttribute("lessons", all);
        model.addAttribute("bookings", rooms.of(all));
        model.addAttribute("roomName", rooms.name(held));
        model.addAttribute("zone", China.TIME);
        model.addAttribute("rooms", manages && held.isAlive() ? rooms.choices(viewer) : List.of());
        model.addAttribute("teachers", teachers.of(held.id()));
        model.addAttribute("staff", manages ? teachers.staff(viewer, held.course()) : List.of());
        var learners = isDesk ? enrolments.of(held.id()) : List.<CourseEnrolment>of();
        model.addAttribute("learners", only(learners, CourseEnrolment.Status.ENROLLED));
        model.addAttribute("waiting", only(learners, CourseEnrolment.Status.WAITING));
        model.addAttribute(
                "toCall",
                (isDesk ? calls.open(held.id()) : List.<LearnerCall>of())
                        .stream().map(LearnerCall::learner).collect(Collectors.toSet()));
        model.addAttribute("shares", lessons.shares(held.id()));
        model.addAttribute("certificates", certificates.of(held.id()));
        model.addAttribute("entitled", isDesk ? certificates.entitled(held).size() : 0);
        LearnPages.form(input, faults, rows.keptDays(), model);
        return "learning/class-desk";
    }

    private static List<CourseEnrolment> only(List<CourseEnrolment> all, CourseEnrolment.Status status) {
        return all.stream().filter(each -> each.status() == status).toList();
    }

    @PostMapping("/classes/{id}/steps")
    String take(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var wanted = step(step, reason).orElseThrow(NotFound::new);
        return words.after(desk.take(viewer, new CourseClassId(id), wanted), "form.kept", redirect, at(id));
    }

    /** A step by its name in forms and the API. */
    static Optional<ClassStep> step(@Nullable String name, @Nullable String reason) {
        return Optional.ofNullable(
                switch (name == null ? "" : name) {
                    case "open" -> new ClassStep.Open();
                    case "begin" -> new ClassStep.Begin();
                    case "finish" -> new ClassStep.Finish();
                    case "cancel" -> new ClassStep.Cancel(reason == null ? "" : reason);
                    default -> null;
                });
    }

    @PostMapping("/classes/{id}/capacity")
    String resize(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String capacity,
            RedirectAttributes redirect) {
        return words.after(desk.resize(viewer, new CourseClassId(id), capacity), "form.kept", redirect, at(id));
    }

    @PostMapping("/classes/{id}/lessons")
    String addLesson(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute LessonPlan.Typed typed,
            RedirectAttributes redirect) {
        return words.after(plan.add(viewer, new CourseClassId(id), typed), "form.kept", redirect, at(id));
    }

    @PostMapping("/classes/{id}/lessons/{lesson}/move")
    String moveLesson(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long lesson,
            @ModelAttribute LessonPlan.Typed typed,
            RedirectAttributes redirect) {
        return words.after(
                plan.move(viewer, new CourseClassId(id), new LessonId(lesson), typed), "form.kept", redirect, at(id));
    }

    @PostMapping("/classes/{id}/lessons/{lesson}/remove")
    String removeLesson(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long lesson,
            RedirectAttributes redirect) {
        return words.after(
                plan.remove(viewer, new CourseClassId(id), new LessonId(lesson)), "form.kept", redirect, at(id));
    }

    /** @param room the id of a shared room; empty for none of ours */
    @PostMapping("/classes/{id}/room")
    String chooseRoom(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String room,
            RedirectAttributes redirect) {
        return words.after(rooms.choose(viewer, new CourseClassId(id), room), "class.room-kept", redirect, at(id));
    }

    @PostMapping("/classes/{id}/teachers")
    String addTeacher(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String student,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String guest,
            RedirectAttributes redirect) {
        return words.after(
                teachers.add(viewer, new CourseClassId(id), new Teachers.Input(student, account, guest)),
                "form.kept",
                redirect,
                at(id));
    }

    @PostMapping("/classes/{id}/teachers/{teacher}/remove")
    String removeTeacher(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long teacher,
            RedirectAttributes redirect) {
        return words.after(teachers.remove(viewer, new CourseClassId(id), teacher), "form.kept", redirect, at(id));
    }

    @PostMapping("/classes/{id}/enrolments")
    String enter(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute EnrolmentInput enrolment,
            Model model,
            RedirectAttributes redirect) {
        var outcome = enrolling.enter(viewer, new CourseClassId(id), enrolment);
        return outcome instanceof LearningOutcome.Faulty faulty
                ? page(viewer, id, enrolment, faulty.faults(), false, model)
                : withCode(outcome, "learning.entered", redirect, id);
    }

    /** The code is shown once, for telling it to the learner. */
    private String withCode(LearningOutcome outcome, String done, RedirectAttributes redirect, long id) {
        if (outcome instanceof LearningOutcome.Enrolled enrolled) {
            redirect.addFlashAttribute("code", enrolled.code());
        }
        return words.after(outcome, done, redirect, at(id));
    }

    @PostMapping("/classes/{id}/enrolments/{enrolment}/code")
    String renewCode(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long enrolment,
            RedirectAttributes redirect) {
        return withCode(
                enrolling.renewCode(viewer, new CourseClassId(id), new EnrolmentId(enrolment)),
                "learning.code-renewed",
                redirect,
                id);
    }

    @PostMapping("/classes/{id}/enrolments/{enrolment}/withdraw")
    String withdraw(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long enrolment,
            RedirectAttributes redirect) {
        return words.after(
                enrolments.withdrawFor(viewer, new CourseClassId(id), new EnrolmentId(enrolment)),
                "learning.withdrawn",
                redirect,
                at(id));
    }

    private static String at(long id) {
        return "/classes/" + id;
    }
}
