package org.qinglin.app.attendance.web;

import java.time.Clock;
import java.util.List;
import org.qinglin.app.attendance.Rosters;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The roster to print and to have on the phone, with numbers to call, and the list of the insured. */
@Controller
class RosterPages {

    private final Rosters rosters;
    private final Say say;
    private final Clock clock;

    RosterPages(Rosters rosters, Say say, Clock clock) {
        this.rosters = rosters;
        this.say = say;
        this.clock = clock;
    }

    @GetMapping("/sessions/{id}/roster")
    String roster(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var roster = rosters.open(viewer, new SessionId(id)).orElseThrow(NotFound::new);
        model.addAttribute("occasion", roster.seen().session());
        model.addAttribute("request", roster.seen().request());
        model.addAttribute("rows", roster.rows());
        model.addAttribute("now", clock.instant());
        return "attendance/roster";
    }

    /** Who is insured at the session, for the insurer. */
    @GetMapping("/sessions/{id}/insured")
    ResponseEntity<byte[]> insured(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "xlsx") String format) {
        var roster = rosters.insured(viewer, new SessionId(id)).orElseThrow(NotFound::new);
        var session = roster.seen().session();
        var policy = roster.seen().request().insurancePolicy();
        return ListExport.of(
                say.text("roster.insured"),
                format,
                List.of(
                        say.text("students.name"),
                        say.text("roster.born"),
                        say.text("roster.phone"),
                        say.text("order.role"),
                        say.text("roster.session"),
                        say.text("order.place"),
                        say.text("roster.policy"),
                        say.text("roster.remark")),
                roster.rows().stream()
                        .map(row -> List.of(
                                row.student().name(),
                                row.student().birthDate().toString(),
                                row.student().phone() == null
                                        ? ""
                                        : row.student().phone(),
                                row.role(),
                                say.period(session.startsAt(), session.endsAt()),
                                session.place(),
                                policy == null ? "" : policy,
                                row.substituteSince() == null
                                        ? ""
                                        : say.text("roster.substitute-since", say.moment(row.substituteSince()))))
                        .toList());
    }
}
