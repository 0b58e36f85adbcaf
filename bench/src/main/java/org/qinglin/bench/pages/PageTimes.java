package org.qinglin.bench.pages;

import java.util.Locale;
import org.qinglin.bench.Percentiles;

/**
 * How long a page took.
 *
 * @param errors answers other than 200
 */
record PageTimes(String page, int requests, double p50Millis, double p95Millis, int errors) {

    /** @param nanos of each request; at least one */
    static PageTimes of(String page, long[] nanos, int errors) {
        Percentiles times = new Percentiles(nanos);
        return new PageTimes(page, nanos.length, times.millis(0.5), times.millis(0.95), errors);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"page\": \"%s\", \"requests\": %d, \"p50Millis\": %.3f, \"p95Millis\": %.3f, \"errors\": %d}",
                page,
                requests,
                p50Millis,
                p95Millis,
                errors);
    }

    static String head() {
        return String.format(Locale.ROOT, "%-22s %8s %9s %9s %7s", "page", "requests", "p50 ms", "p95 ms", "errors");
    }

    String row() {
        return String.format(Locale.ROOT, "%-22s %8d %9.1f %9.1f %7d", page, requests, p50Millis, p95Millis, errors);
    }
}
