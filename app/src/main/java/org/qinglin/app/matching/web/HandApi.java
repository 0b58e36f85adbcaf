package org.qinglin.app.matching.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.HandChoice;
import org.qinglin.app.matching.HandChoiceForm;
import org.qinglin.app.matching.HandChoiceId;
import org.qinglin.app.matching.HandChoices;
import org.qinglin.app.matching.HandOutcome;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pins and blocks for programs. */
@RestController
@Tag(name = "runs", description = "派单: dispatch runs")
class HandApi {

    private final HandChoices choices;
    private final HandReading reading;
    private final DispatchRuns runs;
    private final ApiAnswers answers;

    HandApi(HandChoices choices, HandReading reading, DispatchRuns runs, ApiAnswers answers) {
        this.choices = choices;
        this.reading = reading;
        this.runs = runs;
        this.answers = answers;
    }

    record HandPage(List<HandChoice> choices, int page, int total) {}

    /** @param since pins and blocks made since, which the plan does not keep */
    record OfRun(List<HandChoice.InRun> known, List<HandChoice> since) {}

    @Operation(summary = "The college's pins and blocks: those in force first, then the latest")
    @GetMapping("/api/by-hand")
    HandPage list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest("", page);
        var college = viewer.mustCollege();
        return new HandPage(choices.list(college, ask.offset(), ask.limit()), ask.page(), choices.count(college));
    }

    @Operation(summary = "Pin a student to a role, or block them from a session or an order, with a reason")
    @PostMapping("/api/by-hand")
    ResponseEntity<Object> make(@CurrentViewer Viewer viewer, @RequestBody HandChoiceForm form) {
        return form.check()
                .fold(
                        wanted -> {
                            var outcome = choices.make(viewer, wanted);
                            return outcome instanceof HandOutcome.Made made
                                    ? ResponseEntity.status(HttpStatus.CREATED).body(made.choice())
                                    : answers.refusal(HttpStatus.CONFLICT, (Record) outcome, reading.told(outcome));
                        },
                        answers::faulty);
    }

    @Operation(summary = "End a pin or block: runs from now on do not keep it")
    @PostMapping("/api/by-hand/{id}/end")
    ResponseEntity<Object> end(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return choices.end(viewer, new HandChoiceId(id))
                ? ResponseEntity.ok(Map.of("ended", true))
                : answers.notFound();
    }

    @Operation(summary = "The pins and blocks that a run knew, and those made since")
    @GetMapping("/api/runs/{id}/by-hand")
    ResponseEntity<Object> ofRun(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return runs.find(viewer.mustCollege(), new RunId(id))
                .<ResponseEntity<Object>>map(
                        run -> ResponseEntity.ok(new OfRun(choices.of(run.id()), choices.since(run.id()))))
                .orElseGet(answers::notFound);
    }
}
