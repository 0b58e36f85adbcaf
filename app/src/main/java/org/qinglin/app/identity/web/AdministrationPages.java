package org.qinglin.app.identity.web;

import java.util.List;
import java.util.stream.Collectors;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
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
    private final Say say;

    AdministrationPages(Accounts accounts, AuditTrail audit, Say say) {
        this.accounts = accounts;
        this.audit = audit;
        this.say = say;
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

    @GetMapping("/accounts/export")
    ResponseEntity<byte[]> exportAccounts(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "xlsx") String format) {
        return ListExport.of(
                say.text("accounts.title"),
                format,
                List.of(
                        say.text("login.name"),
                        say.text("setup.name"),
                        say.text("accounts.roles"),
                        say.text("accounts.state")),
                accounts.list(q, 0, ListExport.MOST_ROWS).stream()
                        .map(each -> List.of(
                                each.login(),
                                each.name(),
                                each.roles().stream()
                                        .map(role -> say.text("role." + role))
                                        .collect(Collectors.joining(" ")),
                                say.text(each.disabledAt() == null ? "accounts.active" : "accounts.disabled")))
                        .toList());
    }

    @GetMapping("/audit/export")
    ResponseEntity<byte[]> exportAudit(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "xlsx") String format) {
        return ListExport.of(
                say.text("audit.title"),
                format,
                List.of(
                        say.text("audit.at"),
                        say.text("audit.actor"),
                        say.text("audit.action"),
                        say.text("audit.subject"),
                        say.text("audit.detail")),
                audit.list(q, 0, ListExport.MOST_ROWS).stream()
                        .map(each -> List.of(
                                each.at().toString(),
                                each.actor(),
                                say.text("audit." + each.action()),
                                each.subject(),
                                each.detail()))
                        .toList());
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
