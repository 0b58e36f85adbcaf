package org.qinglin.bench.peers;

import java.util.Locale;

/** In which order a solver gets the files. */
enum Input {
    /** As generated. */
    RAW,
    /** Relabelled breadth-first beforehand, which is not counted: a gift to the solver that gets it. */
    REORDERED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
