package org.qinglin.app.evaluation.web;

import java.util.Map;
import org.qinglin.app.evaluation.EvaluationOutcome;
import org.qinglin.app.evaluation.Evaluations;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Both sides evaluate (评单). */
@Controller
class EvaluationPages {

    private final Evaluations evaluations;
    private final Say say;

    EvaluationPages(Evaluations evaluations, Say say) {
        this.evaluations = evaluations;
        this.say = say;
    }

    @PostMapping("/sessions/{id}/evaluation")
    String byCommunity(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            RedirectAttributes redirect) {
        tell(evaluations.byCommunity(viewer, new SessionId(id), WordForm.read(fields)), redirect);
        return "redirect:/sessions/" + id;
    }

    @PostMapping("/my/sessions/{id}/evaluation")
    String byStudent(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam Map<String, String> fields,
            RedirectAttributes redirect) {
        tell(evaluations.byStudent(viewer, new SessionId(id), WordForm.read(fields)), redirect);
        return "redirect:/my/sessions/" + id;
    }

    private void tell(EvaluationOutcome outcome, RedirectAttributes redirect) {
        if (outcome instanceof EvaluationOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", EvaluationWords.of(outcome, say));
    }
}
