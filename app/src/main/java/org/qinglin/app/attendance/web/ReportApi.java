package org.qinglin.app.attendance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.ClosingReport;
import org.qinglin.app.attendance.ClosingReports;
import org.qinglin.app.attendance.ReportOutcome;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Closing reports for programs. */
@RestController
@Tag(name = "sessions", description = "Sign-in and sign-out, confirmed hours")
class ReportApi {

    private final ClosingReports reports;
    private final ApiAnswers answers;
    private final Say say;

    ReportApi(ClosingReports reports, ApiAnswers answers, Say say) {
        this.reports = reports;
        this.answers = answers;
        this.say = say;
    }

    /**
     * @param done what was done
     * @param residents heads served
     */
    record Told(@Nullable String done, @Nullable Integer residents) {}

    record Shown(
            long session,
            ClosingReport.Side side,
            String done,
            int residents,
            Instant writtenAt,
            @Nullable Instant changedAt,
            List<ClosingReport.Picture> pictures) {}

    @Operation(summary = "The closing report of a session, 404 while there is none")
    @GetMapping("/api/sessions/{id}/report")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return reports.readable(viewer, new SessionId(id))
                .flatMap(seen -> reports.of(seen.session().id()))
                .map(each -> ResponseEntity.ok((Object) new Shown(
                        each.session().value(),
                        each.side(),
                        each.done(),
                        each.residents(),
                        each.writtenAt(),
                        each.changedAt(),
                        each.pictures())))
                .orElseGet(answers::notFound);
    }

    @Operation(
            summary = "The community or the leader of a team that served writes the closing report, or changes its own")
    @PostMapping("/api/sessions/{id}/report")
    ResponseEntity<Object> write(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Told told) {
        var outcome =
                reports.write(viewer, new SessionId(id), told.done() == null ? "" : told.done(), told.residents());
        if (outcome instanceof ReportOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof ReportOutcome.Written || outcome instanceof ReportOutcome.Changed) {
            return ResponseEntity.noContent().build();
        }
        boolean faulty = outcome instanceof ReportOutcome.TextMissing
                || outcome instanceof ReportOutcome.TextTooLong
                || outcome instanceof ReportOutcome.ResidentsMissing;
        return answers.refusal(
                faulty ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT,
                (Record) outcome,
                ReportWords.of(outcome, say));
    }
}
