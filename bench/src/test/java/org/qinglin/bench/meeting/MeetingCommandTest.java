package org.qinglin.bench.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.bench.Main;

/** A small hall through the real server. */
class MeetingCommandTest {

    @Test
    void everybodyInTheHallIsCountedOnce(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("rounds.json");
        StringWriter said = new StringWriter();
        int status = Main.line()
                .setOut(new PrintWriter(said, true))
                .execute("meeting", "--people=6", "--rounds=2", "--json=" + json);
        assertThat(status).as(said.toString()).isZero();
        assertThat(Files.readString(json).split("\n"))
                .filteredOn(each -> each.contains("\"round\""))
                .hasSize(2)
                .allMatch(each -> each.contains("\"people\": 6, \"counted\": 6, \"twice\": 0, \"failed\": 0"));
        assertThat(said.toString()).contains("6 people signed in with a password");
    }

    @Test
    void whoeverIsMissingCountedTwiceOrTurnedAwayIsWrong() {
        long[] nanos = {3_000_000, 1_000_000, 2_000_000};
        assertThat(Round.of(1, 3, 0, 0, nanos, 1).isRight()).isTrue();
        assertThat(Round.of(1, 2, 0, 0, nanos, 1).isRight()).isFalse();
        assertThat(Round.of(1, 3, 1, 0, nanos, 1).isRight()).isFalse();
        assertThat(Round.of(1, 3, 0, 1, nanos, 1).isRight()).isFalse();
        assertThat(Round.of(1, 3, 0, 0, nanos, 1).p50Millis()).isEqualTo(2);
        assertThat(Round.of(1, 3, 0, 0, nanos, 1).p99Millis()).isEqualTo(3);
    }

    @Test
    void anEmptyHallIsRefusedInALine() {
        StringWriter said = new StringWriter();
        int status = Main.line().setErr(new PrintWriter(said, true)).execute("meeting", "--people=0");
        assertThat(status).isEqualTo(2);
        assertThat(said.toString()).contains("--people");
    }
}
