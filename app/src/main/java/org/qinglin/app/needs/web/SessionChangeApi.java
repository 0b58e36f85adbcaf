package org.qinglin.app.needs.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ChangeOutcome;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.SessionChanges;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionMoveInput;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Changes of sessions for programs. */
@RestController
@Tag(name = "sessions", description = "What becomes of a session: moved, cancelled")
class SessionChangeApi {

    private final SessionChanges changes;
    private final Sessions sessions;
    private final Requests requests;
    private final ApiAnswers answers;
    private final Say say;

    SessionChangeApi(SessionChanges changes, Sessions sessions, Requests requests, ApiAnswers answers, Say say) {
        this.changes = changes;
        this.sessions = sessions;
        this.requests = requests;
        this.answers = answers;
        this.say = say;
    }

    record Reason(@Nullable String reason) {}

    record History(List<org.qinglin.app.needs.SessionChange> changes) {}

    @Operation(summary = "What became of a session, the first change first")
    @GetMapping("/api/sessions/{id}/changes")
    ResponseEntity<Object> history(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return sessions.find(new SessionId(id))
                .filter(session -> requests.find(viewer, session.request()).isPresent())
                .<ResponseEntity<Object>>map(session -> ResponseEntity.ok(new History(changes.of(session.id()))))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Another time or place, with a reason; who accepted is asked anew")
    @PostMapping("/api/sessions/{id}/move")
    ResponseEntity<Object> move(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody SessionMoveInput move) {
        return answer(changes.move(viewer, new SessionId(id), move));
    }

    @Operation(summary = "The session does not take place, for a reason; everyone is free")
    @PostMapping("/api/sessions/{id}/cancel")
    ResponseEntity<Object> cancel(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return answer(changes.cancel(viewer, new SessionId(id), reason.reason() == null ? "" : reason.reason()));
    }

    private ResponseEntity<Object> answer(ChangeOutcome outcome) {
        if (outcome instanceof ChangeOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof ChangeOutcome.Moved || outcome instanceof ChangeOutcome.Cancelled) {
            return ResponseEntity.ok(outcome);
        }
        if (outcome instanceof ChangeOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        var status =
                outcome instanceof ChangeOutcome.ReasonMissing ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
        return answers.refusal(status, (Record) outcome, SessionChangeWords.of(outcome, say));
    }
}
