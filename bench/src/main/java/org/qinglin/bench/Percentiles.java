package org.qinglin.bench;

import java.util.Arrays;

/** How long the quickest part of many took, by the nearest rank. */
public final class Percentiles {

    private final long[] sorted;

    /** @param nanos at least one, in any order */
    public Percentiles(long[] nanos) {
        this.sorted = nanos.clone();
        Arrays.sort(sorted);
    }

    /** @param part above 0 and at most 1, which is the longest */
    public double millis(double part) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6;
    }
}
