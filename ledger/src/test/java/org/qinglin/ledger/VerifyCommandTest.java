package org.qinglin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command answers where there is nothing to check. The platform's own tests check what it finds. */
class VerifyCommandTest {

    @TempDir
    Path folder;

    @Test
    void aFolderWithoutALedgerIsUnreadableAndStaysEmpty() throws Exception {
        assertThat(Main.run("verify", "--data", folder.toString())).isEqualTo(2);
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void headsWithoutAKeyAreUnreadable() throws Exception {
        Files.writeString(folder.resolve("heads.txt"), "head 1 x\n");
        assertThat(Main.run("verify", "--data", folder.toString(), "--heads", folder.toString()))
                .isEqualTo(2);
        Files.writeString(folder.resolve("public-key.pem"), "no key");
        assertThat(Main.run("verify", "--data", folder.toString(), "--heads", folder.toString()))
                .isEqualTo(2);
    }

    @Test
    void aReportIsJsonThatHoldsEveryWord() {
        var report = new Report();
        report.add(new Finding(3L, 7L, "a \"quoted\" line\nand another"));
        assertThat(report.json(1.5))
                .contains(
                        "\"clean\": false", "\"student\": 3, \"entry\": 7", "a \\\"quoted\\\" line\\u000aand another");
        assertThat(report.findings().get(0)).hasToString("entry 7, student 3: a \"quoted\" line\nand another");
    }
}
