package org.qinglin.app.attendance;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.StudentId;

/**
 * Something that went wrong at a session.
 *
 * @param student of the roster, if one was hurt or concerned
 * @param affected who else was, in words without a name
 * @param atOnce what was done on the spot
 * @param dueOn by when it must have an end
 */
public record Incident(
        long id,
        SessionId session,
        Severity severity,
        Instant happenedAt,
        String what,
        @Nullable StudentId student,
        @Nullable String affected,
        String atOnce,
        Instant reportedAt,
        String reporterName,
        LocalDate dueOn,
        @Nullable AccountId owner,
        @Nullable String ownerName,
        Status status,
        @Nullable String outcome,
        @Nullable Instant closedAt) {

    public enum Severity {
        /** It might have ended badly. */
        NEAR_MISS,
        MINOR,
        /** A doctor, the police, or worse. */
        SERIOUS
    }

    /** {@code OPEN → IN_HAND → DONE}. */
    public enum Status {
        /** Nobody owns it yet. */
        OPEN,
        IN_HAND,
        DONE
    }

    /** A step that was taken. */
    public record Note(String words, String by, Instant at) {}
}
