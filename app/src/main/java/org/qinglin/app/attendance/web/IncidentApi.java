package org.qinglin.app.attendance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Incident;
import org.qinglin.app.attendance.IncidentOutcome;
import org.qinglin.app.attendance.IncidentReport;
import org.qinglin.app.attendance.Incidents;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
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

/** Incidents for programs. */
@RestController
@Tag(name = "incidents", description = "What went wrong at sessions, and what was done about it")
class IncidentApi {

    private final Incidents incidents;
    private final ApiAnswers answers;
    private final Say say;

    IncidentApi(Incidents incidents, ApiAnswers answers, Say say) {
        this.incidents = incidents;
        this.answers = answers;
        this.say = say;
    }

    /**
     * @param student number of a student of the roster
     * @param policy number of the order's accident insurance
     */
    record IncidentJson(
            long id,
            long session,
            String severity,
            Instant happenedAt,
            String what,
            @Nullable Long student,
            @Nullable String affected,
            String atOnce,
            @Nullable String policy,
            Instant reportedAt,
            LocalDate dueOn,
            @Nullable String owner,
            String status,
            List<NoteJson> notes,
            @Nullable String outcome,
            @Nullable Instant closedAt) {}

    record NoteJson(String words, String by, Instant at) {}

    record ListJson(List<IncidentJson> incidents, int total, int page) {}

    /** @param owner number of an account of the college; {@code dueOn} such as 2026-12-04 */
    record Giving(@Nullable String owner, @Nullable String dueOn) {}

    record Noting(@Nullable String words) {}

    record Closing(@Nullable String outcome) {}

    @Operation(summary = "Incidents that concern the viewer, without an end and due first, twenty a page")
    @GetMapping("/api/incidents")
    ListJson list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String severity,
            @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest("", page);
        var filter = IncidentWords.filter(status, severity);
        return new ListJson(
                incidents.list(viewer, filter, ask.offset(), ask.limit()).stream()
                        .map(this::json)
                        .toList(),
                incidents.count(viewer, filter),
                ask.page());
    }

    @Operation(summary = "One incident with the steps that were taken")
    @GetMapping("/api/incidents/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return incidents
                .find(viewer, id)
                .<ResponseEntity<Object>>map(each -> ResponseEntity.ok(json(each)))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Reports an incident; the college and the faculty hear of it at once")
    @PostMapping("/api/sessions/{id}/incidents")
    ResponseEntity<Object> report(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody IncidentReport.Input input) {
        return answer(viewer, incidents.report(viewer, new SessionId(id), input), HttpStatus.CREATED);
    }

    @Operation(summary = "Gives it an owner and a date")
    @PostMapping("/api/incidents/{id}/give")
    ResponseEntity<Object> give(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Giving giving) {
        return answer(viewer, incidents.give(viewer, id, giving.owner(), giving.dueOn()), HttpStatus.OK);
    }

    @Operation(summary = "Adds a step that was taken")
    @PostMapping("/api/incidents/{id}/notes")
    ResponseEntity<Object> note(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Noting noting) {
        return answer(viewer, incidents.note(viewer, id, noting.words()), HttpStatus.OK);
    }

    @Operation(summary = "Ends it with a result")
    @PostMapping("/api/incidents/{id}/close")
    ResponseEntity<Object> close(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Closing closing) {
        return answer(viewer, incidents.close(viewer, id, closing.outcome()), HttpStatus.OK);
    }

    private ResponseEntity<Object> answer(Viewer viewer, IncidentOutcome outcome, HttpStatus done) {
        if (outcome instanceof IncidentOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        if (outcome instanceof IncidentOutcome.AlreadyDone already) {
            return answers.refusal(HttpStatus.CONFLICT, already, say.text("incident.already"));
        }
        return outcome instanceof IncidentOutcome.Done told
                ? ResponseEntity.status(done)
                        .body(json(incidents.find(viewer, told.id()).orElseThrow()))
                : answers.notFound();
    }

    private IncidentJson json(Incident each) {
        return new IncidentJson(
                each.id(),
                each.session().value(),
                each.severity().name(),
                each.happenedAt(),
                each.what(),
                each.student() == null ? null : each.student().value(),
                each.affected(),
                each.atOnce(),
                incidents.requestOf(each.session()).insurancePolicy(),
                each.reportedAt(),
                each.dueOn(),
                each.ownerName(),
                each.status().name(),
                incidents.notes(each.id()).stream()
                        .map(note -> new NoteJson(note.words(), note.by(), note.at()))
                        .toList(),
                each.outcome(),
                each.closedAt());
    }
}
