package org.qinglin.app.attendance.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Incident;
import org.qinglin.app.attendance.IncidentOutcome;
import org.qinglin.app.attendance.IncidentReport;
import org.qinglin.app.attendance.Incidents;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Incidents at sessions: reported, and followed to an end. */
@Controller
class IncidentPages {

    private final Incidents incidents;
    private final Sessions sessions;
    private final Students students;
    private final Say say;
    private final Clock clock;

    IncidentPages(Incidents incidents, Sessions sessions, Students students, Say say, Clock clock) {
        this.incidents = incidents;
        this.sessions = sessions;
        this.students = students;
        this.say = say;
        this.clock = clock;
    }

    /** A row of the list. */
    record Row(Incident incident, String title) {}

    @GetMapping("/sessions/{id}/incidents/new")
    String form(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        return form(viewer, id, IncidentReport.Input.EMPTY, List.of(), model);
    }

    private String form(Viewer viewer, long id, IncidentReport.Input input, List<Fault> faults, Model model) {
        var seen = incidents.reportable(viewer, new SessionId(id)).orElseThrow(NotFound::new);
        var now = LocalDateTime.ofInstant(clock.instant(), China.TIME).truncatedTo(ChronoUnit.MINUTES);
        model.addAttribute("occasion", seen.session());
        model.addAttribute("request", seen.request());
        model.addAttribute("input", input);
        model.addAttribute("faults", Fault.byField(faults));
        model.addAttribute("severities", Incident.Severity.values());
        model.addAttribute("now", now);
        model.addAttribute("roster", named(seen.session().id()));
        model.addAttribute("back", viewer.is(Role.TEAM_LEADER) ? "/my/sessions/" + id : "/sessions/" + id);
        return "attendance/incident-form";
    }

    private List<Student> named(SessionId session) {
        var roster = incidents.roster(session);
        var people = students.byIds(roster);
        return roster.stream()
                .filter(people::containsKey)
                .map(each -> java.util.Objects.requireNonNull(people.get(each)))
                .toList();
    }

    @PostMapping("/sessions/{id}/incidents")
    String report(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute IncidentReport.Input input,
            Model model,
            RedirectAttributes redirect) {
        var outcome = incidents.report(viewer, new SessionId(id), input);
        if (outcome instanceof IncidentOutcome.Faulty faulty) {
            return form(viewer, id, input, faulty.faults(), model);
        }
        if (!(outcome instanceof IncidentOutcome.Done done)) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text("incident.reported"));
        return "redirect:/incidents/" + done.id();
    }

    @GetMapping("/incidents")
    String list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var ask = new PageRequest("", page);
        var filter = IncidentWords.filter(status, severity);
        var rows = incidents.list(viewer, filter, ask.offset(), ask.limit()).stream()
                .map(each -> new Row(each, incidents.requestOf(each.session()).title()))
                .toList();
        model.addAttribute("list", new Listing<>(rows, incidents.count(viewer, filter), ask));
        model.addAttribute("filter", filter);
        model.addAttribute("statuses", Incident.Status.values());
        model.addAttribute("severities", Incident.Severity.values());
        model.addAttribute("today", LocalDate.now(clock));
        return "attendance/incidents";
    }

    @GetMapping("/incidents/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var incident = incidents.find(viewer, id).orElseThrow(NotFound::new);
        boolean done = incident.status() == Incident.Status.DONE;
        boolean staff = viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY);
        model.addAttribute("incident", incident);
        model.addAttribute("notes", incidents.notes(id));
        model.addAttribute("request", incidents.requestOf(incident.session()));
        model.addAttribute("occasion", sessions.find(incident.session()).orElseThrow());
        model.addAttribute(
                "student",
                incident.student() == null
                        ? null
                        : students.byIds(List.of(incident.student())).get(incident.student()));
        model.addAttribute("givable", !done && viewer.is(Role.COLLEGE));
        model.addAttribute("closable", !done && staff);
        model.addAttribute("notable", !done && (staff || viewer.is(Role.COMMUNITY) || viewer.is(Role.TEAM_LEADER)));
        model.addAttribute("owners", viewer.is(Role.COLLEGE) ? incidents.owners(viewer) : List.of());
        model.addAttribute("today", LocalDate.now(clock));
        return "attendance/incident";
    }

    @PostMapping("/incidents/{id}/give")
    String give(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String dueOn,
            Model model,
            RedirectAttributes redirect) {
        return answer(viewer, id, incidents.give(viewer, id, owner, dueOn), "incident.given", model, redirect);
    }

    @PostMapping("/incidents/{id}/notes")
    String note(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String words,
            Model model,
            RedirectAttributes redirect) {
        return answer(viewer, id, incidents.note(viewer, id, words), "incident.noted", model, redirect);
    }

    @PostMapping("/incidents/{id}/close")
    String close(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String outcome,
            Model model,
            RedirectAttributes redirect) {
        return answer(viewer, id, incidents.close(viewer, id, outcome), "incident.closed", model, redirect);
    }

    private String answer(
            Viewer viewer, long id, IncidentOutcome outcome, String done, Model model, RedirectAttributes redirect) {
        if (outcome instanceof IncidentOutcome.NotFound) {
            throw new NotFound();
        }
        if (outcome instanceof IncidentOutcome.Faulty faulty) {
            model.addAttribute("faults", Fault.byField(faulty.faults()));
            return one(viewer, id, model);
        }
        redirect.addFlashAttribute(
                "said", say.text(outcome instanceof IncidentOutcome.Done ? done : "incident.already"));
        return "redirect:/incidents/" + id;
    }
}
