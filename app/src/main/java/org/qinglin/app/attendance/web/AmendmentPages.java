package org.qinglin.app.attendance.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Amendment;
import org.qinglin.app.attendance.AmendmentOutcome;
import org.qinglin.app.attendance.Amendments;
import org.qinglin.app.attendance.Dispute;
import org.qinglin.app.attendance.Disputes;
import org.qinglin.app.attendance.EntryFlags;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hours in question: the student's word, the desk where staff answer and propose, the second person's decision. */
@Controller
class AmendmentPages {

    private final Disputes disputes;
    private final Amendments amendments;
    private final EntryFlags flags;
    private final Hours hours;
    private final Sessions sessions;
    private final Requests requests;
    private final Students students;
    private final AmendmentWords words;
    private final Clock clock;

    AmendmentPages(
            Disputes disputes,
            Amendments amendments,
            EntryFlags flags,
            Hours hours,
            Sessions sessions,
            Requests requests,
            Students students,
            AmendmentWords words,
            Clock clock) {
        this.disputes = disputes;
        this.amendments = amendments;
        this.flags = flags;
        this.hours = hours;
        this.sessions = sessions;
        this.requests = requests;
        this.students = students;
        this.words = words;
        this.clock = clock;
    }

    /** What a row is about. */
    record About(@Nullable Student student, ServiceSession session, String title) {}

    record DisputeRow(Dispute dispute, About about, long standing) {}

    record AmendmentRow(Amendment amendment, About about, List<EntryFlags.Flag> flags, boolean mine) {}

    @GetMapping("/my/sessions/{id}/dispute")
    String form(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        return form(viewer, id, "", "", List.of(), model);
    }

    private String form(Viewer viewer, long id, String minutes, String reason, List<Fault> faults, Model model) {
        var session = disputes.disputable(viewer, new SessionId(id)).orElseThrow(NotFound::new);
        model.addAttribute("occasion", session);
        model.addAttribute("request", request(session));
        model.addAttribute(
                "standing",
                hours.counted(viewer.mustStudent(), session.id())
                        .map(each -> each.minutes())
                        .orElse(0));
        model.addAttribute("minutes", minutes);
        model.addAttribute("reason", reason);
        model.addAttribute("faults", Fault.byField(faults));
        return "attendance/dispute-form";
    }

    @PostMapping("/my/sessions/{id}/dispute")
    String open(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var outcome = found(disputes.open(viewer, new SessionId(id), minutes, reason));
        if (outcome instanceof AmendmentOutcome.Faulty faulty) {
            return form(viewer, id, minutes, reason, faulty.faults(), model);
        }
        redirect.addFlashAttribute("said", words.of(outcome, "dispute.opened"));
        return "redirect:/my/disputes";
    }

    @GetMapping("/my/disputes")
    String mine(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute(
                "rows", disputes.mine(viewer).stream().map(each -> row(each)).toList());
        return "attendance/my-disputes";
    }

    @PostMapping("/my/disputes/{id}/withdraw")
    String withdrawDispute(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        redirect.addFlashAttribute("said", words.of(found(disputes.withdraw(viewer, id)), "dispute.withdrawn"));
        return "redirect:/my/disputes";
    }

