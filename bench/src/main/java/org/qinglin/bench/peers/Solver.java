package org.qinglin.bench.peers;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.qinglin.bench.Size;

/** Who is measured. The exact ones must agree to the last point. */
enum Solver {
    QINGLIN("qinglin", true, 60, 60, 180, 1200),
    OR_TOOLS("or-tools", true, 60, 60, 180, 1200),
    LEMON_NS("lemon-ns", true, 60, 60, 180, 1200),
    GREEDY("greedy", false, 60, 60, 180, 1200),
    /** Stops by itself when its time is up, whatever it has by then; at L it would not even read its first plan. */
    TIMEFOLD("timefold", false, 2, 15, 30, 0);

    private final String label;
    private final boolean exact;
    private final Map<Size, Integer> limit;

    Solver(String label, boolean exact, int tiny, int small, int medium, int large) {
        this.label = label;
        this.exact = exact;
        this.limit = new EnumMap<>(Map.of(Size.T, tiny, Size.S, small, Size.M, medium, Size.L, large));
    }

    String label() {
        return label;
    }

    /** Whether it claims the optimum. */
    boolean exact() {
        return exact;
    }

    /** How long it gets if nothing else is asked for; nothing at all where it is left out. */
    Duration limit(Size size) {
        return Duration.ofSeconds(limit.getOrDefault(size, 0));
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return label;
    }
}
