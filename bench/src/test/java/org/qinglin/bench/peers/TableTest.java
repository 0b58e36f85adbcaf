package org.qinglin.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qinglin.bench.Machine;
import org.qinglin.bench.Size;

class TableTest {

    private final List<Run> runs = new ArrayList<>();

    private void ran(Size size, long seed, Solver solver, double whole, @Nullable Long objective, @Nullable Long gap) {
        boolean planned = objective != null;
        runs.add(new Run(
                new Instance(size, seed, false, size == Size.S ? 1000 : 10_000),
                solver,
                Input.RAW,
                planned ? Run.Outcome.PLANNED : Run.Outcome.TIME_LIMIT,
                Duration.ofSeconds(60),
                whole,
                planned ? new Parts(0, 0.1, whole / 2, 0.1) : null,
                25_000_000,
                objective,
                null,
                gap));
    }

    private String told() {
        StringWriter text = new StringWriter();
        Table table = new Table(runs, new PrintWriter(text, true));
        table.ofSize(Size.S, false);
        table.growth(List.of(Size.S, Size.M));
        return text.toString().replaceAll(" +", " ");
    }

    @Test
    void tellsMediansRatiosBytesAPairAndGrowth() {
        for (int seed = 1; seed <= 3; seed++) {
            ran(Size.S, seed, Solver.QINGLIN, seed * seed, 100L, 0L);
            ran(Size.S, seed, Solver.OR_TOOLS, 8, 100L, 0L);
            ran(Size.M, seed, Solver.QINGLIN, 40 + seed, 100L, 0L);
        }
        assertThat(told())
                .contains("S (10000 × 2000): 1000 pairs, median of 3 seeds")
                .contains(" qinglin 4.000 0.50 2.000 0.50 25 25000 0 60\n")
                .contains(" or-tools 8.000 1.00 4.000 1.00 25 25000 0 60\n")
                .contains("S to M: pairs × 10.0\n qinglin whole × 10.5, solve × 10.5, peak × 1.0\n")
                .contains(" or-tools whole × –, solve × –, peak × –\n");
    }

    @Test
    void showsTheWidestGap_andWhoWasKilled_withoutCountingTheirSeconds() {
        ran(Size.S, 1, Solver.GREEDY, 1, 90L, 10L);
        ran(Size.S, 2, Solver.GREEDY, 1, 99L, 1L);
        ran(Size.S, 1, Solver.LEMON_NS, 2, 100L, 0L);
        ran(Size.S, 2, Solver.LEMON_NS, 60, null, null);
        assertThat(told())
                .contains(" greedy 1.000 – 0.500 – 25 25000 10.000 % 60\n")
                .contains(" lemon-ns 2.000 – 1.000 – 25 25000 0 60 (1 × time limit)\n");
    }

    @Test
    void leavesOutOfTheJsonWhatIsNotKnown() {
        ran(Size.S, 2, Solver.LEMON_NS, 60, null, null);
        ran(Size.S, 1, Solver.GREEDY, 1, 90L, 10L);
        String machine = Machine.here().toString();
        assertThat(Json.of(runs, Machine.here()))
                .isEqualTo("[\n"
                        + "  {\"size\": \"S\", \"seed\": 2, \"solver\": \"lemon-ns\", \"input\": \"raw\", \"ties\": false,"
                        + " \"pairs\": 1000, \"outcome\": \"time limit\", \"wholeSeconds\": 60.000,"
                        + " \"peakBytes\": 25000000, \"limitSeconds\": 60, \"machine\": \"" + machine + "\"},\n"
                        + "  {\"size\": \"S\", \"seed\": 1, \"solver\": \"greedy\", \"input\": \"raw\", \"ties\": false,"
                        + " \"pairs\": 1000, \"outcome\": \"planned\", \"objective\": 90, \"gap\": 10,"
                        + " \"wholeSeconds\": 1.000, \"loadSeconds\": 0.000, \"readSeconds\": 0.100,"
                        + " \"solveSeconds\": 0.500, \"writeSeconds\": 0.100, \"peakBytes\": 25000000,"
                        + " \"limitSeconds\": 60, \"machine\": \"" + machine + "\"}\n]\n");
    }

    @Test
    void findsASolversOwnSecondsAmongOtherLines() {
        assertThat(Parts.in("SLF4J: a warning\nseconds reading 0.104 solving 0.250 writing 0.031\nobjective 3"))
                .contains(new Parts(0, 0.104, 0.25, 0.031));
        assertThat(Parts.in("seconds loading 0.600 reading 1.000 solving 2.000 writing 3.000\n"))
                .contains(new Parts(0.6, 1, 2, 3));
        assertThat(Parts.in("killed")).isEmpty();
    }
}
