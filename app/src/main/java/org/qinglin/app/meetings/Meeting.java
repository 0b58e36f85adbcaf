package org.qinglin.app.meetings;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;

/**
 * A meeting of a college (总结启动会).
 *
 * @param reason why it was cancelled
 * @param minutes what was said and settled, once somebody wrote it
 */
public record Meeting(
        long id,
        CollegeId college,
        String title,
        String about,
        String place,
        Instant startsAt,
        Instant endsAt,
        Status status,
        @Nullable String reason,
        @Nullable String minutes,
        @Nullable AccountId minutesBy) {

    /** How long before it starts the doors open. */
    static final Duration DOORS_OPEN = Duration.ofHours(1);

    /** Where a meeting stands; what leads where is {@link MeetingSteps}. */
    public enum Status {
        /** Seen by the college and its faculties alone. */
        PLANNED,
        ANNOUNCED,
        /** Its minutes are confirmed. */
        HELD,
        CANCELLED
    }

    public boolean takesSignIns(Instant now) {
        return status == Status.ANNOUNCED && !now.isBefore(startsAt.minus(DOORS_OPEN)) && !now.isAfter(endsAt);
    }

    public boolean hasBegun(Instant now) {
        return !now.isBefore(startsAt);
    }

    /** Whether its plan may still be changed. */
    public boolean isOpen() {
        return status == Status.PLANNED || status == Status.ANNOUNCED;
    }
}
