package org.qinglin.app.learning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.resources.BookingTime;

/**
 * Something that changed for a learner without an account, for whom nobody but a caller is left to tell it.
 *
 * @param known when the learner believes the lesson to be; null where it is not about a lesson
 * @param now when it is now, or was said to be; null where it is taken away
 * @param toldAt null until somebody told it, {@code toldBy} too
 */
public record LearnerCall(
        long id,
        EnrolmentId learner,
        Kind kind,
        @Nullable BookingTime known,
        @Nullable BookingTime now,
        @Nullable Instant toldAt,
        @Nullable String toldBy) {

    /** What changed. */
    public enum Kind {
        /** Moved up from the waiting list. */
        PLACE,
        LESSON_MOVED,
        LESSON_DROPPED,
        CLASS_CANCELLED
    }
}
