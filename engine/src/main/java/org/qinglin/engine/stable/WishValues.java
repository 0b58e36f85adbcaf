package org.qinglin.engine.stable;

import org.qinglin.engine.Weights;

/**
 * What ranks are worth where a plan is measured by points: configuration, shown to everyone. A pair is worth {@code placed}
 * and a share of {@code wish} and {@code choice}: of a wish all for the first, then ¾, ½, ¼ and nothing; of a host's
 * choice all for the first, falling evenly to the end of that host's list.
 */
public record WishValues(int placed, int wish, int choice) {

    public static final WishValues DEFAULTS = new WishValues(2000, 5000, 3000);

    private static final int QUARTERS = 4;

    public WishValues {
        if (placed < 1 || wish < 0 || choice < 0 || (long) placed + wish + choice > Weights.MAX_VALUE) {
            throw new IllegalArgumentException("The points are " + placed + " for a place, " + wish + " for a wish and "
                    + choice + " for a choice; the first must be at least 1, none below 0, and the sum at most "
                    + Weights.MAX_VALUE + ".");
        }
    }

    /**
     * @param wishRank 0 for the first wish
     * @param choiceRank 0 for the host's first choice
     * @param choices length of the host's list, at least 1
     */
    public int of(int wishRank, int choiceRank, int choices) {
        return placed
                + wish * Math.max(0, QUARTERS - wishRank) / QUARTERS
                + (int) ((long) choice * (choices - choiceRank) / choices);
    }
}
