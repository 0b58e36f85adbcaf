package org.qinglin.app.recognition;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.StudentId;

/**
 * A certificate of service as the issuing college sees it.
 *
 * @param noticeUntil the last day of its public notice; null for one that was issued before there was a notice
 */
public record Certificate(
        CertificateId id,
        StudentId student,
        CertificateContent content,
        Instant issuedAt,
        Status status,
        @Nullable LocalDate noticeUntil,
        @Nullable Instant revokedAt,
        @Nullable String revocationReason) {

    /** {@code IN_NOTICE → FINAL}; revoked from either. */
    public enum Status {
        /** Public inside the unit (公示): genuine, and whoever knows better may object. */
        IN_NOTICE,
        /** Its notice is over, and no objection stands. */
        FINAL,
        REVOKED
    }

    public boolean revoked() {
        return status == Status.REVOKED;
    }
}
