package org.qinglin.bench.repair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.bench.Main;
import picocli.CommandLine;

class RepairCommandTest {

    private final StringWriter said = new StringWriter();

    @Test
    void everyKindOfChangeIsTimedAndProven_andTheVerifierAgrees(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("repair.json");
        assertThat(run("--size", "T", "--changes", "60", "--json", json.toString()))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).contains("optimal true");
        String written = Files.readString(json);
        for (Kind kind : Kind.values()) {
            assertThat(written)
                    .containsPattern(Pattern.compile("\\{\"kind\": \"" + kind
                            + "\", \"count\": 12, \"p50Millis\": [0-9.]+, \"p99Millis\": [0-9.]+,"
                            + " \"provenOptimal\": true\\}"));
        }
    }

    @Test
    void aListThatIsNotThereIsRefused(@TempDir Path folder) {
        assertThat(run("--pairs", folder.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(said.toString()).doesNotContain("\tat ");
    }

    private int run(String... words) {
        CommandLine line = Main.line();
        PrintWriter to = new PrintWriter(said, true);
        String[] all = new String[words.length + 1];
        all[0] = "repair";
        System.arraycopy(words, 0, all, 1, words.length);
        return line.setOut(to).setErr(to).execute(all);
    }
}
