package org.qinglin.app.recognition.web;

import java.util.List;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Students;
import org.qinglin.app.recognition.Applications;
import org.qinglin.app.recognition.Certificate;
import org.qinglin.app.recognition.CertificateId;
import org.qinglin.app.recognition.Certificates;
import org.qinglin.app.recognition.IssueOutcome;
import org.qinglin.app.recognition.PublicNotices;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.PrintedPaper;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The college's certificates: issued for a student, looked at, revoked. */
@Controller
class CertificatePages {

    private final Certificates certificates;
    private final Applications applications;
    private final PublicNotices notices;
    private final Students students;
    private final Hours hours;
    private final IssueWords words;
    private final Say say;

    CertificatePages(
            Certificates certificates,
            Applications applications,
            PublicNotices notices,
            Students students,
            Hours hours,
            IssueWords words,
            Say say) {
        this.certificates = certificates;
        this.applications = applications;
        this.notices = notices;
        this.students = students;
        this.hours = hours;
        this.words = words;
        this.say = say;
    }

    @GetMapping("/certificates")
    String list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var request = new PageRequest(q, page);
        var college = viewer.mustCollege();
        model.addAttribute(
                "list",
                new Listing<>(
                        certificates.list(college, request.search(), request.offset(), request.limit()),
                        certificates.count(college, request.search()),
                        request));
        model.addAttribute(
                "waiting",
                applications.waiting(viewer).size() + notices.waiting(viewer).size());
        return "recognition/certificates";
    }

    @GetMapping("/certificates/export")
    ResponseEntity<byte[]> export(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "xlsx") String format) {
        return ListExport.of(
                say.text("certificate.title"),
                format,
                List.of(
                        say.text("certificate.number"),
                        say.text("certificate.name"),
                        say.text("certificate.total"),
                        say.text("certificate.issued-on"),
                        say.text("certificate.state"),
                        say.text("check.code")),
                certificates.list(viewer.mustCollege(), q.strip(), 0, ListExport.MOST_ROWS).stream()
                        .map(each -> List.of(
                                each.content().number(),
                                each.content().name(),
                                say.hours(each.content().minutes()),
                                say.fullDate(each.content().issuedOn()),
                                say.text("certificate.status." + each.status()),
                                each.content().checkCode()))
                        .toList());
    }

    @GetMapping("/students/{id}/certificate")
    String form(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var student = students.find(viewer.mustCollege(), new StudentId(id)).orElseThrow(NotFound::new);
        model.addAttribute("student", student);
        model.addAttribute("balance", hours.balance(student.id()));
        model.addAttribute("handler", viewer.name());
        return "recognition/issue";
    }

    @PostMapping("/students/{id}/certificate")
    String issue(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String personInCharge,
            @RequestParam(defaultValue = "") String handler,
            RedirectAttributes redirect) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        var outcome = applications.issue(viewer, new StudentId(id), personInCharge, handler, base);
        if (outcome instanceof IssueOutcome.NotFound) {
            throw new NotFound();
        }
        if (outcome instanceof IssueOutcome.Issued issued) {
            redirect.addFlashAttribute("said", say.text("certificate.issued"));
            return "redirect:/certificates/" + issued.id().value();
        }
        redirect.addFlashAttribute("said", words.of(outcome));
        return "redirect:/students/" + id + "/certificate";
    }

    @GetMapping("/certificates/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("certificate", find(viewer, id));
        return "recognition/certificate";
    }

    @GetMapping("/certificates/{id}/file.pdf")
    ResponseEntity<byte[]> file(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var certificate = find(viewer, id);
        return PrintedPaper.of(certificate.content().number(), certificates.pdf(certificate.id()));
    }

    @PostMapping("/certificates/{id}/revoke")
    String revoke(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var outcome = certificates.revoke(viewer, new CertificateId(id), reason);
        if (outcome instanceof Certificates.Revoked.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute(
                "said", say.text("certificate.revoke." + outcome.getClass().getSimpleName()));
        return "redirect:/certificates/" + id;
    }

    private Certificate find(Viewer viewer, long id) {
        return certificates.find(viewer.mustCollege(), new CertificateId(id)).orElseThrow(NotFound::new);
    }
}
