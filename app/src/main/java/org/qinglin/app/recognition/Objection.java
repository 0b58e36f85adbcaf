package org.qinglin.app.recognition;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;

/**
 * Somebody's word during a public notice that a certificate is not right.
 *
 * @param dueOn by when the college decides
 */
public record Objection(
        long id,
        CertificateId certificate,
        AccountId raisedBy,
        String raiserName,
        String reason,
        Instant raisedAt,
        LocalDate dueOn,
        Status status,
        @Nullable String answer) {

    /** {@code OPEN → UPHELD} or dismissed; it lapses with a certificate that is revoked for something else. */
    public enum Status {
        OPEN,
        UPHELD,
        DISMISSED,
        LAPSED
    }
}
