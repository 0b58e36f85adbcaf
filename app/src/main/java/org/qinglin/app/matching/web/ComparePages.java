package org.qinglin.app.matching.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.matching.SavedRuns;
import org.qinglin.app.matching.WhatIf;
import org.qinglin.app.matching.WhatIfs;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.PlanComparison;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A run beside another one, or beside one of its what-ifs: what changed, for whom, and why. */
@Controller
class ComparePages {

    /** So many runs of the college are offered. */
    private static final int OFFERED = 30;

    private final DispatchRuns runs;
    private final WhatIfs whatIfs;
    private final SavedRuns saved;
    private final ComparisonReading reading;
    private final Say say;

    ComparePages(DispatchRuns runs, WhatIfs whatIfs, SavedRuns saved, ComparisonReading reading, Say say) {
        this.runs = runs;
        this.whatIfs = whatIfs;
        this.saved = saved;
        this.reading = reading;
        this.say = say;
    }

    /** What a run may be compared with: {@code r} and the number of a run, or {@code w} and that of a what-if. */
    record Choice(String key, String name) {}

    @GetMapping("/dispatch/{id}/compare")
    String compare(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String with,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var run = runs.find(viewer.mustCollege(), new RunId(id)).orElseThrow(NotFound::new);
        var plan = saved.of(run.id()).orElseThrow(NotFound::new);
        var others = runs.list(viewer.mustCollege(), 0, OFFERED).stream()
                .filter(each -> each.result() != null && !each.id().equals(run.id()))
                .toList();
        var tries = whatIfs.of(run.id()).stream()
                .filter(each -> each.figures() != null)
                .toList();
        var choices = new ArrayList<Choice>();
        tries.forEach(each -> choices.add(new Choice("w" + each.id().value(), tryName(each))));
        others.forEach(each -> choices.add(new Choice("r" + each.id().value(), runName(each))));
        var key = with.isEmpty() ? standard(run, others, tries) : with;
        model.addAttribute("run", run);
        model.addAttribute("view", "compare");
        model.addAttribute("choices", choices);
        model.addAttribute("with", key);
        model.addAttribute("kind", kind);
        if (!key.isEmpty()) {
            var chosen = kindOf(kind);
            model.addAttribute(
                    "compared",
                    two(viewer, run, plan, key)
                            .map(both -> reading.of(
                                    run.college(), both.get(0), both.get(1), chosen, new PageRequest("", page)))
                            .orElseThrow(NotFound::new));
        }
        return "matching/compare";
    }

    /** What is most likely meant: the try just made, or the run before. */
    private static String standard(DispatchRun run, List<DispatchRun> others, List<WhatIf> tries) {
        if (!tries.isEmpty()) {
            return "w" + tries.get(tries.size() - 1).id().value();
        }
        return others.stream()
                .filter(each -> each.startedAt().isBefore(run.startedAt()))
                .findFirst()
                .or(() -> others.stream().findFirst())
                .map(each -> "r" + each.id().value())
                .orElse("");
    }

    private static PlanComparison.@Nullable Kind kindOf(String kind) {
        for (var each : PlanComparison.Kind.values()) {
            if (each.name().equals(kind)) {
                return each;
            }
        }
        return null;
    }

    /** The two in their order: the earlier run first, a what-if after its run. */
    private Optional<List<ComparisonReading.Plan>> two(Viewer viewer, DispatchRun run, SavedRun plan, String key) {
        if (!key.matches("[rw]\\d{1,18}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(key.substring(1));
        var here = new ComparisonReading.Plan(runName(run), plan);
        if (key.startsWith("w")) {
            return whatIfs.find(run.id(), new org.qinglin.app.matching.WhatIfId(number))
                    .flatMap(each -> saved.of(each).map(read -> new ComparisonReading.Plan(tryName(each), read)))
                    .map(there -> List.of(here, there));
        }
        return runs.find(viewer.mustCollege(), new RunId(number))
                .flatMap(other -> saved.of(other.id()).map(read -> {
                    var there = new ComparisonReading.Plan(runName(other), read);
                    return other.startedAt().isBefore(run.startedAt()) ? List.of(there, here) : List.of(here, there);
                }));
    }

    /** Titles repeat, so the days stand with them. */
    private String runName(DispatchRun run) {
        return say.text("compare.run", run.title(), run.id().value());
    }

    private String tryName(WhatIf whatIf) {
        return say.text("compare.try", whatIf.name());
    }
}
