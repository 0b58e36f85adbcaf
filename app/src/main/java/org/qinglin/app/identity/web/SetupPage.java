package org.qinglin.app.identity.web;

import java.util.List;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Setup;
import org.qinglin.app.shared.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The one-time link of an empty installation: makes the first administrator, then is gone. */
@Controller
class SetupPage {

    private final Installation installation;
    private final Setup setup;

    SetupPage(Installation installation, Setup setup) {
        this.installation = installation;
        this.setup = setup;
    }

    @GetMapping("/setup")
    String form(@RequestParam(defaultValue = "") String token, Model model) {
        requireToken(token);
        return form(token, "", "", List.of(), model);
    }

    @PostMapping("/setup")
    String create(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            Model model) {
        requireToken(token);
        return setup.firstAdministrator(token, NewAccount.administrator(login, name), password)
                .fold(id -> "redirect:/login?created", faults -> form(token, login, name, faults, model));
    }

    private void requireToken(String token) {
        if (!installation.isSetupToken(token)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static String form(String token, String login, String name, List<Fault> faults, Model model) {
        model.addAttribute("token", token);
        model.addAttribute("login", login);
        model.addAttribute("name", name);
        model.addAttribute("faults", Fault.byField(faults));
        return "identity/setup";
    }
}
