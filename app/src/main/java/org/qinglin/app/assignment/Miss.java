package org.qinglin.app.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.StudentId;

/**
 * A place that was given back late, or that nobody came to take.
 *
 * @param contest what the student has to say to it; null if nothing
 * @param decision the college's answer; null while there is none
 */
public record Miss(
        MissId id,
        StudentId student,
        SessionId session,
        Kind kind,
        Instant at,
        @Nullable String contest,
        @Nullable Decision decision) {

    public enum Kind {
        /** Given back after the deadline. */
        LATE,
        /** On the roster, neither signed in nor confirmed with a minute. */
        NO_SHOW
    }

    /** @param lifted whether it no longer counts */
    public record Decision(boolean lifted, String reason, Instant at) {}

    public boolean counts() {
        return decision == null || !decision.lifted();
    }

    public boolean waits() {
        return contest != null && decision == null;
    }
}
