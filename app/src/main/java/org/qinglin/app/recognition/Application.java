package org.qinglin.app.recognition;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.StudentId;

/**
 * A student's wish for a certificate of service.
 *
 * @param purpose what it is for, in the student's words
 * @param dueOn by when the college answers
 * @param answer why it was refused
 */
public record Application(
        long id,
        StudentId student,
        @Nullable String purpose,
        Instant appliedAt,
        LocalDate dueOn,
        Status status,
        @Nullable String answer,
        @Nullable CertificateId certificate) {

    /** {@code APPLIED → ACCEPTED → ISSUED}, or refused, or withdrawn. */
    public enum Status {
        APPLIED,
        /** The college has looked at the record and will issue. */
        ACCEPTED,
        ISSUED,
        REFUSED,
        WITHDRAWN
    }
}
