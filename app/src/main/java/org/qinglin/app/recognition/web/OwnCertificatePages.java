package org.qinglin.app.recognition.web;

import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.recognition.Application;
import org.qinglin.app.recognition.ApplicationOutcome;
import org.qinglin.app.recognition.ApplicationStep;
import org.qinglin.app.recognition.Applications;
import org.qinglin.app.recognition.Certificates;
import org.qinglin.app.shared.honours.Honours;
import org.qinglin.app.shared.honours.Winner;
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

/** A student asks for a certificate, sees where the wish stands, and takes the paper along. */
@Controller
class OwnCertificatePages {

    private static final String PAGE = "redirect:/my/certificates";

    private final Certificates certificates;
    private final Applications applications;
    private final Hours hours;
    private final IssueWords words;
    private final Honours honours;

    OwnCertificatePages(
            Certificates certificates, Applications applications, Hours hours, IssueWords words, Honours honours) {
        this.certificates = certificates;
        this.applications = applications;
        this.hours = hours;
        this.words = words;
        this.honours = honours;
    }

    @GetMapping("/my/certificates")
    String own(@CurrentViewer Viewer viewer, Model model) {
        var all = applications.mine(viewer);
        model.addAttribute("honours", honours.of(new Winner.OfStudent(viewer.mustStudent())));
        model.addAttribute("certificates", certificates.of(viewer.mustStudent()));
        model.addAttribute(
                "applications",
                all.stream()
                        .filter(each -> each.status() != Application.Status.ISSUED)
                        .toList());
        model.addAttribute(
                "open",
                all.stream()
                        .anyMatch(each -> each.status() == Application.Status.APPLIED
                                || each.status() == Application.Status.ACCEPTED));
        model.addAttribute("balance", hours.balance(viewer.mustStudent()));
        return "recognition/own";
    }

    @PostMapping("/my/certificate-applications")
    String apply(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String purpose,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute("said", words.of(applications.apply(viewer, purpose), "application.applied"));
        return PAGE;
    }

    @PostMapping("/my/certificate-applications/{id}/withdraw")
    String withdraw(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        var outcome = applications.take(viewer, id, new ApplicationStep.Withdraw());
        if (outcome instanceof ApplicationOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(outcome, "application.withdrawn"));
        return PAGE;
    }

    @GetMapping("/my/certificates/{id}/file.pdf")
    ResponseEntity<byte[]> file(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var certificate = certificates.of(viewer.mustStudent()).stream()
                .filter(each -> each.id().value() == id)
                .findFirst()
                .orElseThrow(NotFound::new);
        return PrintedPaper.of(certificate.content().number(), certificates.pdf(certificate.id()));
    }
}
