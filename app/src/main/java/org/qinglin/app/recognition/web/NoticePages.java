package org.qinglin.app.recognition.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.recognition.Certificate;
import org.qinglin.app.recognition.CertificateId;
import org.qinglin.app.recognition.Objection;
import org.qinglin.app.recognition.ObjectionOutcome;
import org.qinglin.app.recognition.ObjectionStep;
import org.qinglin.app.recognition.PublicNotices;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The public notice inside the college: who is about to get a certificate of how many hours, and the way to object. */
@Controller
class NoticePages {

    private static final String PAGE = "redirect:/notices";

    private final PublicNotices notices;
    private final Students students;
    private final Organisations organisations;
    private final IssueWords words;

    NoticePages(PublicNotices notices, Students students, Organisations organisations, IssueWords words) {
        this.notices = notices;
        this.students = students;
        this.organisations = organisations;
        this.words = words;
    }

    /** @param className the student's class, which tells two of a name apart */
    record Row(Certificate certificate, String className, boolean objected) {}

    @GetMapping("/notices")
    String list(@CurrentViewer Viewer viewer, Model model) {
        var current = notices.current(viewer);
        var mine = notices.mine(viewer);
        var open = new HashSet<CertificateId>();
        mine.stream()
                .filter(each -> each.status() == Objection.Status.OPEN)
                .forEach(each -> open.add(each.certificate()));
        var classes = classes(viewer, current);
        model.addAttribute(
                "rows",
                current.stream()
                        .map(each -> new Row(each, classes.getOrDefault(each.id(), ""), open.contains(each.id())))
                        .toList());
        model.addAttribute(
                "answered",
                mine.stream()
                        .filter(each -> each.status() != Objection.Status.OPEN)
                        .toList());
        return "recognition/notices";
    }

    private Map<CertificateId, String> classes(Viewer viewer, List<Certificate> all) {
        var units = organisations.unitsById(viewer.mustCollege());
        var byId = students.byIds(all.stream().map(Certificate::student).toList());
        var names = new HashMap<CertificateId, String>();
        for (var each : all) {
            @Nullable Student student = byId.get(each.student());
            var unit = student == null ? null : units.get(student.classId());
            if (unit != null) {
                names.put(each.id(), unit.name());
            }
        }
        return names;
    }

    @PostMapping("/notices/{id}/object")
    String object(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "said", words.of(found(notices.object(viewer, new CertificateId(id), reason)), "objection.raised"));
        return PAGE;
    }

    @PostMapping("/objections/{id}/uphold")
    String uphold(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes redirect) {
        return desk(notices.decide(viewer, id, new ObjectionStep.Uphold(answer)), "objection.upheld", redirect);
    }

    @PostMapping("/objections/{id}/dismiss")
    String dismiss(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes redirect) {
        return desk(notices.decide(viewer, id, new ObjectionStep.Dismiss(answer)), "objection.dismissed", redirect);
    }

    private String desk(ObjectionOutcome outcome, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("said", words.of(found(outcome), done));
        return ApplicationPages.DESK;
    }

    private static ObjectionOutcome found(ObjectionOutcome outcome) {
        if (outcome instanceof ObjectionOutcome.NotFound) {
            throw new NotFound();
        }
        return outcome;
    }
}
