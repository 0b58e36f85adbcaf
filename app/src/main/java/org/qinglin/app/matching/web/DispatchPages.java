package org.qinglin.app.matching.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.Dispatcher;
import org.qinglin.app.matching.HandChoices;
import org.qinglin.app.matching.NewRun;
import org.qinglin.app.matching.RunChoices;
import org.qinglin.app.matching.RunForm;
import org.qinglin.app.matching.RunHistory;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.matching.RunRules;
import org.qinglin.app.matching.RunStatus;
import org.qinglin.app.matching.WhatIf;
import org.qinglin.app.matching.WhatIfId;
import org.qinglin.app.matching.WhatIfs;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.Weights;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The college plans a dispatch run (派单), watches it, reads the plan with its proof, and publishes it. */
@Controller
class DispatchPages {

    private final Dispatcher dispatcher;
    private final DispatchRuns runs;
    private final WhatIfs whatIfs;
    private final PlanReading reading;
    private final RefillReading refills;
    private final RulesWords rules;
    private final HandChoices byHand;
    private final HandReading hands;
    private final RunHistory history;
    private final RunChoices choices;
    private final HistoryReading told;
    private final ProgressAnswer progress;
    private final Say say;
    private final Clock clock;

    DispatchPages(
            Dispatcher dispatcher,
            DispatchRuns runs,
            WhatIfs whatIfs,
            PlanReading reading,
            RefillReading refills,
            RulesWords rules,
            HandChoices byHand,
            HandReading hands,
            RunHistory history,
            RunChoices choices,
            HistoryReading told,
            ProgressAnswer progress,
            Say say,
            Clock clock) {
        this.dispatcher = dispatcher;
        this.runs = runs;
        this.whatIfs = whatIfs;
        this.reading = reading;
        this.refills = refills;
        this.rules = rules;
        this.byHand = byHand;
        this.hands = hands;
        this.history = history;
        this.choices = choices;
        this.told = told;
        this.progress = progress;
        this.say = say;
        this.clock = clock;
    }

