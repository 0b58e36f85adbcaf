package org.qinglin.app.practice.web;

import org.qinglin.app.practice.PracticeOutcome;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Says what came of a step, on pages and to programs. */
@Component
class PracticeWords {

    private final Say say;
    private final ApiAnswers answers;

    PracticeWords(Say say, ApiAnswers answers) {
        this.say = say;
        this.answers = answers;
    }

    /** @param done the key of what is said when it was done */
    String of(PracticeOutcome outcome, String done) {
        if (outcome instanceof PracticeOutcome.NotFound) {
            throw new NotFound();
        }
        return outcome instanceof PracticeOutcome.Done ? say.text(done) : refusal(outcome);
    }

    private String refusal(PracticeOutcome outcome) {
        if (outcome instanceof PracticeOutcome.Faulty faulty) {
            return say.fault(faulty.faults().get(0));
        }
        if (outcome instanceof PracticeOutcome.NotYet notYet) {
            return say.text("practice.NotYet", say.day(notYet.from()));
        }
        return outcome instanceof PracticeOutcome.Closed closed
                ? say.text("practice.Closed", say.day(closed.last()))
                : say.text("practice." + outcome.getClass().getSimpleName());
    }

    /** 200 or 201 with the id; 404; 422 with the faults; 409 with the refusal's name. */
    ResponseEntity<Object> answer(PracticeOutcome outcome, HttpStatus done) {
        if (outcome instanceof PracticeOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof PracticeOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        return outcome instanceof PracticeOutcome.Done
                ? ResponseEntity.status(done).body(outcome)
                : answers.refusal(HttpStatus.CONFLICT, (Record) outcome, refusal(outcome));
    }
}
