package org.qinglin.bench.repair;

import java.util.Locale;
import org.qinglin.bench.Percentiles;

/**
 * How long the changes of a kind took.
 *
 * @param provenOptimal whether the plan was proven optimal again after each
 */
record Latency(Kind kind, int count, double p50Millis, double p99Millis, boolean provenOptimal) {

    /** @param nanos of each change; at least one */
    static Latency of(Kind kind, long[] nanos, boolean provenOptimal) {
        Percentiles times = new Percentiles(nanos);
        return new Latency(kind, nanos.length, times.millis(0.5), times.millis(0.99), provenOptimal);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"kind\": \"%s\", \"count\": %d, \"p50Millis\": %.3f, \"p99Millis\": %.3f, \"provenOptimal\": %b}",
                kind,
                count,
                p50Millis,
                p99Millis,
                provenOptimal);
    }

    String row() {
        return String.format(
                Locale.ROOT, "%-12s %6d %12.3f %12.3f   %b", kind, count, p50Millis, p99Millis, provenOptimal);
    }
}
