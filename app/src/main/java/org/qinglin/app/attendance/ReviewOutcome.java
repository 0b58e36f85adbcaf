package org.qinglin.app.attendance;

import java.time.Instant;

/** What came of the organiser's word or decision about somebody's attendance. */
public sealed interface ReviewOutcome {

    /** @param minutes what the marks and the word say together, or what was decided */
    record Done(int minutes) implements ReviewOutcome {}

    record NotFound() implements ReviewOutcome {}

    record NotOnRoster() implements ReviewOutcome {}

    /** The hours are confirmed: a correction goes through the ledger. */
    record Closed() implements ReviewOutcome {}

    /** Neither when somebody came or left, nor that nobody came. */
    record NothingSaid() implements ReviewOutcome {}

    /** Absent and present at once. */
    record Contradicts() implements ReviewOutcome {}

    record LeftBeforeCame(Instant came, Instant left) implements ReviewOutcome {}

    /** A time that the session does not reach, or that has not come yet. */
    record NotPossible(Instant at, Instant from, Instant to) implements ReviewOutcome {}

    /** More than the session lasted, or less than nothing. */
    record TooManyMinutes(int minutes, int most) implements ReviewOutcome {}

    /** Another number than the proposal needs a reason of 1 to 200 characters. */
    record ReasonMissing() implements ReviewOutcome {}

    /** There is nothing doubtful about that student. */
    record NothingToDecide() implements ReviewOutcome {}
}
