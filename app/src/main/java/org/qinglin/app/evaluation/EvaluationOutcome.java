package org.qinglin.app.evaluation;

import java.time.Instant;

/** What came of submitting an evaluation. */
public sealed interface EvaluationOutcome {

    record Done() implements EvaluationOutcome {}

    /** Each side evaluates a session once. */
    record Already() implements EvaluationOutcome {}

    /** Hours come first: what was not served cannot be evaluated. */
    record NotConfirmedYet() implements EvaluationOutcome {}

    /** The other side's word may be read by now, so that one's own would not be blind. */
    record TimeIsUp(Instant since) implements EvaluationOutcome {}

    record ScoreMissing() implements EvaluationOutcome {}

    /** @param length characters written, {@code most} allowed */
    record TooLong(int length, int most) implements EvaluationOutcome {}

    /** A link that was used as often as it may, or is too old. */
    record LinkUsedUp() implements EvaluationOutcome {}

    record NotFound() implements EvaluationOutcome {}
}
