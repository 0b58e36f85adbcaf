package org.qinglin.app.assignment.signup;

import java.time.Duration;
import org.qinglin.app.shared.StudentId;

/** What came of a {@link SignUp}. Whatever it is, it is committed before anybody hears of it. */
public sealed interface SignUpAnswer {

    /** The places are theirs; the same answer to whoever has one already. */
    record Placed() implements SignUpAnswer {}

    /**
     * All places are taken; the student waits for one to become free.
     *
     * @param position 1 for who is next
     */
    record Waiting(int position) implements SignUpAnswer {}

    /** Fewer places are free than people want to go together. */
    record TooFew(int free) implements SignUpAnswer {}

    /** The organiser's or a run's question to this student waits for its answer. */
    record Asked(StudentId student) implements SignUpAnswer {}

    /** This student serves elsewhere at that time. */
    record Overlaps(StudentId student) implements SignUpAnswer {}

    /** One of those who want to go together has a place of their own already. */
    record HasPlace(StudentId student) implements SignUpAnswer {}

    /** It has begun, or does not take place. */
    record Closed() implements SignUpAnswer {}

    /** The same key was used for another request. */
    record OtherUnderKey() implements SignUpAnswer {}

    /** Too many are in the line at this moment; nothing was looked at. */
    record Busy(Duration retryAfter) implements SignUpAnswer {}
}
