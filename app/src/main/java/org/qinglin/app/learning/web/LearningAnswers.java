package org.qinglin.app.learning.web;

import org.qinglin.app.learning.LearningOutcome;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What programs hear where something asked of a course was not done. */
@Component
class LearningAnswers {

    private final LearningWords words;
    private final ApiAnswers answers;

    LearningAnswers(LearningWords words, ApiAnswers answers) {
        this.words = words;
        this.answers = answers;
    }

    /** 422 with faults, 409 with the refusal's name and sentence, 404 where there is no such thing for the viewer. */
    ResponseEntity<Object> refused(LearningOutcome outcome) {
        if (outcome instanceof LearningOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        return outcome instanceof Record refusal && !(outcome instanceof LearningOutcome.Missing)
                ? answers.refusal(HttpStatus.CONFLICT, refusal, words.of(outcome, "form.kept"))
                : answers.notFound();
    }
}
