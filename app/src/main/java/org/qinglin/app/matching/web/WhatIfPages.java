package org.qinglin.app.matching.web;

import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.Preset;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.matching.RunStatus;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.matching.SavedRuns;
import org.qinglin.app.matching.WeightsForm;
import org.qinglin.app.matching.WhatIf;
import org.qinglin.app.matching.WhatIfId;
import org.qinglin.app.matching.WhatIfs;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A run's input tried with other weights, side by side, without asking or publishing anything. */
@Controller
class WhatIfPages {

    private final DispatchRuns runs;
    private final WhatIfs whatIfs;
    private final SavedRuns saved;
    private final FigureCharts charts;
    private final RulesWords rules;
    private final ProgressAnswer progress;
    private final Say say;

    WhatIfPages(
            DispatchRuns runs,
            WhatIfs whatIfs,
            SavedRuns saved,
            FigureCharts charts,
            RulesWords rules,
            ProgressAnswer progress,
            Say say) {
        this.runs = runs;
        this.whatIfs = whatIfs;
        this.saved = saved;
        this.charts = charts;
        this.rules = rules;
        this.progress = progress;
        this.say = say;
    }

    @GetMapping("/dispatch/{id}/what-if")
    String page(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String preset,
            Model model) {
        var run = find(viewer, id);
        var plan = saved.of(run.id()).orElseThrow(NotFound::new);
        int reach = plan.problem().weights().reachMetres();
        for (var each : Preset.values()) {
            if (each.name().equals(preset)) {
                return show(
                        run,
                        plan,
                        WeightsForm.of(say.text("preset." + preset), each.weights(reach)),
                        preset,
                        List.of(),
                        model);
            }
        }
        return show(run, plan, WeightsForm.of("", plan.problem().weights()), "", List.of(), model);
    }

    @PostMapping("/dispatch/{id}/what-if")
    String start(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute WeightsForm form,
            Model model,
            RedirectAttributes redirect) {
        var run = find(viewer, id);
        var plan = saved.of(run.id()).orElseThrow(NotFound::new);
        return form.check(plan.problem().weights())
                .fold(
                        wanted -> {
                            if (whatIfs.start(viewer, run, wanted) instanceof WhatIfs.Started.Full) {
                                redirect.addFlashAttribute("said", say.text("what-if.full", WhatIfs.MOST));
                            }
                            return "redirect:/dispatch/" + id + "/what-if";
                        },
                        faults -> show(run, plan, form, "", faults, model));
    }

    private String show(
            DispatchRun run, SavedRun plan, WeightsForm form, String preset, List<Fault> faults, Model model) {
        var tries = whatIfs.of(run.id());
        var plans = new ArrayList<FigureCharts.Named>();
        plans.add(new FigureCharts.Named(say.text("what-if.as-planned"), plan.figures()));
        for (var each : tries) {
            var figures = each.figures();
            if (figures != null) {
                plans.add(new FigureCharts.Named(each.name(), figures));
            }
        }
        model.addAttribute("run", run);
        model.addAttribute("view", "what-if");
        model.addAttribute("form", form);
        model.addAttribute("preset", preset);
        model.addAttribute("rules", rules.of(run.rules()));
        model.addAttribute("presets", Preset.values());
        model.addAttribute("faults", Fault.byField(faults));
        model.addAttribute("tries", tries);
        model.addAttribute("full", tries.size() >= WhatIfs.MOST);
        model.addAttribute("charts", plans.size() > 1 ? charts.of(plans) : List.of());
        return "matching/what-if";
    }

    @GetMapping("/dispatch/{id}/what-if/{variant}/progress")
    ResponseEntity<String> progress(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long variant) {
        var each = find(viewer, id, variant);
        return each.status() == RunStatus.RUNNING ? progress.at(each.phase(), each.progress()) : progress.ended();
    }

    @PostMapping("/dispatch/{id}/what-if/{variant}/cancel")
    String cancel(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long variant) {
        whatIfs.cancel(find(viewer, id, variant));
        return "redirect:/dispatch/" + id + "/what-if";
    }

    @PostMapping("/dispatch/{id}/what-if/{variant}/remove")
    String remove(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long variant) {
        whatIfs.remove(viewer, find(viewer, id, variant));
        return "redirect:/dispatch/" + id + "/what-if";
    }

    private DispatchRun find(Viewer viewer, long id) {
        return runs.find(viewer.mustCollege(), new RunId(id)).orElseThrow(NotFound::new);
    }

    private WhatIf find(Viewer viewer, long id, long variant) {
        return whatIfs.find(find(viewer, id).id(), new WhatIfId(variant)).orElseThrow(NotFound::new);
    }
}
