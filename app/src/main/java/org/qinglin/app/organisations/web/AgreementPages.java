package org.qinglin.app.organisations.web;

import java.time.Clock;
import java.time.LocalDate;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Agreements in force, soonest to end first: a faculty's own, or all of a college. */
@Controller
class AgreementPages {

    private final Organisations organisations;
    private final Clock clock;

    AgreementPages(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping("/agreements")
    String list(@CurrentViewer Viewer viewer, Model model) {
        var college = viewer.mustCollege();
        model.addAttribute(
                "agreements",
                organisations.agreements(college).stream()
                        .filter(each ->
                                viewer.is(Role.COLLEGE) || each.faculty().equals(viewer.mustUnit()))
                        .toList());
        model.addAttribute("units", organisations.unitsById(college));
        model.addAttribute("communities", organisations.communitiesOf(college));
        model.addAttribute("soon", LocalDate.now(clock).plusDays(90));
        return "organisations/agreements";
    }
}
