package org.qinglin.cli;

import java.util.Locale;

/** The seconds of a run's parts, one after the other: {@code seconds reading 0.104 solving 0.250 writing 0.031}. */
final class Stopwatch {

    private final StringBuilder laps = new StringBuilder("seconds");
    private long since = System.nanoTime();

    /** Ends a part and begins the next. */
    void lap(String part) {
        long now = System.nanoTime();
        laps.append(String.format(Locale.ROOT, " %s %.3f", part, (now - since) / 1e9));
        since = now;
    }

    @Override
    public String toString() {
        return laps.toString();
    }
}
