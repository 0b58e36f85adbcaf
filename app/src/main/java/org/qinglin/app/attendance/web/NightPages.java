package org.qinglin.app.attendance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.qinglin.app.attendance.Reconciliation;
import org.qinglin.app.attendance.Reconciliation.Night;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Every night's look at the ledger. */
@Controller
@Tag(name = "ledger", description = "The hours ledger and its signed heads")
class NightPages {

    private static final int AT_ONCE = 200;

    private final Reconciliation reconciliation;

    NightPages(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @GetMapping("/ledger/nights")
    String nights(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
        var ask = new PageRequest("", page);
        model.addAttribute(
                "list", new Listing<>(nights(viewer, ask.offset(), ask.limit()), reconciliation.count(), ask));
        return "attendance/nights";
    }

    @Operation(summary = "The results of the nightly reconciliation, the newest first; 200 at a time")
    @GetMapping("/api/ledger/nights")
    @ResponseBody
    List<Night> list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "0") int offset) {
        return nights(viewer, Math.max(0, offset), AT_ONCE);
    }

    /** A finding may be about another college's student: only whoever sees all may read it. */
    private List<Night> nights(Viewer viewer, int offset, int limit) {
        var nights = reconciliation.nights(offset, limit);
        return viewer.is(Role.COLLEGE)
                ? nights.stream()
                        .map(each -> new Night(
                                each.night(),
                                each.startedAt(),
                                each.balances(),
                                each.sealedFrom(),
                                each.sealedTo(),
                                each.bad(),
                                null))
                        .toList()
                : nights;
    }
}
