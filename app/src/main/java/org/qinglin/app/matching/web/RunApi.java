package org.qinglin.app.matching.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.Dispatcher;
import org.qinglin.app.matching.PlannedRole;
import org.qinglin.app.matching.RunChoices;
import org.qinglin.app.matching.RunForm;
import org.qinglin.app.matching.RunHistory;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dispatch runs for programs. */
@RestController
@Tag(name = "runs", description = "派单: dispatch runs")
class RunApi {

    private final Dispatcher dispatcher;
    private final DispatchRuns runs;
    private final RunHistory history;
    private final RunChoices choices;
    private final ApiAnswers answers;
    private final Say say;
    private final Clock clock;

    RunApi(
            Dispatcher dispatcher,
            DispatchRuns runs,
            RunHistory history,
            RunChoices choices,
            ApiAnswers answers,
            Say say,
            Clock clock) {
        this.dispatcher = dispatcher;
        this.runs = runs;
        this.history = history;
        this.choices = choices;
        this.answers = answers;
        this.say = say;
        this.clock = clock;
    }

    record RunPage(List<DispatchRun> runs, int page, int total) {}

    record Whole(DispatchRun run, List<PlannedRole> roles) {}

    @Operation(summary = "The college's runs, newest first")
    @GetMapping("/api/runs")
    RunPage list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest("", page);
        var college = viewer.mustCollege();
        return new RunPage(runs.list(college, ask.offset(), ask.limit()), ask.page(), runs.count(college));
    }

    @Operation(summary = "One run with its plan")
    @GetMapping("/api/runs/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return runs.find(viewer.mustCollege(), new RunId(id))
                .<ResponseEntity<Object>>map(run -> ResponseEntity.ok(new Whole(run, runs.roles(run.id()))))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "What became of a run and of those that it is planned anew from, latest first")
    @GetMapping("/api/runs/{id}/history")
    ResponseEntity<Object> history(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return runs.find(viewer.mustCollege(), new RunId(id))
                .<ResponseEntity<Object>>map(run -> ResponseEntity.ok(history.of(run.id())))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Start a run: 202, then read it until it is planned")
    @PostMapping("/api/runs")
    ResponseEntity<Object> start(
            @CurrentViewer Viewer viewer,
            @RequestBody RunForm form,
            @Parameter(description = "A run that this one plans anew, with its weights")
                    @RequestParam(defaultValue = "0")
                    long again) {
        var before = runs.find(viewer.mustCollege(), new RunId(again));
        return form.check(choices.of(viewer.mustCollege()), clock)
                .fold(
                        run -> {
                            var id = dispatcher.start(
                                    viewer,
                                    before.map(each -> run.withWeights(runs.weights(each.id()))
                                                    .following(each.id()))
                                            .orElse(run));
                            return ResponseEntity.accepted()
                                    .location(URI.create("/api/runs/" + id.value()))
                                    .body(runs.find(viewer.mustCollege(), id).orElseThrow());
                        },
                        answers::faulty);
    }

    @Operation(summary = "Publish a planned run: its places become offers")
    @PostMapping("/api/runs/{id}/publish")
    ResponseEntity<Object> publish(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var published = runs.publish(viewer, new RunId(id));
        if (published instanceof DispatchRuns.Published.Done done) {
            return ResponseEntity.ok(done);
        }
        if (published instanceof DispatchRuns.Published.NotPlanned notPlanned) {
            return answers.refusal(HttpStatus.CONFLICT, notPlanned, say.text("run.not-planned"));
        }
        if (published instanceof DispatchRuns.Published.DecidedSince since) {
            return answers.refusal(
                    HttpStatus.CONFLICT,
                    since,
                    say.text("run.decided-since", since.choices().size()));
        }
        return answers.notFound();
    }
}
