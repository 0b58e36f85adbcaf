package org.qinglin.app.learning.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.learning.Calls;
import org.qinglin.app.learning.Course;
import org.qinglin.app.learning.CourseCertificates;
import org.qinglin.app.learning.CourseClass;
import org.qinglin.app.learning.CourseClassId;
import org.qinglin.app.learning.CourseEnrolment;
import org.qinglin.app.learning.CourseEnrolments;
import org.qinglin.app.learning.Courses;
import org.qinglin.app.learning.EnrolmentDesk;
import org.qinglin.app.learning.EnrolmentInput;
import org.qinglin.app.learning.LearningOutcome;
import org.qinglin.app.learning.Lessons;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The catalogue, for everybody: what one can learn near home, and how to enrol without an account. */
@Controller
class LearnPages {

    private final Courses courses;
    private final EnrolmentDesk desk;
    private final CourseEnrolments enrolments;
    private final Calls calls;
    private final Lessons lessons;
    private final CourseCertificates certificates;
    private final LearningRows rows;
    private final LearningWords words;

    LearnPages(
            Courses courses,
            EnrolmentDesk desk,
            CourseEnrolments enrolments,
            Calls calls,
            Lessons lessons,
            CourseCertificates certificates,
            LearningRows rows,
            LearningWords words) {
        this.courses = courses;
        this.desk = desk;
        this.enrolments = enrolments;
        this.calls = calls;
        this.lessons = lessons;
        this.certificates = certificates;
        this.rows = rows;
        this.words = words;
    }

    @GetMapping("/learn")
    String catalogue(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String street,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var ask = new PageRequest(q, page);
        var wanted = new Courses.Wanted(ask.search(), kind, street.matches("\\d{9}") ? street : "");
        var found = courses.joinable(wanted, ask.offset(), ask.limit());
        model.addAttribute("list", new Listing<>(rows.of(found), courses.countJoinable(wanted), ask));
        model.addAttribute("kinds", Course.Kind.values());
        model.addAttribute("kind", kind);
        model.addAttribute("street", wanted.street());
        model.addAttribute("streets", rows.streets(courses.placesToLearn()));
        return "learning/catalogue";
    }

    @GetMapping("/learn/{id}")
    String one(@PathVariable long id, @Nullable Authentication authentication, Model model) {
        return page(id, EnrolmentInput.blank(), List.of(), authentication, model);
    }

    private String page(
            long id, EnrolmentInput input, List<Fault> faults, @Nullable Authentication authentication, Model model) {
        var held = courses.published(new CourseClassId(id)).orElseThrow(NotFound::new);
        model.addAttribute("row", rows.of(held));
        model.addAttribute("lessons", lessons.of(held.id()));
        viewer(held, authentication, model);
        form(input, faults, rows.keptDays(), model);
        return "learning/class";
    }

    /** Whoever has an account enrols with it, or receives learners at the desk. */
    private void viewer(CourseClass held, @Nullable Authentication authentication, Model model) {
        var viewer = authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? signedIn.getViewer()
                : null;
        var student = viewer != null && held.course().college().equals(viewer.college()) ? viewer.student() : null;
        model.addAttribute("desk", viewer != null && courses.isDesk(viewer, held));
        model.addAttribute("joins", student != null);
        model.addAttribute(
                "own",
                student == null ? null : enrolments.of(student, held.id()).orElse(null));
    }

    static void form(EnrolmentInput input, List<Fault> faults, long keptDays, Model model) {
        model.addAttribute("keptDays", keptDays);
        model.addAttribute("enrolment", input);
        model.addAttribute("ages", CourseEnrolment.AgeBand.values());
        model.addAttribute("needs", CourseEnrolment.Need.values());
        if (!faults.isEmpty()) {
            model.addAttribute("faults", Fault.byField(faults));
        }
    }

    @PostMapping("/learn/{id}")
    String enrol(
            @PathVariable long id,
            @ModelAttribute EnrolmentInput enrolment,
            HttpServletRequest request,
            @Nullable Authentication authentication,
            Model model) {
        var outcome = desk.enrol(new CourseClassId(id), enrolment, request.getRemoteAddr());
        if (outcome instanceof LearningOutcome.Missing) {
            throw new NotFound();
        }
        if (outcome instanceof LearningOutcome.Enrolled enrolled) {
            return "redirect:/learn/enrolments/" + enrolled.code();
        }
        if (!(outcome instanceof LearningOutcome.Faulty)) {
            model.addAttribute("refused", words.of(outcome, ""));
        }
        return page(id, enrolment, LearningWords.faults(outcome), authentication, model);
    }

    @GetMapping("/learn/find")
    String find() {
        return "learning/find";
    }

    @PostMapping("/learn/find")
    String found(@RequestParam(defaultValue = "") String code, Model model) {
        if (enrolments.byCode(code).isEmpty()) {
            model.addAttribute("code", code);
            return "learning/find";
        }
        return "redirect:/learn/enrolments/" + code.replaceAll("[^A-Za-z0-9]", "");
    }

    @GetMapping("/learn/enrolments/{code}")
    String enrolled(@PathVariable String code, Model model) {
        var found = enrolments.byCode(code).orElseThrow(NotFound::new);
        var held = courses.published(found.classId()).orElseThrow(NotFound::new);
        model.addAttribute("code", code);
        model.addAttribute("enrolment", found);
        model.addAttribute("row", rows.of(held));
        model.addAttribute("lessons", lessons.of(held.id()));
        model.addAttribute("changes", calls.changes(found.id()));
        model.addAttribute("share", lessons.shares(held.id()).get(found.id()));
        model.addAttribute("certificate", certificates.of(held.id()).get(found.id()));
        return "learning/enrolment";
    }

    @PostMapping("/learn/enrolments/{code}/withdraw")
    String withdraw(@PathVariable String code, RedirectAttributes redirect) {
        return words.after(enrolments.withdraw(code), "learning.withdrawn", redirect, "/learn/enrolments/" + code);
    }

    @PostMapping("/learn/enrolments/{code}/erase")
    String erase(@PathVariable String code, RedirectAttributes redirect) {
        return words.after(enrolments.erase(code), "learning.erased", redirect, "/learn");
    }
}
