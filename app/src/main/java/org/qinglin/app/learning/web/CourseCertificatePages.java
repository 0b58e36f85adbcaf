package org.qinglin.app.learning.web;

import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.CourseCertificates;
import org.qinglin.app.learning.CourseClassId;
import org.qinglin.app.learning.CourseEnrolments;
import org.qinglin.app.learning.EnrolmentId;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PrintedPaper;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Certificates of completion are issued, printed at the desk or taken along by the learner, and checked by anyone. */
@Controller
class CourseCertificatePages {

    private final CourseCertificates certificates;
    private final CourseEnrolments enrolments;
    private final LearningWords words;

    CourseCertificatePages(CourseCertificates certificates, CourseEnrolments enrolments, LearningWords words) {
        this.certificates = certificates;
        this.enrolments = enrolments;
        this.words = words;
    }

    @PostMapping("/classes/{id}/certificates")
    String issue(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return words.after(
                certificates.issue(viewer, new CourseClassId(id), base), "form.kept", redirect, "/classes/" + id);
    }

    @PostMapping("/classes/{id}/enrolments/{enrolment}/revoke")
    String revoke(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long enrolment,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return words.after(
                certificates.revoke(viewer, new CourseClassId(id), new EnrolmentId(enrolment), reason),
                "learning.revoked",
                redirect,
                "/classes/" + id);
    }

    @GetMapping("/classes/{id}/enrolments/{enrolment}/certificate.pdf")
    ResponseEntity<byte[]> print(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long enrolment) {
        return file(certificates
                .pdf(viewer, new CourseClassId(id), new EnrolmentId(enrolment))
                .orElseThrow(NotFound::new));
    }

    @GetMapping("/my/courses/{id}/certificate.pdf")
    ResponseEntity<byte[]> own(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return file(certificates.pdf(viewer, new EnrolmentId(id)).orElseThrow(NotFound::new));
    }

    @GetMapping("/learn/enrolments/{code}/certificate.pdf")
    ResponseEntity<byte[]> byCode(@PathVariable String code) {
        return file(enrolments
                .byCode(code)
                .flatMap(each -> certificates.pdf(each.id()))
                .orElseThrow(NotFound::new));
    }

    private static ResponseEntity<byte[]> file(byte[] pdf) {
        return PrintedPaper.of("certificate", pdf);
    }

    @GetMapping("/learn/certificates/{code}")
    String check(@PathVariable String code, Model model) {
        model.addAttribute("checked", certificates.check(code).orElse(null));
        return "learning/certificate";
    }
}
