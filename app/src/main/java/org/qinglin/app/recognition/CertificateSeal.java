package org.qinglin.app.recognition;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.qinglin.app.identity.Installation;
import org.springframework.stereotype.Component;

/** What a stored certificate is held against: the installation's HMAC over what was printed, and the file's digest. */
@Component
class CertificateSeal {

    private final Installation installation;

    CertificateSeal(Installation installation) {
        this.installation = installation;
    }

    byte[] of(String number, String code, String content) {
        return installation.sign("certificate\n" + number + "\n" + code + "\n" + content);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
