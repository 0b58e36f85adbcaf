package org.qinglin.app.assignment.web;

import org.qinglin.app.assignment.AcceptanceOutcome;
import org.qinglin.app.assignment.DeclineOutcome;
import org.qinglin.app.assignment.OfferId;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The student answers an offer in one tap. */
@Controller
class OfferPages {

    private final Offers offers;
    private final OutcomeWords words;

    OfferPages(Offers offers, OutcomeWords words) {
        this.offers = offers;
        this.words = words;
    }

    @PostMapping("/offers/{id}/accept")
    String accept(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        var outcome = offers.accept(viewer, new OfferId(id));
        if (outcome instanceof AcceptanceOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(outcome));
        return "redirect:/my";
    }

    @PostMapping("/offers/{id}/decline")
    String decline(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var outcome = offers.decline(viewer, new OfferId(id), reason);
        if (outcome instanceof DeclineOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(outcome));
        return "redirect:/my";
    }
}
