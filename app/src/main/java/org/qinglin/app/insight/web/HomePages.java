package org.qinglin.app.insight.web;

import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** After signing in: the page that answers each role's first question. */
@Controller
class HomePages {

    @GetMapping("/home")
    String home(@CurrentViewer Viewer viewer) {
        if (viewer.is(Role.STUDENT)) {
            return "redirect:/my";
        }
        if (viewer.is(Role.COMMUNITY)) {
            return "redirect:/orders";
        }
        if (viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY)) {
            return "redirect:/term";
        }
        if (viewer.is(Role.DISTRICT)) {
            return "redirect:/district";
        }
        return viewer.is(Role.AUDITOR) ? "redirect:/audit" : "redirect:/accounts";
    }
}
