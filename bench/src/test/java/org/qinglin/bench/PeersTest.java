package org.qinglin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.engine.PairList;

/** Whoever is measured must also be right: the same optimum for all that claim one, and never more from greedy. */
class PeersTest {

    @Test
    void theEngineAndOrToolsFindTheSameOptimum() {
        Peer other = new OrToolsPeer();
        assumeTrue(other.available(), "OR-Tools has no native library for this system");
        for (long seed = 1; seed <= 5; seed++) {
            PairList list = Size.T.pairs(seed);
            assertThat(new EnginePeer().solve(list)).as("seed %d", seed).isEqualTo(other.solve(list));
        }
    }

    @Test
    void greedyIsNeverBetterAndHereItIsWorse() {
        for (long seed = 1; seed <= 5; seed++) {
            PairList list = Size.T.pairs(seed);
            long best = new EnginePeer().solve(list);
            assertThat(new GreedyPeer().solve(list))
                    .as("seed %d", seed)
                    .isPositive()
                    .isLessThan(best);
        }
    }

    @Test
    void writesItsMeasurements(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("bench.json");
        assertThat(Main.run("peers", "--sizes", "t", "--seeds", "1", "--json", file.toString()))
                .isZero();
        assertThat(Files.readString(file)).contains("\"peer\": \"qinglin\"", "\"machine\": ", "\"size\": \"T\"");
    }

    @Test
    void takesTheMiddleOne() {
        List<Measurement> three = List.of(
                new Measurement(Size.T, 1, "a", 1, 3.0, 1),
                new Measurement(Size.T, 2, "a", 1, 1.0, 1),
                new Measurement(Size.T, 3, "b", 1, 100.0, 1),
                new Measurement(Size.T, 3, "a", 1, 2.0, 1));
        assertThat(Report.medianSeconds(three, "a")).isEqualTo(2.0);
    }
}
