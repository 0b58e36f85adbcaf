package org.qinglin.app.matching.web;

import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.HandChoiceForm;
import org.qinglin.app.matching.HandChoiceId;
import org.qinglin.app.matching.HandChoices;
import org.qinglin.app.matching.HandOutcome;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The college pins students to roles, or blocks them, each with a reason. */
@Controller
class HandPages {

    private final HandChoices choices;
    private final HandReading reading;
    private final DispatchRuns runs;
    private final Say say;

    HandPages(HandChoices choices, HandReading reading, DispatchRuns runs, Say say) {
        this.choices = choices;
        this.reading = reading;
        this.runs = runs;
        this.say = say;
    }

    @GetMapping("/dispatch/by-hand")
    String list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
        var ask = new PageRequest("", page);
        var college = viewer.mustCollege();
        model.addAttribute(
                "list",
                new Listing<>(
                        reading.rows(choices.list(college, ask.offset(), ask.limit())), choices.count(college), ask));
        return "matching/by-hand";
    }

    /** From a need's page of a run; what is wrong is said there. */
    @PostMapping("/dispatch/{id}/needs/{role}/by-hand")
    String make(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long role,
            @ModelAttribute HandChoiceForm form,
            RedirectAttributes redirect) {
        if (runs.find(viewer.mustCollege(), new RunId(id)).isEmpty()) {
            throw new NotFound();
        }
        var wanted = new HandChoiceForm(form.kind(), form.student(), Long.toString(role), form.reason());
        boolean made = wanted.check()
                .fold(
                        good -> {
                            var outcome = choices.make(viewer, good);
                            redirect.addFlashAttribute(
                                    outcome instanceof HandOutcome.Made ? "said" : "refused", reading.told(outcome));
                            return outcome instanceof HandOutcome.Made;
                        },
                        faults -> {
                            redirect.addFlashAttribute("faults", Fault.byField(faults));
                            return false;
                        });
        if (!made) {
            redirect.addFlashAttribute("byHand", wanted);
        }
        return "redirect:/dispatch/" + id + "/needs/" + role + (made ? "" : "#by-hand");
    }

    @PostMapping("/dispatch/by-hand/{id}/end")
    String end(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        if (!choices.end(viewer, new HandChoiceId(id))) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text("by-hand.ended"));
        return "redirect:/dispatch/by-hand";
    }
}
