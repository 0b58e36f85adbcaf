package org.qinglin.app.insight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.insight.summary.Figures;
import org.qinglin.app.insight.summary.Group;
import org.qinglin.app.insight.summary.Summaries;
import org.qinglin.app.insight.summary.Summary;
import org.qinglin.app.insight.summary.SummaryId;
import org.qinglin.app.insight.summary.SummaryScopes;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports for programs. */
@RestController
@Tag(name = "reports", description = "reports of a term or a year, with the records behind every figure")
class SummaryApi {

    private final Summaries summaries;
    private final SummaryScopes scopes;
    private final ApiAnswers answers;

    SummaryApi(Summaries summaries, SummaryScopes scopes, ApiAnswers answers) {
        this.summaries = summaries;
        this.scopes = scopes;
        this.answers = answers;
    }

    /** @param scopes what {@code scope} may be when a report is made */
    record SummaryPage(List<Summary> reports, int page, int total, List<SummaryScopes.Choice> scopes) {}

    record WithCorrections(Summary report, List<Summaries.Corrected> corrected) {}

    @Operation(summary = "Reports that the viewer may read, the latest first, twenty at a time")
    @GetMapping("/api/reports")
    SummaryPage list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest("", page);
        return new SummaryPage(
                summaries.list(viewer, ask.offset(), ask.limit()),
                ask.page(),
                summaries.count(viewer),
                scopes.of(viewer));
    }

    @Operation(summary = "Makes a report and keeps it; 422 with the faults")
    @PostMapping("/api/reports")
    ResponseEntity<Object> make(@CurrentViewer Viewer viewer, @RequestBody Summaries.Input input) {
        return summaries.make(viewer, input).fold(made -> one(viewer, made.value()), answers::faulty);
    }

    @Operation(summary = "A report, and which figures of the whole would be others today")
    @GetMapping("/api/reports/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return summaries
                .find(viewer, new SummaryId(id))
                .<ResponseEntity<Object>>map(
                        found -> ResponseEntity.ok(new WithCorrections(found, summaries.corrected(found))))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "The records behind one figure of a report, the latest first")
    @GetMapping("/api/reports/{id}/records")
    ResponseEntity<Object> records(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "ALL") String group,
            @RequestParam(defaultValue = "ALL") String key,
            @RequestParam(defaultValue = "") String measure,
            @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest("", page);
        return summaries
                .find(viewer, new SummaryId(id))
                .flatMap(summary -> Group.named(group)
                        .flatMap(known -> summary.figure(known, key, measure))
                        .<ResponseEntity<Object>>map(figure -> ResponseEntity.ok(recordsOf(summary, figure, ask))))
                .orElseGet(answers::notFound);
    }

    private List<Figures.Counted> recordsOf(
            Summary summary, org.qinglin.app.insight.summary.Figure figure, PageRequest ask) {
        return summaries.records(summary, figure, ask.offset(), ask.limit());
    }
}
