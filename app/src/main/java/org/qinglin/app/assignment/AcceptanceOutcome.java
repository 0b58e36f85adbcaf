package org.qinglin.app.assignment;

import org.qinglin.app.needs.SessionId;
import org.qinglin.engine.eligibility.Refusal;

/** What came of accepting an offer (接单). Pages and API switch over the same names. */
public sealed interface AcceptanceOutcome {

    /** The place is the student's. */
    record Confirmed(SessionId session) implements AcceptanceOutcome {}

    /** Accepted before; a second tap changes nothing. */
    record AlreadyConfirmed(SessionId session) implements AcceptanceOutcome {}

    /** The last place went to somebody else. */
    record Full() implements AcceptanceOutcome {}

    /** The student serves elsewhere at that time. */
    record Overlaps() implements AcceptanceOutcome {}

    /** The time to answer is over, or the session has begun. */
    record TooLate() implements AcceptanceOutcome {}

    /** The offer was declined or taken back. */
    record NoLongerOpen() implements AcceptanceOutcome {}

    /** The student no longer fits: the engine's own policies say why. */
    record NotEligible(Refusal refusal) implements AcceptanceOutcome {}

    /** There is no such offer to this student. */
    record NotFound() implements AcceptanceOutcome {}
}
