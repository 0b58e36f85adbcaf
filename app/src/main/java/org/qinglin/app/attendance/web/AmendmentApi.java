package org.qinglin.app.attendance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Amendment;
import org.qinglin.app.attendance.AmendmentOutcome;
import org.qinglin.app.attendance.Amendments;
import org.qinglin.app.attendance.Dispute;
import org.qinglin.app.attendance.Disputes;
import org.qinglin.app.attendance.EntryFlags;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Disputes, back-entries and corrections for programs. */
@RestController
@Tag(name = "ledger", description = "The hours ledger and its signed heads")
class AmendmentApi {

    private static final int AT_ONCE = 200;

    private final Disputes disputes;
    private final Amendments amendments;
    private final EntryFlags flags;
    private final AmendmentWords words;
    private final ApiAnswers answers;

    AmendmentApi(Disputes disputes, Amendments amendments, EntryFlags flags, AmendmentWords words, ApiAnswers answers) {
        this.disputes = disputes;
        this.amendments = amendments;
        this.flags = flags;
        this.words = words;
        this.answers = answers;
    }

    /** @param student the student's number at the college; not asked where a dispute names the student */
    record Proposal(
            @Nullable String student,
            @Nullable String minutes,
            @Nullable String reason) {}

    record Word(@Nullable String words) {}

    record Listed(Amendment amendment, List<EntryFlags.Flag> flags) {}

    @Operation(summary = "The student's own disputes, the newest first")
    @GetMapping("/api/my/disputes")
    List<Dispute> mine(@CurrentViewer Viewer viewer) {
        return disputes.mine(viewer);
    }

    @Operation(summary = "The student says that the hours of a session are wrong")
    @PostMapping("/api/my/sessions/{id}/dispute")
    ResponseEntity<Object> open(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Proposal proposal) {
        return answer(
                disputes.open(viewer, new SessionId(id), proposal.minutes(), proposal.reason()), HttpStatus.CREATED);
    }

    @Operation(summary = "The student takes a dispute back")
    @PostMapping("/api/my/disputes/{id}/withdraw")
    ResponseEntity<Object> withdrawDispute(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return answer(disputes.withdraw(viewer, id), HttpStatus.OK);
    }

    @Operation(summary = "Disputes that wait for an answer, the first due first")
    @GetMapping("/api/disputes")
    List<Dispute> waiting(@CurrentViewer Viewer viewer) {
        return disputes.waiting(viewer);
    }

    @Operation(summary = "Proposes a correction; a second person approves it")
    @PostMapping("/api/disputes/{id}/correct")
    ResponseEntity<Object> correct(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Proposal proposal) {
        return answer(disputes.correct(viewer, id, proposal.minutes(), proposal.reason()), HttpStatus.CREATED);
    }

    @Operation(summary = "Refuses a dispute, with the reason")
    @PostMapping("/api/disputes/{id}/refuse")
    ResponseEntity<Object> refuse(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Word word) {
        return answer(disputes.refuse(viewer, id, word.words()), HttpStatus.OK);
    }

    @Operation(summary = "Back-entries and corrections with what is unusual in them, what waits first; 200 at a time")
    @GetMapping("/api/amendments")
    List<Listed> list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "0") int offset) {
        return withFlags(amendments.list(viewer, Math.max(0, offset), AT_ONCE));
    }

    @Operation(summary = "Those in which something is unusual, the newest first; 200 at a time")
    @GetMapping("/api/ledger/flags")
    List<Listed> flagged(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "0") int offset) {
        return withFlags(amendments.flagged(viewer, Math.max(0, offset), AT_ONCE));
    }

    private List<Listed> withFlags(List<Amendment> rows) {
        var flagged = flags.of(rows.stream().map(Amendment::id).toList());
        return rows.stream()
                .map(each -> new Listed(each, flagged.getOrDefault(each.id(), List.of())))
                .toList();
    }

    @Operation(summary = "Proposes what a student's hours at a session should be; a second person approves it")
    @PostMapping("/api/sessions/{id}/amendments")
    ResponseEntity<Object> propose(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Proposal proposal) {
        return answer(
                amendments.propose(
                        viewer, new SessionId(id), proposal.student(), proposal.minutes(), proposal.reason()),
                HttpStatus.CREATED);
    }

    @Operation(summary = "The second person approves: the ledger grows")
    @PostMapping("/api/amendments/{id}/approve")
    ResponseEntity<Object> approve(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return answer(amendments.approve(viewer, id), HttpStatus.OK);
    }

    @Operation(summary = "The second person does not approve, and says why")
    @PostMapping("/api/amendments/{id}/turn-down")
    ResponseEntity<Object> turnDown(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Word word) {
        return answer(amendments.turnDown(viewer, id, word.words()), HttpStatus.OK);
    }

    @Operation(summary = "Whoever proposed it takes it back")
    @PostMapping("/api/amendments/{id}/withdraw")
    ResponseEntity<Object> withdraw(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return answer(amendments.withdraw(viewer, id), HttpStatus.OK);
    }

    private ResponseEntity<Object> answer(AmendmentOutcome outcome, HttpStatus done) {
        if (outcome instanceof AmendmentOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof AmendmentOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        return outcome instanceof AmendmentOutcome.Done
                ? ResponseEntity.status(done).body(outcome)
                : answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome, ""));
    }
}
