package org.qinglin.engine;

/**
 * The price of one street's floor, looked for round by round: doubled until the floor is reached, then halved between the
 * last that was too little and the last that was enough.
 */
final class FloorPrice {

    private static final int FIRST_BONUS = 2_000;
    private static final int MOST_BONUS = 2_000_000;
    private static final int NEAR_ENOUGH = 50;

    private int tooLittle = -1;
    private int enough = MOST_BONUS;
    private int points;

    /** Whether the price must change after a round in which the floor was reached, or was not. */
    boolean after(boolean reached) {
        int now = points;
        if (reached) {
            enough = points;
            if (points - tooLittle > NEAR_ENOUGH && points > 0) {
                points = (points + tooLittle + 1) / 2;
            }
        } else {
            tooLittle = points;
            if (points >= enough) {
                // It was enough before other decisions fell.
                enough = MOST_BONUS;
            }
            points = enough < MOST_BONUS
                    ? (enough - points > NEAR_ENOUGH ? (points + enough) / 2 : enough)
                    : Math.min(MOST_BONUS, Math.max(FIRST_BONUS, 2 * points));
        }
        return points != now;
    }

    /** Points that each head in the street counts more. */
    int points() {
        return points;
    }
}
