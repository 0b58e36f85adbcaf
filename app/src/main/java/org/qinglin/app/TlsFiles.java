package org.qinglin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.China;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * The PEM files of HTTPS, looked at before anything is started: a server that starts and then refuses every phone is worse
 * than one that says what is wrong.
 *
 * @param certificate the server's own certificate first, then those that vouch for it
 * @param key its private key, PKCS #8, RSA or EC, without a password
 */
record TlsFiles(Path certificate, Path key) {

    /** As Spring Boot's own arguments. New files, as a renewal writes them, are taken over without a restart. */
    List<String> asProperties() {
        return List.of(
                "--spring.ssl.bundle.pem.qinglin.keystore.certificate=file:" + certificate.toAbsolutePath(),
                "--spring.ssl.bundle.pem.qinglin.keystore.private-key=file:" + key.toAbsolutePath(),
                "--spring.ssl.bundle.pem.qinglin.reload-on-update=true",
                "--server.ssl.bundle=qinglin",
                "--server.servlet.session.cookie.secure=true");
    }

    /** What stands in the way of serving with them. */
    Optional<String> obstacle() {
        var wrong = unreadable("--tls-cert", certificate).or(() -> unreadable("--tls-key", key));
        if (wrong.isPresent()) {
            return wrong;
        }
        var chain = chain();
        if (chain.isEmpty()) {
            return Optional.of("--tls-cert " + certificate
                    + " holds no certificate; give the PEM file that begins with -----BEGIN CERTIFICATE-----.");
        }
        var secret = secret();
        if (secret == null) {
            return Optional.of("--tls-key " + key + " holds no private key without a password;"
                    + " give the PEM file that begins with -----BEGIN PRIVATE KEY-----.");
        }
        if (!fits(chain.get(0).getPublicKey(), secret)) {
            return Optional.of("the key in --tls-key " + key
                    + " does not belong to the first certificate in --tls-cert " + certificate
                    + "; maybe the files are of different renewals, or the chain comes before it.");
        }
        return Optional.empty();
    }

    /** What does not hinder the start but will trouble whoever opens a page. */
    Optional<String> warning(Instant now) {
        var own = chain().get(0);
        if (own.getNotAfter().toInstant().isBefore(now)) {
            return Optional.of("the certificate in " + certificate + " expired on "
                    + day(own.getNotAfter().toInstant()) + "; browsers will refuse it until it is renewed.");
        }
        if (own.getNotBefore().toInstant().isAfter(now)) {
            return Optional.of("the certificate in " + certificate + " is valid only from "
                    + day(own.getNotBefore().toInstant()) + " on; browsers will refuse it until then.");
        }
        return Optional.empty();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, China.TIME);
    }

    private static Optional<String> unreadable(String option, Path file) {
        return Files.isRegularFile(file) && Files.isReadable(file)
                ? Optional.empty()
                : Optional.of(option + " " + file.toAbsolutePath().normalize()
                        + " is no file that this user can read; check the path and who may read it.");
    }

    private List<X509Certificate> chain() {
        try {
            return PemContent.load(certificate).getCertificates();
        } catch (IOException | IllegalStateException | IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private @Nullable PrivateKey secret() {
        try {
            return PemContent.load(key).getPrivateKey();
        } catch (IOException | IllegalStateException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** Whether what one signs the other verifies. */
    private static boolean fits(PublicKey known, PrivateKey secret) {
        var algorithm = known.getAlgorithm().equals("RSA")
                ? "SHA256withRSA"
                : known.getAlgorithm().equals("EC") ? "SHA256withECDSA" : known.getAlgorithm();
        var words = new byte[32];
        new SecureRandom().nextBytes(words);
        try {
            var signing = Signature.getInstance(algorithm);
            signing.initSign(secret);
            signing.update(words);
            var verifying = Signature.getInstance(algorithm);
            verifying.initVerify(known);
            verifying.update(words);
            return verifying.verify(signing.sign());
        } catch (GeneralSecurityException different) {
            return false;
        }
    }
}
