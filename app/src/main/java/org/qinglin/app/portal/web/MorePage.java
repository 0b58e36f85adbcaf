package org.qinglin.app.portal.web;

import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All that the navigation has no room for. */
@Controller
class MorePage {

    private final MoreByRoles more;

    MorePage(MoreByRoles more) {
        this.more = more;
    }

    @GetMapping(More.HREF)
    String more(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute("more", more.of(viewer.roles()));
        return "portal/more";
    }
}
