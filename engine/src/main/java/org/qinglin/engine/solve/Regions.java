package org.qinglin.engine.solve;

import java.util.Arrays;

/**
 * Parts of a network that can be worked on at the same time: a student is inside a region if all their roles are, a role
 * if all its students are; the rest, on the borders, is worked on when the regions are done. Depends on the network alone,
 * never on the machine, so that any number of threads finds the same plan. Worth its while in an order by
 * {@link Locality}, where borders are short.
 *
 * @param count number of regions, 1 and up
 * @param ofStudent region of each student, −1 on a border
 * @param ofRole region of each role, −1 on a border
 */
record Regions(int count, byte[] ofStudent, byte[] ofRole) {

    private static final int PAIRS_FOR_TWO = 500_000;
    private static final int PAIRS_FOR_FOUR = 8_000_000;
    private static final int PAIRS_FOR_EIGHT = 100_000_000;
    private static final byte BORDER = -1;

    /** O(pairs). */
    static Regions of(Network net, Columns columns, int count) {
        byte[] ofStudent = new byte[net.students()];
        byte[] ofRole = new byte[net.roles()];
        if (count == 1) {
            return new Regions(1, ofStudent, ofRole);
        }
        byte[] home = new byte[net.students()];
        for (int s = 0; s < home.length; s++) {
            home[s] = (byte) ((long) net.offset()[s] * count / Math.max(1, net.pairs() + 1));
        }
        for (int r = 0; r < ofRole.length; r++) {
            int middle = (columns.offset()[r] + columns.offset()[r + 1]) >>> 1;
            ofRole[r] = columns.pairsOf(r) == 0 ? 0 : home[columns.student()[middle]];
        }
        for (int s = 0; s < ofStudent.length; s++) {
            int from = net.offset()[s];
            int to = net.offset()[s + 1];
            ofStudent[s] = from == to ? home[s] : ofRole[net.role()[from]];
            for (int j = from + 1; j < to; j++) {
                if (ofRole[net.role()[j]] != ofStudent[s]) {
                    ofStudent[s] = BORDER;
                    break;
                }
            }
        }
        byte[] inside = Arrays.copyOf(ofRole, ofRole.length);
        for (int r = 0; r < ofRole.length; r++) {
            for (int c = columns.offset()[r]; c < columns.offset()[r + 1]; c++) {
                if (ofStudent[columns.student()[c]] != ofRole[r]) {
                    inside[r] = BORDER;
                    break;
                }
            }
        }
        return new Regions(count, ofStudent, inside);
    }

    /** As many as pay off. */
    static int fitting(int pairs) {
        if (pairs < PAIRS_FOR_TWO) {
            return 1;
        }
        return pairs < PAIRS_FOR_FOUR ? 2 : pairs < PAIRS_FOR_EIGHT ? 4 : 8;
    }
}
