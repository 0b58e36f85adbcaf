package org.qinglin.app.needs.web;

import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ChangeOutcome;
import org.qinglin.app.needs.SessionChanges;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionMoveInput;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The community moves or cancels a session. */
@Controller
class SessionChangePages {

    private final SessionChanges changes;
    private final Say say;

    SessionChangePages(SessionChanges changes, Say say) {
        this.changes = changes;
        this.say = say;
    }

    @PostMapping("/sessions/{id}/move")
    String move(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute SessionMoveInput move,
            RedirectAttributes redirect) {
        return back(changes.move(viewer, new SessionId(id), move), id, redirect);
    }

    @PostMapping("/sessions/{id}/cancel")
    String cancel(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return back(changes.cancel(viewer, new SessionId(id), reason), id, redirect);
    }

    private String back(ChangeOutcome outcome, long id, RedirectAttributes redirect) {
        if (outcome instanceof ChangeOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", SessionChangeWords.of(outcome, say));
        return "redirect:/sessions/" + id;
    }
}
