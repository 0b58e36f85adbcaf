package org.qinglin.app.attendance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Mark;
import org.qinglin.app.attendance.Presence;
import org.qinglin.app.attendance.ReviewOutcome;
import org.qinglin.app.attendance.Reviews;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Marks, what is doubtful about them, and the organiser's word, for programs. */
@RestController
@Tag(name = "sessions", description = "Sign-in and sign-out, confirmed hours")
class MarkReviewApi {

    private final Reviews reviews;
    private final AttendanceWords words;
    private final ApiAnswers answers;

    MarkReviewApi(Reviews reviews, AttendanceWords words, ApiAnswers answers) {
        this.reviews = reviews;
        this.words = words;
        this.answers = answers;
    }

    record WaitingJson(long session, Instant startsAt, Instant endsAt, String title, int people) {}

    record RowJson(long student, String name, Presence presence, List<Mark> marks) {}

    record SheetJson(long session, boolean confirmed, List<RowJson> rows) {}

    /** @param minutes null to take the proposal; another number needs a reason */
    record DecisionJson(
            @Nullable Long student,
            @Nullable Integer minutes,
            @Nullable String reason) {}

    record WitnessJson(
            @Nullable Long student,
            @Nullable Instant came,
            @Nullable Instant left,
            @Nullable Boolean absent) {}

    @Operation(summary = "Sessions of the community that are over, not confirmed, and doubtful for somebody")
    @GetMapping("/api/attendance")
    List<WaitingJson> queue(@CurrentViewer Viewer viewer) {
        return reviews.queue(viewer).stream()
                .map(each -> new WaitingJson(
                        each.seen().session().id().value(),
                        each.seen().session().startsAt(),
                        each.seen().session().endsAt(),
                        each.seen().request().title(),
                        each.people()))
                .toList();
    }

    @Operation(summary = "All marks of a session, what is doubtful first, each with its proposal")
    @GetMapping("/api/sessions/{id}/attendance")
    ResponseEntity<Object> sheet(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return reviews.sheet(viewer, new SessionId(id))
                .<ResponseEntity<Object>>map(sheet -> ResponseEntity.ok(new SheetJson(
                        id,
                        sheet.confirmed(),
                        sheet.rows().stream()
                                .map(row -> new RowJson(
                                        row.student().id().value(),
                                        row.student().name(),
                                        row.presence(),
                                        row.marks()))
                                .toList())))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Takes the proposal for what is doubtful, or another number with a reason")
    @PostMapping("/api/sessions/{id}/attendance/decision")
    ResponseEntity<Object> decide(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody DecisionJson body) {
        var student = new StudentId(body.student() == null ? 0 : body.student());
        return told(reviews.decide(viewer, new SessionId(id), student, body.minutes(), body.reason()));
    }

    @Operation(
            summary = "The organiser says when somebody came and left, or that nobody came; it replaces what was said")
    @PostMapping("/api/sessions/{id}/attendance/witness")
    ResponseEntity<Object> witness(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody WitnessJson body) {
        var student = new StudentId(body.student() == null ? 0 : body.student());
        return told(reviews.witness(
                viewer, new SessionId(id), student, body.came(), body.left(), Boolean.TRUE.equals(body.absent())));
    }

    private ResponseEntity<Object> told(ReviewOutcome outcome) {
        if (outcome instanceof ReviewOutcome.Done) {
            return ResponseEntity.ok(outcome);
        }
        if (outcome instanceof ReviewOutcome.NotFound || outcome instanceof ReviewOutcome.NotOnRoster) {
            return answers.notFound();
        }
        return answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome, "look.decided"));
    }
}
