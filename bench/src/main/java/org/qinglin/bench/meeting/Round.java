package org.qinglin.bench.meeting;

import java.util.Locale;
import org.qinglin.bench.Percentiles;

/**
 * What came of one hall.
 *
 * @param counted different people who are there
 * @param twice sign-ins beyond one of each
 * @param failed people who were answered otherwise than that they are there
 * @param p50Millis from a scan to the answer that one is there, as are {@code p99Millis} and {@code mostMillis}
 * @param seconds until everybody was done, the second press included
 */
record Round(
        int number,
        int people,
        long counted,
        long twice,
        int failed,
        double p50Millis,
        double p99Millis,
        double mostMillis,
        double seconds) {

    /** @param nanos of each person; at least one */
    static Round of(int number, long counted, long twice, int failed, long[] nanos, double seconds) {
        Percentiles times = new Percentiles(nanos);
        return new Round(
                number,
                nanos.length,
                counted,
                twice,
                failed,
                times.millis(0.5),
                times.millis(0.99),
                times.millis(1),
                seconds);
    }

    boolean isRight() {
        return counted == people && twice == 0 && failed == 0;
    }

    static String head() {
        return String.format(
                Locale.ROOT,
                "%5s %6s %7s %5s %6s %9s %9s %9s %9s",
                "round",
                "people",
                "counted",
                "twice",
                "failed",
                "p50 ms",
                "p99 ms",
                "most ms",
                "total s");
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%5d %6d %7d %5d %6d %9.0f %9.0f %9.0f %9.2f",
                number,
                people,
                counted,
                twice,
                failed,
                p50Millis,
                p99Millis,
                mostMillis,
                seconds);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"round\": %d, \"people\": %d, \"counted\": %d, \"twice\": %d, \"failed\": %d, \"p50Millis\": %.1f,"
                        + " \"p99Millis\": %.1f, \"mostMillis\": %.1f, \"seconds\": %.3f}",
                number,
                people,
                counted,
                twice,
                failed,
                p50Millis,
                p99Millis,
                mostMillis,
                seconds);
    }
}
