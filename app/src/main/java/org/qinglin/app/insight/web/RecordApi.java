package org.qinglin.app.insight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.insight.records.RecordGroup;
import org.qinglin.app.insight.records.ServiceRecords;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The record of volunteer service for programs. */
@RestController
@Tag(name = "records", description = "the five groups of the record of volunteer service, with their sync state")
class RecordApi {

    private static final int BATCHES = 100;

    private final ServiceRecords records;
    private final ApiAnswers answers;
    private final Say say;

    RecordApi(ServiceRecords records, ApiAnswers answers, Say say) {
        this.records = records;
        this.answers = answers;
        this.say = say;
    }

    record Records(List<ServiceRecords.State> states, List<ServiceRecords.Batch> batches) {}

    record WholeBatch(ServiceRecords.Batch batch, Map<RecordGroup, List<List<String>>> rows) {}

    record NothingToHandOver() {}

    @Operation(summary = "How many records of each group are new, changed and with the ministry; the batches so far")
    @GetMapping("/api/records")
    Records all(@CurrentViewer Viewer viewer) {
        return new Records(records.states(viewer.mustCollege()), records.batches(viewer.mustCollege(), BATCHES));
    }

    @Operation(summary = "Makes a batch of what is new or was changed; 409 if one waits or there is nothing")
    @PostMapping("/api/records/batches")
    ResponseEntity<Object> export(@CurrentViewer Viewer viewer) {
        return records.export(viewer)
                .<ResponseEntity<Object>>map(ResponseEntity::ok)
                .orElseGet(() ->
                        answers.refusal(HttpStatus.CONFLICT, new NothingToHandOver(), say.text("records.nothing")));
    }

    @Operation(summary = "A batch with its rows, group by group")
    @GetMapping("/api/records/batches/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return records.find(viewer.mustCollege(), id)
                .<ResponseEntity<Object>>map(batch -> {
                    var rows = new EnumMap<RecordGroup, List<List<String>>>(RecordGroup.class);
                    for (var group : RecordGroup.values()) {
                        rows.put(group, records.rows(batch.id(), group));
                    }
                    return ResponseEntity.ok(new WholeBatch(batch, rows));
                })
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "The ministry's system took the batch")
    @PostMapping("/api/records/batches/{id}/confirm")
    ResponseEntity<Object> confirm(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return records.decide(viewer, id, true) ? one(viewer, id) : answers.notFound();
    }

    @Operation(summary = "The ministry's system did not take the batch")
    @PostMapping("/api/records/batches/{id}/discard")
    ResponseEntity<Object> discard(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return records.decide(viewer, id, false) ? one(viewer, id) : answers.notFound();
    }
}
