package org.qinglin.app.evaluation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.evaluation.Criterion;
import org.qinglin.app.evaluation.EvaluationOutcome;
import org.qinglin.app.evaluation.Evaluations;
import org.qinglin.app.evaluation.Word;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Evaluation for programs: the viewer's own side. */
@RestController
@Tag(name = "evaluations", description = "评单: both sides evaluate")
class EvaluationApi {

    private final Evaluations evaluations;
    private final ApiAnswers answers;
    private final Say say;

    EvaluationApi(Evaluations evaluations, ApiAnswers answers, Say say) {
        this.evaluations = evaluations;
        this.answers = answers;
        this.say = say;
    }

    /**
     * @param score 1 (poor) to 5 (very good)
     * @param criteria the same scale by criterion, such as {@code "PUNCTUALITY": 4}; any may be missing
     */
    record Said(
            @Nullable Integer score,
            @Nullable Map<Criterion, Integer> criteria,
            @Nullable String comment) {

        Word word() {
            return new Word(
                    score == null ? 0 : score, criteria == null ? Map.of() : criteria, comment == null ? "" : comment);
        }
    }

    @Operation(summary = "The community or a student who served says its word about a session")
    @PostMapping("/api/sessions/{id}/evaluation")
    ResponseEntity<Object> evaluate(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Said said) {
        var session = new SessionId(id);
        var outcome = viewer.is(Role.COMMUNITY)
                ? evaluations.byCommunity(viewer, session, said.word())
                : evaluations.byStudent(viewer, session, said.word());
        if (outcome instanceof EvaluationOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof EvaluationOutcome.Done) {
            return ResponseEntity.noContent().build();
        }
        boolean faulty =
                outcome instanceof EvaluationOutcome.ScoreMissing || outcome instanceof EvaluationOutcome.TooLong;
        return answers.refusal(
                faulty ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT,
                (Record) outcome,
                EvaluationWords.of(outcome, say));
    }
}
