package org.qinglin.app.recognition;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.StudentId;

/**
 * A star level that a student applied for.
 *
 * @param level 1 to 5
 * @param minutes in the ledger when it was applied for
 * @param needed minutes from which the star was given by then
 * @param answer why it was refused
 */
public record Star(
        long id,
        StudentId student,
        int level,
        long minutes,
        int needed,
        Instant appliedAt,
        LocalDate dueOn,
        Status status,
        @Nullable Instant decidedAt,
        @Nullable String answer) {

    /** {@code APPLIED → CONFIRMED}, or refused, or withdrawn. */
    public enum Status {
        APPLIED,
        CONFIRMED,
        REFUSED,
        WITHDRAWN
    }
}
