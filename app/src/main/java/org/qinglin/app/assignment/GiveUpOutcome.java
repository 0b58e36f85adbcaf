package org.qinglin.app.assignment;

import java.time.Instant;

/** What came of giving a place back. */
public sealed interface GiveUpOutcome {

    record GivenUp() implements GiveUpOutcome {}

    /** Given back, but after {@code until}: it counts as late. */
    record GivenUpLate(Instant until) implements GiveUpOutcome {}

    /** The session has begun. */
    record Begun() implements GiveUpOutcome {}

    record ReasonMissing() implements GiveUpOutcome {}

    /** The reason is longer than {@code most} characters. */
    record ReasonTooLong(int length, int most) implements GiveUpOutcome {}

    record NotFound() implements GiveUpOutcome {}
}
