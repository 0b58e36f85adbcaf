package org.qinglin.app.people.web;

import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.AccountDesk;
import org.qinglin.app.people.AccountDesk.AccountInput;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator opens an account: the role first, then what the role needs. */
@Controller
class AccountPages {

    private final AccountDesk desk;
    private final Say say;

    AccountPages(AccountDesk desk, Say say) {
        this.desk = desk;
        this.say = say;
    }

    @GetMapping("/accounts/new")
    String form(@RequestParam(defaultValue = "COLLEGE") String role, Model model) {
        var input = new AccountInput(role, null, null, null, null, null, null, null, null, null);
        return form(input, "", List.of(), model);
    }

    /** @param q what stands in the place picker's text field, for showing it again */
    @PostMapping("/accounts")
    String open(
            @CurrentViewer Viewer viewer,
            @ModelAttribute AccountInput input,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String q,
            Model model,
            RedirectAttributes redirect) {
        return desk.open(viewer, input, password)
                .fold(
                        id -> {
                            var login = String.valueOf(input.login()).strip();
                            redirect.addFlashAttribute("said", say.text("account.opened", login));
                            redirect.addAttribute("q", login);
                            return "redirect:/accounts";
                        },
                        faults -> form(input, q, faults, model));
    }

    private String form(AccountInput input, String shown, List<Fault> faults, Model model) {
        model.addAttribute("input", input);
        model.addAttribute("shown", shown);
        model.addAttribute("roles", Role.values());
        model.addAttribute("colleges", desk.colleges());
        model.addAttribute("communities", desk.communities());
        model.addAttribute("faults", Fault.byField(faults));
        return "people/account-form";
    }
}
