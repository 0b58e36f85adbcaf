package org.qinglin.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class MeasuredProcessTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private MeasuredProcess run(Duration limit, String... command) throws IOException, InterruptedException {
        return MeasuredProcess.run(List.of(command), folder.resolve("log"), limit);
    }

    @Test
    void tellsStatusAndOutput_bothStreams() throws IOException, InterruptedException {
        MeasuredProcess process = run(LONG, "sh", "-c", "echo one; echo two >&2; exit 3");
        assertThat(process.status()).isEqualTo(3);
        assertThat(process.killed()).isFalse();
        assertThat(process.said()).isEqualTo("one\ntwo\n");
    }

    @Test
    void killsWhoseTimeIsUp() throws IOException, InterruptedException {
        MeasuredProcess process = run(Duration.ofMillis(200), "sleep", "60");
        assertThat(process.killed()).isTrue();
        assertThat(process.wholeSeconds()).isBetween(0.2, 30.0);
    }

    @Test
    void seesMemoryThatIsGivenBackBeforeTheEnd() throws IOException, InterruptedException {
        // 100 MB in a shell's variable, dropped again.
        String drops = "x=$(head -c 100000000 /dev/zero | tr '\\0' a); x=; sleep 0.2";
        MeasuredProcess process = run(LONG, "sh", "-c", drops);
        assertThat(process.status()).isZero();
        assertThat(process.peakBytes()).isGreaterThan(95_000_000);
        assertThat(run(LONG, "sleep", "0.3").peakBytes()).isBetween(100_000L, 50_000_000L);
    }

    @Test
    void saysWhichProgramIsMissing() {
        assertThatThrownBy(() -> run(LONG, folder.resolve("nothing").toString()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing");
    }
}
