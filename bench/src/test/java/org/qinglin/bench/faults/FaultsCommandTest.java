package org.qinglin.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinglin.bench.Main;

/** The faults in small counts, against the real server and the real signals. */
class FaultsCommandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"kill-database", "same-submit", "clock", "marks", "kill-outbox", "ledger"})
    void nothingIsLostAndNothingIsThereTwice(String fault) throws IOException {
        Path json = folder.resolve("faults.json");
        StringWriter said = new StringWriter();
        int status = Main.line()
                .setOut(new PrintWriter(said, true))
                .execute("faults", "--faults=" + fault, "--share=0.04", "--json=" + json);
        assertThat(status).as(said.toString()).isZero();
        assertThat(Files.readString(json))
                .contains("\"fault\": \"" + fault + "\"", "\"lost\": 0, \"duplicated\": 0, \"held\": true");
        assertThat(said.toString()).contains(fault).contains(" yes ");
    }

    /** As many steps as one college has; the row itself demands that a model that forgets a rule is found out. */
    @Test
    void platformAndModelAgreeOnTenThousandSteps() throws IOException {
        Path json = folder.resolve("faults.json");
        StringWriter said = new StringWriter();
        int status = Main.line()
                .setOut(new PrintWriter(said, true))
                .execute("faults", "--faults=model", "--share=0.05", "--json=" + json);
        assertThat(status).as(said.toString()).isZero();
        assertThat(Files.readString(json))
                .contains("\"fault\": \"model\", \"count\": 500, \"lost\": 0, \"duplicated\": 0, \"held\": true");
        assertThat(said.toString()).contains("was found out after");
    }

    @Test
    void theCrowdIsSoldEachPlaceOnce_andTheTwinWithoutALockSellsSomeTwice() throws IOException {
        Path json = folder.resolve("faults.json");
        StringWriter said = new StringWriter();
        int status = Main.line()
                .setOut(new PrintWriter(said, true))
                .execute("faults", "--faults=flash,flash-unlocked", "--share=0.05", "--json=" + json);
        assertThat(status).as(said.toString()).isZero();
        assertThat(Files.readString(json).lines())
                .anyMatch(each -> each.contains("\"flash\"") && each.contains("\"lost\": 0, \"duplicated\": 0"))
                .anyMatch(each -> each.contains("\"flash-unlocked\"") && !each.contains("\"duplicated\": 0"));
    }

    @Test
    void whatIsNoFaultIsRefusedInALine() {
        StringWriter said = new StringWriter();
        assertThat(Main.line().setErr(new PrintWriter(said, true)).execute("faults", "--faults=earthquake"))
                .isEqualTo(2);
        assertThat(said.toString()).contains("earthquake", "kill-database");
        assertThat(Main.line().setErr(new PrintWriter(said, true)).execute("faults", "--share=0"))
                .isEqualTo(2);
    }
}
