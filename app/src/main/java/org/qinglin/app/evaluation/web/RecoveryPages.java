package org.qinglin.app.evaluation.web;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.evaluation.Recoveries;
import org.qinglin.app.evaluation.RecoveryOutcome;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Service recovery: what follows a poor evaluation. */
@Controller
class RecoveryPages {

    private final Recoveries recoveries;
    private final Sessions sessions;
    private final Say say;
    private final Clock clock;

    RecoveryPages(Recoveries recoveries, Sessions sessions, Say say, Clock clock) {
        this.recoveries = recoveries;
        this.sessions = sessions;
        this.say = say;
        this.clock = clock;
    }

    /** A row of the list. */
    record Row(org.qinglin.app.evaluation.Recovery recovery, String title) {}

    @GetMapping("/recovery")
    String list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
        var ask = new PageRequest("", page);
        var rows = recoveries.list(viewer, ask.offset(), ask.limit()).stream()
                .map(each -> new Row(each, recoveries.requestOf(each.session()).title()))
                .toList();
        model.addAttribute("list", new Listing<>(rows, recoveries.count(viewer), ask));
        model.addAttribute("today", LocalDate.now(clock));
        return "evaluation/recoveries";
    }

    @GetMapping("/recovery/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var recovery = recoveries.find(viewer, id).orElseThrow(NotFound::new);
        model.addAttribute("recovery", recovery);
        model.addAttribute("request", recoveries.requestOf(recovery.session()));
        model.addAttribute("occasion", sessions.find(recovery.session()).orElseThrow());
        model.addAttribute("owners", recoveries.owners(viewer));
        model.addAttribute("today", LocalDate.now(clock));
        return "evaluation/recovery";
    }

    @PostMapping("/recovery/{id}/give")
    String give(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String dueOn,
            Model model,
            RedirectAttributes redirect) {
        return answer(viewer, id, recoveries.give(viewer, id, owner, dueOn), "recovery.given", model, redirect);
    }

    @PostMapping("/recovery/{id}/close")
    String close(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String outcome,
            Model model,
            RedirectAttributes redirect) {
        return answer(viewer, id, recoveries.close(viewer, id, outcome), "recovery.closed", model, redirect);
    }

    private String answer(
            Viewer viewer, long id, RecoveryOutcome outcome, String done, Model model, RedirectAttributes redirect) {
        if (outcome instanceof RecoveryOutcome.NotFound) {
            throw new NotFound();
        }
        if (outcome instanceof RecoveryOutcome.Faulty faulty) {
            model.addAttribute("faults", Fault.byField(faulty.faults()));
            return one(viewer, id, model);
        }
        redirect.addFlashAttribute(
                "said", say.text(outcome instanceof RecoveryOutcome.Done ? done : "recovery.already"));
        return "redirect:/recovery/" + id;
    }
}
