package org.qinglin.app.recognition;

import static org.qinglin.app.recognition.Certificate.Status.FINAL;
import static org.qinglin.app.recognition.Certificate.Status.IN_NOTICE;
import static org.qinglin.app.recognition.Certificate.Status.REVOKED;

import org.qinglin.app.shared.StateTable;

/** What can become of a certificate. */
public final class CertificateSteps {

    public static final StateTable<Certificate.Status, CertificateStep> TABLE = new StateTable<
                    Certificate.Status, CertificateStep>(IN_NOTICE)
            .row(IN_NOTICE, CertificateStep.EndNotice.class, FINAL, "the clock")
            .row(IN_NOTICE, CertificateStep.Revoke.class, REVOKED, "the college")
            .row(FINAL, CertificateStep.Revoke.class, REVOKED, "the college");

    private CertificateSteps() {}
}
