package org.qinglin.app.insight.web;

import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** After signing in: the page that answers each role's first question. */
@Controller
class HomePages {

    private final Organisations organisations;

    HomePages(Organisations organisations) {
        this.organisations = organisations;
    }

    @GetMapping("/home")
    String home(@CurrentViewer Viewer viewer) {
        if (viewer.is(Role.STUDENT)) {
            return "redirect:/my";
        }
        if (viewer.is(Role.COMMUNITY)) {
            return "redirect:/orders";
        }
        if (viewer.is(Role.STREET)) {
            return "redirect:/agreements";
        }
        if (viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY)) {
            return "redirect:/term";
        }
        if (viewer.is(Role.DISTRICT)) {
            return "redirect:/district";
        }
        if (viewer.is(Role.AUDITOR)) {
            return "redirect:/audit";
        }
        // Before there is a college, nobody but administrators and auditors could have an account.
        return organisations.colleges().isEmpty() ? "redirect:/colleges" : "redirect:/accounts";
    }
}
