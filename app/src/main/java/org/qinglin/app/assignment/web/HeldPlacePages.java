package org.qinglin.app.assignment.web;

import org.qinglin.app.assignment.GiveUpOutcome;
import org.qinglin.app.assignment.HeldPlaces;
import org.qinglin.app.assignment.KeepOutcome;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The student confirms a place anew after its session moved, or gives it back. */
@Controller
class HeldPlacePages {

    private final HeldPlaces places;
    private final OutcomeWords words;

    HeldPlacePages(HeldPlaces places, OutcomeWords words) {
        this.places = places;
        this.words = words;
    }

    @PostMapping("/my/sessions/{id}/confirm-anew")
    String confirmAnew(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        var outcome = places.confirmAnew(viewer, new SessionId(id));
        if (outcome instanceof KeepOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(outcome));
        return "redirect:/my/sessions/" + id;
    }

    @PostMapping("/my/sessions/{id}/give-up")
    String giveUp(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var outcome = places.giveUp(viewer, new SessionId(id), reason);
        if (outcome instanceof GiveUpOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(outcome));
        boolean gone = outcome instanceof GiveUpOutcome.GivenUp || outcome instanceof GiveUpOutcome.GivenUpLate;
        return gone ? "redirect:/my/schedule" : "redirect:/my/sessions/" + id;
    }
}
