package org.qinglin.app.attendance.web;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.ClosingReports;
import org.qinglin.app.attendance.ReportOutcome;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The closing report (结项报告), written by the community or a leader. */
@Controller
class ReportPages {

    private final ClosingReports reports;
    private final Say say;

    ReportPages(ClosingReports reports, Say say) {
        this.reports = reports;
        this.say = say;
    }

    @GetMapping("/sessions/{id}/report")
    String form(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var seen = reports.writable(viewer, new SessionId(id)).orElseThrow(NotFound::new);
        var report = reports.of(seen.session().id()).orElse(null);
        model.addAttribute("occasion", seen.session());
        model.addAttribute("request", seen.request());
        model.addAttribute("report", report);
        model.addAttribute("open", reports.isOpen(viewer, seen));
        model.addAttribute("back", viewer.is(Role.COMMUNITY) ? "/sessions/" + id : "/team");
        if (!model.containsAttribute("done")) {
            model.addAttribute("done", report == null ? "" : report.done());
            model.addAttribute("residents", report == null ? "" : Integer.toString(report.residents()));
        }
        return "attendance/report";
    }

    /** Refused words come back with the form, to be mended. */
    @PostMapping("/sessions/{id}/report")
    String write(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String residents,
            RedirectAttributes redirect) {
        var outcome = reports.write(viewer, new SessionId(id), done, heads(residents.strip()));
        if (outcome instanceof ReportOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", ReportWords.of(outcome, say));
        if (outcome instanceof ReportOutcome.Written || outcome instanceof ReportOutcome.Changed) {
            return "redirect:" + (viewer.is(Role.COMMUNITY) ? "/sessions/" + id : "/sessions/" + id + "/report");
        }
        redirect.addFlashAttribute("done", done);
        redirect.addFlashAttribute("residents", residents);
        return "redirect:/sessions/" + id + "/report";
    }

    private static @Nullable Integer heads(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.valueOf(text) : null;
    }
}
