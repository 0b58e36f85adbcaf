package org.qinglin.app.recognition;

import java.time.Instant;
import java.time.LocalDate;

/** What a public check of a certificate finds. */
public sealed interface CheckResult {

    /** Issued by the college named in it, as it was issued, and final. */
    record Genuine(CertificateContent content) implements CheckResult {}

    /** Genuine, but its public notice is not over, or an objection is not decided: it may still be revoked. */
    record InNotice(CertificateContent content, LocalDate until) implements CheckResult {}

    /** Issued once, and taken back since. */
    record Revoked(CertificateContent content, Instant revokedAt, String reason) implements CheckResult {}

    /** The record no longer bears its own seal: somebody changed it behind the platform's back. */
    record Altered(String code) implements CheckResult {}

    /** The file is not one that was issued: its digest is unknown. */
    record AlteredFile() implements CheckResult {}

    /** No certificate has this code. */
    record Unknown(String code) implements CheckResult {}
}
