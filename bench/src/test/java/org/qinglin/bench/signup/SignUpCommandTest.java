package org.qinglin.bench.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.bench.Main;

/** Every design through the real server, with small numbers. */
class SignUpCommandTest {

    @Test
    void everyDesignIsMeasuredAndTheWriterGivesEachPlaceAwayOnce(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("cells.json");
        StringWriter said = new StringWriter();
        int status = Main.line()
                .setOut(new PrintWriter(said, true))
                .execute(
                        "signup",
                        "--requests=120",
                        "--places=20",
                        "--clients=8",
                        "--seconds=0.2",
                        "--warm-up=0",
                        "--rounds=1",
                        "--standing=40",
                        "--json=" + json);
        assertThat(status).as(said.toString()).isZero();
        String cells = Files.readString(json);
        for (Design design : Design.values()) {
            for (String scenario : new String[] {"flash", "sustained"}) {
                assertThat(cells)
                        .contains("\"design\": \"" + design.label() + "\", \"scenario\": \"" + scenario
                                + "\", \"clients\": 8");
            }
        }
        assertThat(Arrays.stream(cells.split("\n")).filter(each -> each.contains("\"writer\"")))
                .hasSize(2)
                .allMatch(each -> each.contains("\"oversold\": 0, \"undersold\": 0"));
        assertThat(said.toString()).contains("the writer accepts");
    }

    @Test
    void whatCannotBeMeasuredIsRefusedInALine() {
        StringWriter said = new StringWriter();
        int status = Main.line().setErr(new PrintWriter(said, true)).execute("signup", "--places=0");
        assertThat(status).isEqualTo(2);
        assertThat(said.toString()).contains("--places");
    }
}
