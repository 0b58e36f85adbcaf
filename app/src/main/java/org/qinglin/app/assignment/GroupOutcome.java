package org.qinglin.app.assignment;

import java.time.Duration;
import java.util.List;
import org.qinglin.app.shared.StudentId;

/** What came of a step with a group of friends. */
public sealed interface GroupOutcome {

    /** The group stands; so it does for whoever starts the same one again. */
    record Started(String code) implements GroupOutcome {}

    /** The student is in the group. */
    record Agreed() implements GroupOutcome {}

    record Left() implements GroupOutcome {}

    /** Whoever started it has ended it. */
    record Ended() implements GroupOutcome {}

    /** All of them have their places. */
    record Placed(int people) implements GroupOutcome {}

    /** All of them have applied; the organiser decides about all as one. */
    record Applied(int people) implements GroupOutcome {}

    /** Fewer places are free than they are; nobody has one. */
    record TooFew(int free, int people) implements GroupOutcome {}

    /** Something keeps these from it, which each of them reads for themselves; nobody has a place. */
    record CannotAll(List<StudentId> who) implements GroupOutcome {}

    /** Something keeps the student from it. */
    record Cannot(ClaimOutcome why) implements GroupOutcome {}

    /** Nobody has agreed but whoever started it. */
    record Alone() implements GroupOutcome {}

    /** So many may be in a group, or so many places there are. */
    record GroupFull(int most) implements GroupOutcome {}

    /** The student is in another group for the same session. */
    record InAnother() implements GroupOutcome {}

    /** A lottery decides: everyone signs up alone. */
    record NotTogether(Admission mode) implements GroupOutcome {}

    /** It is being decided, has been, was ended, or its time is up. */
    record NoLongerOpen() implements GroupOutcome {}

    /** So many reach for the role at this moment that the line is full; nothing was done. */
    record Busy(Duration retryAfter) implements GroupOutcome {}

    record NotFound() implements GroupOutcome {}
}