    /**
     * @param whatIf a try whose weights the new run takes, or 0
     * @param again a run that is to be planned anew, or 0
     */
    @GetMapping("/dispatch")
    String list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "0") long whatIf,
            @RequestParam(defaultValue = "0") long again,
            @RequestParam(defaultValue = "") String campaign,
            Model model) {
        var adopted = adopted(viewer, whatIf, again);
        var form = suggestion(viewer, adopted);
        return list(viewer, page, campaign.isEmpty() ? form : form.about(campaign), adopted, List.of(), model);
    }

    /**
     * What the new run goes on from.
     *
     * @param whatIf a try whose weights it takes
     * @param follows the run that it plans anew; of a try, its run
     */
    private record Adopted(
            @Nullable WhatIf whatIf, @Nullable DispatchRun follows) {}

    private Adopted adopted(Viewer viewer, long whatIf, long again) {
        var college = viewer.mustCollege();
        var tried = whatIfs.find(college, new WhatIfId(whatIf)).orElse(null);
        return new Adopted(
                tried,
                runs.find(college, tried == null ? new RunId(again) : tried.run())
                        .orElse(null));
    }

    private RunForm suggestion(Viewer viewer, Adopted adopted) {
        var college = viewer.mustCollege();
        var before = adopted.follows();
        if (before != null) {
            var reach = adopted.whatIf() == null
                    ? runs.weights(before.id())
                    : adopted.whatIf().weights();
            return RunForm.again(before, reach.reachMetres(), clock);
        }
        int reach = runs.lastReachMetres(college).orElse(Weights.defaults().reachMetres());
        return RunForm.suggestion(
                reading.suggestedTitle(college), reach, runs.lastRules(college).orElse(RunRules.NONE), clock);
    }

    @PostMapping("/dispatch")
    String start(
            @CurrentViewer Viewer viewer,
            @ModelAttribute RunForm form,
            @RequestParam(defaultValue = "0") long whatIf,
            @RequestParam(defaultValue = "0") long again,
            Model model) {
        var adopted = adopted(viewer, whatIf, again);
        return form.check(choices.of(viewer.mustCollege()), clock)
                .fold(
                        run -> "redirect:/dispatch/"
                                + dispatcher.start(viewer, taking(run, adopted)).value(),
                        faults -> list(viewer, 1, form, adopted, faults, model));
    }

    private NewRun taking(NewRun run, Adopted adopted) {
        var before = adopted.follows();
        if (before == null) {
            return run;
        }
        var tried = adopted.whatIf();
        return run.withWeights(tried == null ? runs.weights(before.id()) : tried.weights())
                .following(before.id());
    }

    private String list(Viewer viewer, int page, RunForm form, Adopted adopted, List<Fault> faults, Model model) {
        var request = new PageRequest("", page);
        var college = viewer.mustCollege();
        model.addAttribute("adopted", adopted.whatIf());
        model.addAttribute("follows", adopted.follows());
        model.addAttribute("inForce", byHand.inForce(college).size());
        var shown = runs.list(college, request.offset(), request.limit());
        model.addAttribute("list", new Listing<>(shown, runs.count(college), request));
        model.addAttribute("startedBy", told.startedBy(shown));
        model.addAttribute("form", form);
        model.addAttribute("rulesOpen", form.rules() != null && form.rules().asksAnything());
        model.addAttribute("faults", Fault.byField(faults));
        model.addAttribute("choices", choices.of(college));
        model.addAttribute("locale", LocaleContextHolder.getLocale());
        model.addAttribute("demand", reading.demand(college));
        return "matching/runs";
    }

    @GetMapping("/dispatch/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var run = find(viewer, id);
        model.addAttribute("run", run);
        model.addAttribute("rules", rules.of(run.rules()));
        model.addAttribute("history", told.rows(run.id(), history.of(run.id())));
        if (run.result() != null) {
            var known = byHand.of(run.id());
            model.addAttribute("known", hands.ofRun(known));
            model.addAttribute(
                    "since", hands.rows(run.status() == RunStatus.PLANNED ? byHand.since(run.id()) : List.of()));
            model.addAttribute(
                    "free",
                    run.rules().equals(RunRules.NONE)
                            && known.stream().noneMatch(each -> each.choice().isPin()));
            model.addAttribute("reading", reading.of(run));
            model.addAttribute("refills", refills.of(run));
        }
        return "matching/run";
    }

    /** What a running run's page asks for again and again; when it has ended, htmx loads the page anew. */
    @GetMapping("/dispatch/{id}/progress")
    ResponseEntity<String> progress(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var run = find(viewer, id);
        return run.status() == RunStatus.RUNNING ? progress.at(run.phase(), run.progress()) : progress.ended();
    }

    @PostMapping("/dispatch/{id}/cancel")
    String cancel(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var run = find(viewer, id);
        dispatcher.cancel(viewer, run.id());
        return "redirect:/dispatch/" + id;
    }

    @PostMapping("/dispatch/{id}/publish")
    String publish(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        var published = runs.publish(viewer, new RunId(id));
        if (published instanceof DispatchRuns.Published.NotFound) {
            throw new NotFound();
        }
        if (published instanceof DispatchRuns.Published.Done done) {
            redirect.addFlashAttribute(
                    "said",
                    done.left() == 0
                            ? say.text("run.published", done.offers())
                            : say.text("run.published-some", done.offers(), done.left()));
        } else if (published instanceof DispatchRuns.Published.DecidedSince since) {
            redirect.addFlashAttribute(
                    "said", say.text("run.decided-since", since.choices().size()));
        } else {
            redirect.addFlashAttribute("said", say.text("run.not-planned"));
        }
        return "redirect:/dispatch/" + id;
    }

    /** Input, plan and certificate as files: verify the plan without trusting us. */
    @GetMapping("/dispatch/{id}/proof.zip")
    ResponseEntity<byte[]> proof(@CurrentViewer Viewer viewer, @PathVariable long id) throws IOException {
        var run = find(viewer, id);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var file : runs.files(run.id()).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("run-" + id + ".zip")
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType("application/zip"))
                .body(out.toByteArray());
    }

    private DispatchRun find(Viewer viewer, long id) {
        return runs.find(viewer.mustCollege(), new RunId(id)).orElseThrow(NotFound::new);
    }
}
