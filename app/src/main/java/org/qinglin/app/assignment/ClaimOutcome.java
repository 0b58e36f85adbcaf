package org.qinglin.app.assignment;

import java.time.Instant;
import org.qinglin.app.needs.SessionId;
import org.qinglin.engine.eligibility.Refusal;

/** What came of signing up in the open pool (抢单), or of the organiser choosing somebody. */
public sealed interface ClaimOutcome {

    /** The place is the student's. */
    record Confirmed(SessionId session) implements ClaimOutcome {}

    /** The organiser chooses; the student hears of it. */
    record Applied(SessionId session) implements ClaimOutcome {}

    /** The student has a ticket in the lottery, whose list closes at a moment. */
    record InLottery(SessionId session, String ticket, Instant closesAt) implements ClaimOutcome {}

    /** The lottery's list is closed, and it is not drawn yet. */
    record ListClosed(SessionId session) implements ClaimOutcome {}

    /**
     * All places are taken; the student stands in line.
     *
     * @param position 1 for who is next
     */
    record Waiting(SessionId session, int position) implements ClaimOutcome {}

    /** So many reach for it at this moment that the line is full; nothing was done. */
    record Busy(java.time.Duration retryAfter) implements ClaimOutcome {}

    /** The key of this request was used for another one. */
    record OtherUnderKey() implements ClaimOutcome {}

    /** The student has an application or an offer there already; a second tap changes nothing. */
    record Already(SessionId session) implements ClaimOutcome {}

    /** All places are taken, or held for somebody who was asked. */
    record Full() implements ClaimOutcome {}

    /** Fewer places are free than there are friends who go together or not at all. */
    record TooFew(int free, int people) implements ClaimOutcome {}

    /** Something keeps one of the friends from it who go together or not at all. */
    record NotAll(ClaimOutcome why) implements ClaimOutcome {}

    /** The student serves elsewhere at that time. */
    record Overlaps() implements ClaimOutcome {}

    /** Before or after it the student serves so far away that the time for the way is too short. */
    record TooFarBetween(SessionId other, int metres, int minutes) implements ClaimOutcome {}

    /** It has begun, or does not take place. */
    record Closed() implements ClaimOutcome {}

    /** The college's rule about late and missed places pauses the student's sign-up. */
    record Paused(Instant until) implements ClaimOutcome {}

    /** The student does not fit: the engine's own policies say why. */
    record NotEligible(Refusal refusal) implements ClaimOutcome {}

    /** The college decided by hand that this student is not to come. Why is told to nobody here. */
    record NotForYou() implements ClaimOutcome {}

    /** The privacy notice or a guardian's consent is missing. */
    record ConsentMissing() implements ClaimOutcome {}

    /** The student graduated or left the college. */
    record Left() implements ClaimOutcome {}

    /** There is no such place among those the viewer may take or give. */
    record NotFound() implements ClaimOutcome {}
}
