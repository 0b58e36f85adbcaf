package org.qinglin.app.recognition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.StudentId;

/** A certificate of service as the issuing college sees it. */
public record Certificate(
        CertificateId id,
        StudentId student,
        CertificateContent content,
        Instant issuedAt,
        @Nullable Instant revokedAt,
        @Nullable String revocationReason) {

    public boolean revoked() {
        return revokedAt != null;
    }
}