    @GetMapping("/amendments")
    String desk(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
        var ask = new PageRequest("", page);
        var rows = amendments.list(viewer, ask.offset(), ask.limit());
        var flagged = flags.of(rows.stream().map(Amendment::id).toList());
        boolean staff = viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY);
        model.addAttribute("staff", staff);
        model.addAttribute(
                "disputes",
                staff ? disputes.waiting(viewer).stream().map(each -> row(each)).toList() : List.of());
        model.addAttribute(
                "list",
                new Listing<>(
                        rows.stream()
                                .map(each -> new AmendmentRow(
                                        each,
                                        about(each.student(), each.session()),
                                        flagged.getOrDefault(each.id(), List.of()),
                                        each.proposedBy().equals(viewer.account())))
                                .toList(),
                        amendments.count(viewer),
                        ask));
        model.addAttribute("today", LocalDate.now(clock));
        return "attendance/amendments";
    }

    /** What is unusual in hours that were entered by hand, for the auditor and the college. */
    @GetMapping("/ledger/flags")
    String flagged(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
        var ask = new PageRequest("", page);
        var rows = amendments.flagged(viewer, ask.offset(), ask.limit());
        var flagged = flags.of(rows.stream().map(Amendment::id).toList());
        model.addAttribute(
                "list",
                new Listing<>(
                        rows.stream()
                                .map(each -> new AmendmentRow(
                                        each,
                                        about(each.student(), each.session()),
                                        flagged.getOrDefault(each.id(), List.of()),
                                        false))
                                .toList(),
                        amendments.countFlagged(viewer),
                        ask));
        return "attendance/flags";
    }

    private DisputeRow row(Dispute each) {
        return new DisputeRow(
                each,
                about(each.student(), each.session()),
                hours.counted(each.student(), each.session())
                        .map(entry -> (long) entry.minutes())
                        .orElse(0L));
    }

    private About about(StudentId student, SessionId id) {
        var session = sessions.find(id).orElseThrow();
        return new About(
                students.byIds(List.of(student)).get(student),
                session,
                request(session).title());
    }

    private ServiceRequest request(ServiceSession session) {
        return requests.byIds(List.of(session.request())).values().iterator().next();
    }

    @PostMapping("/disputes/{id}/correct")
    String correct(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return desk(disputes.correct(viewer, id, minutes, reason), "amendment.proposed", redirect);
    }

    @PostMapping("/disputes/{id}/refuse")
    String refuse(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes redirect) {
        return desk(disputes.refuse(viewer, id, answer), "dispute.refused", redirect);
    }

    @GetMapping("/sessions/{id}/amendments/new")
    String propose(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        return propose(viewer, id, "", "", "", List.of(), "", model);
    }

    private String propose(
            Viewer viewer,
            long id,
            String student,
            String minutes,
            String reason,
            List<Fault> faults,
            String refusal,
            Model model) {
        var session = amendments.amendable(viewer, new SessionId(id)).orElseThrow(NotFound::new);
        model.addAttribute("occasion", session);
        model.addAttribute("request", request(session));
        model.addAttribute("student", student);
        model.addAttribute("minutes", minutes);
        model.addAttribute("reason", reason);
        model.addAttribute("refusal", refusal);
        model.addAttribute("faults", Fault.byField(faults));
        model.addAttribute("back", viewer.is(Role.TEAM_LEADER) ? "/my/sessions/" + id : "/sessions/" + id);
        return "attendance/amendment-form";
    }

    @PostMapping("/sessions/{id}/amendments")
    String propose(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String student,
            @RequestParam(defaultValue = "") String minutes,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var outcome = found(amendments.propose(viewer, new SessionId(id), student, minutes, reason));
        if (!(outcome instanceof AmendmentOutcome.Done)) {
            var faults = outcome instanceof AmendmentOutcome.Faulty faulty ? faulty.faults() : List.<Fault>of();
            var refusal = faults.isEmpty() ? words.of(outcome, "") : "";
            return propose(viewer, id, student, minutes, reason, faults, refusal, model);
        }
        return desk(outcome, "amendment.proposed", redirect);
    }

    @PostMapping("/amendments/{id}/approve")
    String approve(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return desk(amendments.approve(viewer, id), "amendment.approved", redirect);
    }

    @PostMapping("/amendments/{id}/turn-down")
    String turnDown(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        return desk(amendments.turnDown(viewer, id, note), "amendment.turned-down", redirect);
    }

    @PostMapping("/amendments/{id}/withdraw")
    String withdraw(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return desk(amendments.withdraw(viewer, id), "amendment.withdrawn", redirect);
    }

    private String desk(AmendmentOutcome outcome, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("said", words.of(found(outcome), done));
        return "redirect:/amendments";
    }

    private static AmendmentOutcome found(AmendmentOutcome outcome) {
        if (outcome instanceof AmendmentOutcome.NotFound) {
            throw new NotFound();
        }
        return outcome;
    }
}
