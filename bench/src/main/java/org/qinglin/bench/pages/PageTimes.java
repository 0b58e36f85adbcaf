package org.qinglin.bench.pages;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long a page took.
 *
 * @param errors answers other than 200
 */
record PageTimes(String page, int requests, double p50Millis, double p95Millis, int errors) {

    /** @param nanos of each request; at least one */
    static PageTimes of(String page, long[] nanos, int errors) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new PageTimes(page, sorted.length, part(sorted, 0.5), part(sorted, 0.95), errors);
    }

    /** The nearest rank. */
    private static double part(long[] sorted, double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6;
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
