package org.qinglin.app.identity.web;

import org.qinglin.app.identity.DemoAccounts;
import org.qinglin.app.identity.Installation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in form; the form itself is answered by the security filter. */
@Controller
class SignInPage {

    private final Installation installation;

    SignInPage(Installation installation) {
        this.installation = installation;
    }

    @GetMapping("/login")
    String form(Model model) {
        model.addAttribute("demoPassword", installation.isDemo() ? DemoAccounts.PASSWORD : null);
        model.addAttribute("demoAccounts", installation.isDemo() ? DemoAccounts.ALL : java.util.List.of());
        return "identity/login";
    }
}
