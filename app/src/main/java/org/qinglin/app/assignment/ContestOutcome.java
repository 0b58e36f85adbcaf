package org.qinglin.app.assignment;

/** What came of contesting a miss, or of deciding about it. */
public sealed interface ContestOutcome {

    record Done() implements ContestOutcome {}

    /** Contested or decided before. */
    record Already() implements ContestOutcome {}

    record ReasonMissing() implements ContestOutcome {}

    record ReasonTooLong(int length, int most) implements ContestOutcome {}

    record NotFound() implements ContestOutcome {}
}
