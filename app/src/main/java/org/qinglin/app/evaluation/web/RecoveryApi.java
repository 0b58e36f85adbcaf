package org.qinglin.app.evaluation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.evaluation.Recoveries;
import org.qinglin.app.evaluation.Recovery;
import org.qinglin.app.evaluation.RecoveryOutcome;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
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

/** Service recovery for programs. */
@RestController
@Tag(name = "recovery", description = "What follows a poor evaluation")
class RecoveryApi {

    private final Recoveries recoveries;
    private final ApiAnswers answers;
    private final Say say;

    RecoveryApi(Recoveries recoveries, ApiAnswers answers, Say say) {
        this.recoveries = recoveries;
        this.answers = answers;
        this.say = say;
    }

    /** @param side who evaluated: COMMUNITY, STUDENT or RESIDENT */
    record RecoveryJson(
            long id,
            long session,
            String side,
            int score,
            String comment,
            Instant openedAt,
            LocalDate dueOn,
            @Nullable String owner,
            String status,
            @Nullable String outcome,
            @Nullable Instant closedAt) {

        static RecoveryJson of(Recovery each) {
            return new RecoveryJson(
                    each.id(),
                    each.session().value(),
                    each.side().name(),
                    each.score(),
                    each.comment(),
                    each.openedAt(),
                    each.dueOn(),
                    each.ownerName(),
                    each.status().name(),
                    each.outcome(),
                    each.closedAt());
        }
    }

    record ListJson(List<RecoveryJson> recoveries, int total, int page) {}

    /** @param owner number of an account of the college; {@code dueOn} such as 2026-12-04 */
    record Giving(@Nullable String owner, @Nullable String dueOn) {}

    record Closing(@Nullable String outcome) {}

    @Operation(summary = "What is not done and due first, twenty a page")
    @GetMapping("/api/recovery")
    ListJson list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest("", page);
        return new ListJson(
                recoveries.list(viewer, ask.offset(), ask.limit()).stream()
                        .map(RecoveryJson::of)
                        .toList(),
                recoveries.count(viewer),
                ask.page());
    }

    @Operation(summary = "Gives it an owner and a date")
    @PostMapping("/api/recovery/{id}/give")
    ResponseEntity<Object> give(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Giving giving) {
        return answer(viewer, id, recoveries.give(viewer, id, giving.owner(), giving.dueOn()));
    }

    @Operation(summary = "Ends it by saying what was done")
    @PostMapping("/api/recovery/{id}/close")
    ResponseEntity<Object> close(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Closing closing) {
        return answer(viewer, id, recoveries.close(viewer, id, closing.outcome()));
    }

    private ResponseEntity<Object> answer(Viewer viewer, long id, RecoveryOutcome outcome) {
        if (outcome instanceof RecoveryOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof RecoveryOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        if (outcome instanceof RecoveryOutcome.AlreadyDone already) {
            return answers.refusal(HttpStatus.CONFLICT, already, say.text("recovery.already"));
        }
        return ResponseEntity.ok(RecoveryJson.of(recoveries.find(viewer, id).orElseThrow()));
    }
}
