package org.qinglin.app.evaluation;

/** What came of submitting an evaluation. */
public sealed interface EvaluationOutcome {

    record Done() implements EvaluationOutcome {}

    /** Each side evaluates a session once. */
    record Already() implements EvaluationOutcome {}

    /** Hours come first: what was not served cannot be evaluated. */
    record NotConfirmedYet() implements EvaluationOutcome {}

    record ScoreMissing() implements EvaluationOutcome {}

    /** @param length characters written, {@code most} allowed */
    record TooLong(int length, int most) implements EvaluationOutcome {}

    record NotFound() implements EvaluationOutcome {}
}
