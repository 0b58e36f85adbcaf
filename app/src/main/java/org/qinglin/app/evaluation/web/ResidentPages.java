package org.qinglin.app.evaluation.web;

import java.util.Map;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.evaluation.EvaluationOutcome;
import org.qinglin.app.evaluation.Evaluations;
import org.qinglin.app.evaluation.ResidentLinks;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Residents say their word: the community hands out a link, or fills it in beside them. */
@Controller
class ResidentPages {

    private final ResidentLinks links;
    private final Evaluations evaluations;
    private final Attendance attendance;
    private final Sessions sessions;
    private final Requests requests;
    private final Say say;

    ResidentPages(
            ResidentLinks links,
            Evaluations evaluations,
            Attendance attendance,
            Sessions sessions,
            Requests requests,
            Say say) {
        this.links = links;
        this.evaluations = evaluations;
        this.attendance = attendance;
        this.sessions = sessions;
        this.requests = requests;
        this.say = say;
    }

    @GetMapping("/sessions/{id}/residents")
    String residents(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var seen = attendance.find(viewer, new SessionId(id)).orElseThrow(NotFound::new);
        model.addAttribute("occasion", seen.session());
        model.addAttribute("request", seen.request());
        model.addAttribute("confirmed", attendance.isConfirmed(seen.session().id()));
        model.addAttribute("words", evaluations.byResidents(seen.session().id()));
        return "evaluation/residents";
    }

    @PostMapping("/sessions/{id}/residents")
    String open(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "1") int uses,
            Model model) {
        var token = links.open(viewer, new SessionId(id), uses).orElseThrow(NotFound::new);
        // Shown once, so not by a redirect that could be reloaded.
        model.addAttribute(
                "link",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/word/" + token)
                        .toUriString());
        return residents(viewer, id, model);
    }

    @GetMapping("/word/{token}")
    String form(@PathVariable String token, Model model) {
        var session = links.session(token).flatMap(sessions::find);
        if (session.isEmpty()) {
            model.addAttribute("over", true);
            return "evaluation/word";
        }
        model.addAttribute("token", token);
        model.addAttribute("occasion", session.get());
        model.addAttribute(
                "title",
                requests.byIds(java.util.List.of(session.get().request()))
                        .values()
                        .iterator()
                        .next()
                        .title());
        return "evaluation/word";
    }

    @PostMapping("/word/{token}")
    String speak(@PathVariable String token, @RequestParam Map<String, String> fields, Model model) {
        var outcome = links.speak(token, WordForm.read(fields));
        if (outcome instanceof EvaluationOutcome.NotFound) {
            throw new NotFound();
        }
        model.addAttribute("said", EvaluationWords.of(outcome, say));
        if (outcome instanceof EvaluationOutcome.Done) {
            model.addAttribute("done", true);
            return "evaluation/word";
        }
        return form(token, model);
    }
}
