package org.qinglin.app.attendance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.qinglin.app.attendance.LedgerHead;
import org.qinglin.app.attendance.LedgerHeads;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The signed heads of the ledger, for everyone: whoever keeps them can tell later whether the ledger was rewritten. */
@Controller
@Tag(name = "ledger", description = "The hours ledger and its signed heads")
class LedgerHeadPages {

    private static final int DAYS = 60;

    private final LedgerHeads heads;

    LedgerHeadPages(LedgerHeads heads) {
        this.heads = heads;
    }

    @GetMapping("/ledger/heads")
    String page(Model model) {
        model.addAttribute("heads", heads.latest(DAYS));
        return "attendance/ledger-heads";
    }

    @Operation(summary = "The signed heads of the last 60 days, the newest first")
    @GetMapping("/api/ledger/heads")
    @ResponseBody
    List<LedgerHead> list() {
        return heads.latest(DAYS);
    }
}
