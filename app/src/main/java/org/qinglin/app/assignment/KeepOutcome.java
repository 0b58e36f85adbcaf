package org.qinglin.app.assignment;

import org.qinglin.app.needs.SessionId;
import org.qinglin.engine.eligibility.Refusal;

/** What came of confirming a place anew after its session moved. */
public sealed interface KeepOutcome {

    record Kept(SessionId session) implements KeepOutcome {}

    /** Nothing to confirm: the place is the student's as it is. */
    record AlreadyKept(SessionId session) implements KeepOutcome {}

    /** The student serves elsewhere at the new time; one of the two must be given up. */
    record Overlaps() implements KeepOutcome {}

    /** The time to answer is over. */
    record TooLate() implements KeepOutcome {}

    /** At the new time and place the student does not fit: the engine's own policies say why. */
    record NotEligible(Refusal refusal) implements KeepOutcome {}

    record NotFound() implements KeepOutcome {}
}
