package org.qinglin.app.matching.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.matching.SavedRuns;
import org.qinglin.app.matching.WeightsForm;
import org.qinglin.app.matching.WhatIf;
import org.qinglin.app.matching.WhatIfId;
import org.qinglin.app.matching.WhatIfs;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.PlanComparison;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A run's input tried with other weights, for programs; what the pages do, by the same rules. */
@RestController
@Tag(name = "runs", description = "派单: dispatch runs")
class WhatIfApi {

    private final DispatchRuns runs;
    private final WhatIfs whatIfs;
    private final SavedRuns saved;
    private final ApiAnswers answers;
    private final Say say;

    WhatIfApi(DispatchRuns runs, WhatIfs whatIfs, SavedRuns saved, ApiAnswers answers, Say say) {
        this.runs = runs;
        this.whatIfs = whatIfs;
        this.saved = saved;
        this.answers = answers;
        this.say = say;
    }

    record Tries(List<WhatIf> tries, int most) {}

    @Operation(summary = "The tries of a run, the oldest first, and how many may stand side by side")
    @GetMapping("/api/runs/{id}/what-ifs")
    ResponseEntity<Object> list(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return ofRun(viewer, id, run -> ResponseEntity.ok(new Tries(whatIfs.of(run.id()), WhatIfs.MOST)));
    }

    @Operation(summary = "Try a planned run with other weights: 202, then read the try until it is planned")
    @PostMapping("/api/runs/{id}/what-ifs")
    ResponseEntity<Object> start(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody WeightsForm form) {
        return ofRun(
                viewer,
                id,
                run -> saved.of(run.id())
                        .map(plan -> form.check(plan.problem().weights())
                                .<ResponseEntity<Object>>fold(
                                        wanted -> answer(viewer, run, whatIfs.start(viewer, run, wanted)),
                                        answers::faulty))
                        .orElseGet(() -> answer(viewer, run, new WhatIfs.Started.NotPlanned(run.status()))));
    }

    private ResponseEntity<Object> answer(Viewer viewer, DispatchRun run, WhatIfs.Started started) {
        if (started instanceof WhatIfs.Started.Running running) {
            return ResponseEntity.accepted()
                    .location(URI.create("/api/runs/" + run.id().value() + "/what-ifs/"
                            + running.id().value()))
                    .body(whatIfs.find(viewer.mustCollege(), running.id()).orElseThrow());
        }
        return started instanceof WhatIfs.Started.Full full
                ? answers.refusal(HttpStatus.CONFLICT, full, say.text("what-if.full", WhatIfs.MOST))
                : answers.refusal(
                        HttpStatus.CONFLICT, (WhatIfs.Started.NotPlanned) started, say.text("what-if.not-planned"));
    }

    @Operation(summary = "One try with its weights, and its figures once it is planned")
    @GetMapping("/api/runs/{id}/what-ifs/{variant}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long variant) {
        return ofTry(viewer, id, variant, ResponseEntity::ok);
    }

    @Operation(summary = "What changes from the run to the try: figures, people with their reasons, roles, weights")
    @GetMapping("/api/runs/{id}/what-ifs/{variant}/compare")
    ResponseEntity<Object> compare(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long variant) {
        return ofTry(
                viewer,
                id,
                variant,
                each -> saved.of(each)
                        .flatMap(after -> saved.of(each.run())
                                .map(before -> PlanComparison.of(
                                        before.problem(), before.plan(), after.problem(), after.plan())))
                        .<ResponseEntity<Object>>map(ResponseEntity::ok)
                        .orElseGet(() -> answers.refusal(
                                HttpStatus.CONFLICT,
                                new WhatIfs.Started.NotPlanned(each.status()),
                                say.text("what-if.try-not-planned"))));
    }

    @Operation(summary = "Ask a try to stop; it ends as cancelled within a moment")
    @PostMapping("/api/runs/{id}/what-ifs/{variant}/cancel")
    ResponseEntity<Object> cancel(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long variant) {
        return ofTry(viewer, id, variant, each -> {
            whatIfs.cancel(each);
            return ResponseEntity.accepted().build();
        });
    }

    @Operation(summary = "Forget a try; one that runs is stopped first")
    @PostMapping("/api/runs/{id}/what-ifs/{variant}/remove")
    ResponseEntity<Object> remove(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long variant) {
        return ofTry(viewer, id, variant, each -> {
            whatIfs.remove(viewer, each);
            return ResponseEntity.noContent().build();
        });
    }

    private ResponseEntity<Object> ofRun(Viewer viewer, long id, Function<DispatchRun, ResponseEntity<Object>> answer) {
        return runs.find(viewer.mustCollege(), new RunId(id)).map(answer).orElseGet(answers::notFound);
    }

    private ResponseEntity<Object> ofTry(
            Viewer viewer, long id, long variant, Function<WhatIf, ResponseEntity<Object>> answer) {
        return runs.find(viewer.mustCollege(), new RunId(id))
                .flatMap(run -> whatIfs.find(run.id(), new WhatIfId(variant)))
                .map(answer)
                .orElseGet(answers::notFound);
    }
}
