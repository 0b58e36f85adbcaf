package org.qinglin.app.organisations.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Partnering;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Agreements in force, soonest to end first: a faculty's own, or all of a college; and the communities that take part. */
@Controller
class AgreementPages {

    private final Organisations organisations;
    private final Partnering partnering;
    private final Say say;
    private final Clock clock;

    AgreementPages(Organisations organisations, Partnering partnering, Say say, Clock clock) {
        this.organisations = organisations;
        this.partnering = partnering;
        this.say = say;
        this.clock = clock;
    }

    @GetMapping("/agreements")
    String list(@CurrentViewer Viewer viewer, Model model) {
        return list(viewer, List.of(), model);
    }

    /** A college takes in a community of the register; it may order from then on. */
    @PostMapping("/agreements/communities")
    String begin(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String community,
            Model model,
            RedirectAttributes redirect) {
        return partnering
                .begin(viewer, community)
                .fold(
                        begun -> {
                            redirect.addFlashAttribute("said", say.text("agreements.begun", begun.name()));
                            return "redirect:/agreements";
                        },
                        faults -> list(viewer, faults, model));
    }

    private String list(Viewer viewer, List<Fault> faults, Model model) {
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
        model.addAttribute("mayBegin", viewer.is(Role.COLLEGE));
        model.addAttribute("faults", Fault.byField(faults));
        return "organisations/agreements";
    }
}
