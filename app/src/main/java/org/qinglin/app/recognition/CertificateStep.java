package org.qinglin.app.recognition;

/** A step in the life of a certificate. */
public sealed interface CertificateStep {

    /** The last day of the notice is over, and no objection stands. */
    record EndNotice() implements CertificateStep {}

    /** With a reason that every check shows; an objection that is upheld does it, too. */
    record Revoke(String reason) implements CertificateStep {}
}
