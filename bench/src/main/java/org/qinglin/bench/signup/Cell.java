package org.qinglin.bench.signup;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What was seen of one design in one scenario.
 *
 * @param scenario {@code flash} or {@code sustained}
 * @param acceptedPerSecond sign-ups that got a place, from the first request to the last that did; for designs that decide
 *     nothing, answers
 * @param oversold places given away that do not exist
 * @param undersold places that stayed free though somebody reached for them
 */
public record Cell(
        Design design,
        String scenario,
        int clients,
        double acceptedPerSecond,
        double p50Millis,
        double p99Millis,
        long oversold,
        long undersold) {

    /** The medians of the figures, and the worst of what must not be. */
    static Cell median(List<Cell> rounds) {
        Cell any = rounds.get(0);
        return new Cell(
                any.design,
                any.scenario,
                any.clients,
                median(rounds, Cell::acceptedPerSecond),
                median(rounds, Cell::p50Millis),
                median(rounds, Cell::p99Millis),
                rounds.stream().mapToLong(Cell::oversold).max().orElseThrow(),
                rounds.stream().mapToLong(Cell::undersold).max().orElseThrow());
    }

    private static double median(List<Cell> rounds, ToDoubleFunction<Cell> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    static String head() {
        return String.format(
                Locale.ROOT,
                "%-12s %-10s %7s %11s %9s %9s %9s %9s",
                "design",
                "scenario",
                "clients",
                "accepted/s",
                "p50 ms",
                "p99 ms",
                "oversold",
                "undersold");
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-12s %-10s %7d %11.0f %9.2f %9.2f %9d %9d",
                design.label(),
                scenario,
                clients,
                acceptedPerSecond,
                p50Millis,
                p99Millis,
                oversold,
                undersold);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"design\": \"%s\", \"scenario\": \"%s\", \"clients\": %d, \"acceptedPerSecond\": %.1f,"
                        + " \"p50Millis\": %.3f, \"p99Millis\": %.3f, \"oversold\": %d, \"undersold\": %d}",
                design.label(),
                scenario,
                clients,
                acceptedPerSecond,
                p50Millis,
                p99Millis,
                oversold,
                undersold);
    }
}
