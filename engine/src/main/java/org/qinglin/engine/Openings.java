package org.qinglin.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which roles open, where a role gets its minimum of heads or nobody: those below it close, a few at a time. */
final class Openings {

    private final Whole whole;
    private final Draft draft;

    Openings(Whole whole, Draft draft) {
        this.whole = whole;
        this.draft = draft;
    }

    /** Closes some of the roles below their minimum; those they free may fill the others. False if none is below. */
    boolean closeThoseFarthestFromTheirMinimum(int[] heads) {
        List<Integer> below = new ArrayList<>();
        for (int r = 0; r < heads.length; r++) {
            if (whole.isBelowMinimum(r, heads[r])) {
                below.add(r);
            }
        }
        below.sort(Comparator.<Integer>comparingDouble(
                        r -> (double) heads[r] / whole.role(r).minHeads())
                .thenComparingInt(r -> r));
        for (int i = 0; i < (below.size() + 3) / 4; i++) {
            draft.closed[below.get(i)] = true;
        }
        return !below.isEmpty();
    }
}
