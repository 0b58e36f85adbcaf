package org.qinglin.engine.solve;

import org.qinglin.engine.values.Values;

/**
 * The flow form in primitive arrays. Students and roles are numbered from 0; the pairs of student s stand at
 * {@code offset[s]} to {@code offset[s + 1] − 1}, those of one time block side by side.
 *
 * @param capacity tasks of each student, at least 0
 * @param offset where each student's pairs begin; one entry more than students
 * @param role role of each pair
 * @param value value of each pair, at least 1
 * @param block time block of each role: a student takes at most one role of a block
 * @param places places of each role, at least 0
 * @param worth value of each place
 */
public record Network(
        int[] capacity, int[] offset, int[] role, Values value, int[] block, int[] places, PlaceWorth worth) {

    /** The value of the k-th place of a role, k from 0; at least 0, and never rising with k. */
    @FunctionalInterface
    public interface PlaceWorth {

        /** Places are worth nothing of themselves: the plain pair list. */
        PlaceWorth NOTHING = (role, k) -> 0;

        int of(int role, int k);
    }

    /** Most that can be handled exactly: leaves room for one addition of two scaled numbers. */
    private static final long MOST_SCALED = 1L << 60;

    /** The same from plain values. */
    public Network(int[] capacity, int[] offset, int[] role, int[] value, int[] block, int[] places, PlaceWorth worth) {
        this(capacity, offset, role, Values.of(value), block, places, worth);
    }

    /** A network in which each role is a block of its own, and places are worth nothing of themselves. */
    public static Network ofPairs(int[] capacity, int[] offset, int[] role, Values value, int[] places) {
        int[] ownBlock = new int[places.length];
        for (int r = 0; r < ownBlock.length; r++) {
            ownBlock[r] = r;
        }
        return new Network(capacity, offset, role, value, ownBlock, places, PlaceWorth.NOTHING);
    }

    public int students() {
        return capacity.length;
    }

    public int roles() {
        return places.length;
    }

    public int pairs() {
        return role.length;
    }

    /** The largest value of a pair, 0 if there is none. */
    public int largestValue() {
        return value.largest();
    }

    /** The largest value of a place, 0 if there is none. */
    public int largestWorth() {
        int largest = 0;
        for (int r = 0; r < places.length; r++) {
            if (places[r] > 0) {
                largest = Math.max(largest, worth.of(r, 0));
            }
        }
        return largest;
    }

    /** Whether no two roles share a block, as in a plain pair list. */
    boolean everyRoleHasItsOwnBlock() {
        for (int r = 0; r < block.length; r++) {
            if (block[r] != r) {
                return false;
            }
        }
        return true;
    }

    /**
     * A factor for all values at which an error of 1 for each filled place cannot add up to one point.
     *
     * @throws IllegalArgumentException if values times the factor could not be added exactly
     */
    public long scale() {
        long students = 0;
        for (int each : capacity) {
            students += each;
        }
        long places = 0;
        for (int each : this.places) {
            places += each;
        }
        return scale(Math.min(Math.min(students, places), pairs()), (long) largestValue() + largestWorth());
    }

    /** The same for so many places that may be filled and the largest value of a pair with its place. */
    static long scale(long filled, long largest) {
        long scale = filled + 1;
        if (scale > MOST_SCALED / (largest + 2)) {
            throw new IllegalArgumentException("The largest value, " + largest + ", times " + scale
                    + " places that may be filled cannot be added up exactly. Use smaller values, such as 1…10000.");
        }
        return scale;
    }
}
