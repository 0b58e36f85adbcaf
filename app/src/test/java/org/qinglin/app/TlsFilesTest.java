package org.qinglin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of HTTPS: one clear sentence for each thing that can be wrong with them. */
class TlsFilesTest {

    @TempDir
    private Path folder;

    private static String obstacle(TlsFiles files) {
        var message = files.obstacle().orElseThrow();
        assertThat(message.lines()).as("one line").hasSize(1);
        return message;
    }

    @Test
    void aKeyWithItsCertificateIsNoObstacle() throws Exception {
        var files = TestCertificate.valid(folder, "own").files();
        assertThat(files.obstacle()).isEmpty();
        assertThat(files.warning(Instant.now())).isEmpty();
    }

    @Test
    void aMissingFileIsNamedWithItsOption() throws Exception {
        var files = TestCertificate.valid(folder, "own").files();
        assertThat(obstacle(new TlsFiles(folder.resolve("none.pem"), files.key())))
                .contains("--tls-cert", "none.pem", "read");
        assertThat(obstacle(new TlsFiles(files.certificate(), folder.resolve("none.pem"))))
                .contains("--tls-key", "none.pem", "read");
        assertThat(obstacle(new TlsFiles(folder, files.key()))).contains("is no file");
    }

    @Test
    void aFileThatHoldsSomethingElseIsNamed() throws Exception {
        var files = TestCertificate.valid(folder, "own").files();
        var text = Files.writeString(folder.resolve("text.pem"), "no certificate at all");
        var broken = Files.writeString(
                folder.resolve("broken.pem"),
                Files.readString(files.certificate()).replaceFirst("\n.{20}", "\nAAAAAAAAAAAAAAAAAAAA"));
        for (var wrong : new Path[] {text, broken, files.key()}) {
            assertThat(obstacle(new TlsFiles(wrong, files.key())))
                    .contains(wrong.toString(), "holds no certificate", "BEGIN CERTIFICATE");
        }
        for (var wrong : new Path[] {text, files.certificate()}) {
            assertThat(obstacle(new TlsFiles(files.certificate(), wrong)))
                    .contains(wrong.toString(), "holds no private key", "BEGIN PRIVATE KEY");
        }
    }

    @Test
    void aKeyOfAnotherCertificateDoesNotFit() throws Exception {
        var one = TestCertificate.valid(folder, "one").files();
        var other = TestCertificate.valid(folder, "other").files();
        assertThat(obstacle(new TlsFiles(one.certificate(), other.key())))
                .contains(
                        "does not belong",
                        one.certificate().toString(),
                        other.key().toString());
    }

    @Test
    void anExpiredCertificateIsWarnedOfAndHindersNothing() throws Exception {
        var files = TestCertificate.expired(folder, "old").files();
        assertThat(files.obstacle()).isEmpty();
        assertThat(files.warning(Instant.now()).orElseThrow()).contains("expired on 20", "renewed");
    }

    @Test
    void soIsOneThatIsNotYetValid() throws Exception {
        var files = TestCertificate.coming(folder, "new").files();
        assertThat(files.warning(Instant.now()).orElseThrow()).contains("valid only from 20");
    }
}
