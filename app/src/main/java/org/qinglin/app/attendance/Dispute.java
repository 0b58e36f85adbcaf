package org.qinglin.app.attendance;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.StudentId;

/**
 * A student's word that the hours of a session are wrong.
 *
 * @param minutes what the student says was served
 * @param dueOn by when the organisation answers
 * @param answer why it was refused
 */
public record Dispute(
        long id,
        StudentId student,
        SessionId session,
        int minutes,
        String reason,
        Instant openedAt,
        LocalDate dueOn,
        Status status,
        @Nullable String answer,
        @Nullable Instant answeredAt) {

    /** {@code OPEN → CORRECTING → CORRECTED}, or refused, or withdrawn. */
    public enum Status {
        OPEN,
        /** A correction was proposed and waits for the second person. */
        CORRECTING,
        CORRECTED,
        REFUSED,
        WITHDRAWN
    }
}
