package org.qinglin.app.identity.web;

import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Accounts for the administrator, the audit trail for the auditor: two roles that never meet (等保二级). */
@Controller
class AdministrationPages {

    private final Accounts accounts;
    private final AuditTrail audit;

    AdministrationPages(Accounts accounts, AuditTrail audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    @GetMapping("/accounts")
    String accounts(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
        var request = new PageRequest(q, page);
        model.addAttribute(
                "list",
                new Listing<>(
                        accounts.list(request.search(), request.offset(), request.limit()),
                        accounts.count(request.search()),
                        request));
        return "identity/accounts";
    }

    @PostMapping("/accounts/{id}/disable")
    String disable(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return setDisabled(viewer, id, true);
    }

    @PostMapping("/accounts/{id}/enable")
    String enable(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return setDisabled(viewer, id, false);
    }

    private String setDisabled(Viewer viewer, long id, boolean disabled) {
        if (viewer.account().value() != id) { // nobody locks themselves out
            accounts.setDisabled(new AccountId(id), disabled);
            audit.record(viewer, disabled ? "account-disabled" : "account-enabled", "account " + id, "");
        }
        return "redirect:/accounts";
    }

    @GetMapping("/audit")
    String audit(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
        var request = new PageRequest(q, page);
        model.addAttribute(
                "list",
                new Listing<>(
                        audit.list(request.search(), request.offset(), request.limit()),
                        audit.count(request.search()),
                        request));
        return "identity/audit";
    }
}
