package org.qinglin.app.recognition.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.recognition.Application;
import org.qinglin.app.recognition.ApplicationOutcome;
import org.qinglin.app.recognition.ApplicationStep;
import org.qinglin.app.recognition.Applications;
import org.qinglin.app.recognition.Certificate;
import org.qinglin.app.recognition.Certificates;
import org.qinglin.app.recognition.Objection;
import org.qinglin.app.recognition.PublicNotices;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What waits for the college about certificates: students who ask, and objections to what is in its notice. */
@Controller
class ApplicationPages {

    static final String DESK = "redirect:/certificate-applications";

    private final Applications applications;
    private final PublicNotices notices;
    private final Certificates certificates;
    private final Students students;
    private final Hours hours;
    private final IssueWords words;
    private final Clock clock;

    ApplicationPages(
            Applications applications,
            PublicNotices notices,
            Certificates certificates,
            Students students,
            Hours hours,
            IssueWords words,
            Clock clock) {
        this.applications = applications;
        this.notices = notices;
        this.certificates = certificates;
        this.students = students;
        this.hours = hours;
        this.words = words;
        this.clock = clock;
    }

    record Row(Application application, @Nullable Student student, long minutes) {}

    record ObjectionRow(Objection objection, Certificate certificate, boolean own) {}

    @GetMapping("/certificate-applications")
    String desk(@CurrentViewer Viewer viewer, Model model) {
        var waiting = applications.waiting(viewer);
        var ids = waiting.stream().map(Application::student).toList();
        var byId = students.byIds(ids);
        var minutes = hours.minutesOf(ids);
        model.addAttribute(
                "rows",
                waiting.stream()
                        .map(each -> new Row(each, byId.get(each.student()), minutes.getOrDefault(each.student(), 0L)))
                        .toList());
        model.addAttribute("objections", objections(viewer));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("handler", viewer.name());
        return "recognition/applications";
    }

    private List<ObjectionRow> objections(Viewer viewer) {
        return notices.waiting(viewer).stream()
                .map(each -> new ObjectionRow(
                        each,
                        certificates
                                .find(viewer.mustCollege(), each.certificate())
                                .orElseThrow(),
                        each.raisedBy().equals(viewer.account())))
                .toList();
    }

    @PostMapping("/certificate-applications/{id}/accept")
    String accept(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return desk(applications.take(viewer, id, new ApplicationStep.Accept()), "application.accepted", redirect);
    }

    @PostMapping("/certificate-applications/{id}/refuse")
    String refuse(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return desk(applications.take(viewer, id, new ApplicationStep.Refuse(reason)), "application.refused", redirect);
    }

    @PostMapping("/certificate-applications/{id}/issue")
    String issue(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String personInCharge,
            @RequestParam(defaultValue = "") String handler,
            RedirectAttributes redirect) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        var outcome = applications.take(viewer, id, new ApplicationStep.Issue(personInCharge, handler, base));
        if (outcome instanceof ApplicationOutcome.Issued issued) {
            redirect.addFlashAttribute("said", words.of(outcome, "certificate.issued"));
            return "redirect:/certificates/" + issued.certificate().value();
        }
        return desk(outcome, "certificate.issued", redirect);
    }

    private String desk(ApplicationOutcome outcome, String done, RedirectAttributes redirect) {
        if (outcome instanceof ApplicationOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(outcome, done));
        return DESK;
    }
}
