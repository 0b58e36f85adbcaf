package org.qinglin.engine.solve;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Whole prices that prove an optimal plan with no slack at all, from an auction's prices in 1/scale points whose slack in
 * all is less than one point.
 *
 * <p>Rounded down after adding the same number θ to all, prices keep every comparison that held exactly. One that was out
 * by δ fails only for θ in a range of length δ; the ranges cover at most the slack together, which is less than a point.
 * So some θ is in none. (The bound is a convex function of the prices whose kinks lie at whole ones, and its value at a
 * point between is the mean of its values at the roundings: Murota, Discrete Convex Analysis, L♮-convexity.)
 */
final class WholePrices {

    private final Network net;
    private final BitSet assigned;
    private final long[] price;
    private final long scale;
    private long[] start = new long[64];
    private long[] length = new long[64];
    private int count;

    private WholePrices(Network net, BitSet assigned, long[] price, long scale) {
        this.net = net;
        this.assigned = assigned;
        this.price = price;
        this.scale = scale;
    }

    /** Null if the prices do not prove the plan. O(pairs). */
    static long @Nullable [] of(Network net, BitSet assigned, long[] price, long scale) {
        WholePrices whole = new WholePrices(net, assigned, price, scale);
        whole.findRanges();
        long theta = whole.outside();
        if (theta < 0) {
            return null;
        }
        long[] rounded = new long[price.length];
        Arrays.setAll(rounded, r -> Math.floorDiv(price[r] + theta, scale));
        return rounded;
    }

    private void findRanges() {
        int[] held = new int[net.roles()];
        for (int s = 0; s < net.students(); s++) {
            ofStudent(s);
        }
        for (int j = assigned.nextSetBit(0); j >= 0; j = assigned.nextSetBit(j + 1)) {
            held[net.role()[j]]++;
        }
        for (int r = 0; r < held.length; r++) {
            if (held[r] > 0) {
                out(0, -net.worth().of(r, held[r] - 1) * scale - price[r]);
            }
            if (held[r] < net.places()[r]) {
                out(price[r], price[r] + net.worth().of(r, held[r]) * scale);
            }
        }
    }

    /** Whatever the student could earn more by leaving a task, by taking one more, or by one for another. */
    private void ofStudent(int s) {
        int from = net.offset()[s];
        int to = net.offset()[s + 1];
        if (net.capacity()[s] == 0) {
            return;
        }
        int taken = 0;
        for (int a = assigned.nextSetBit(from); a >= 0 && a < to; a = assigned.nextSetBit(a + 1)) {
            taken++;
        }
        long mostToAdd = 0;
        for (int a = assigned.nextSetBit(from); a >= 0 && a < to; a = assigned.nextSetBit(a + 1)) {
            long most = 0;
            for (int b = from; b < to; b++) {
                if (margin(b) > most && !assigned.get(b) && fits(s, a, b, taken)) {
                    most = margin(b);
                }
            }
            out(price[net.role()[a]], most - margin(a));
        }
        if (taken < net.capacity()[s]) {
            for (int b = from; b < to; b++) {
                if (margin(b) > mostToAdd && !assigned.get(b) && isFree(s, net.block()[net.role()[b]])) {
                    mostToAdd = margin(b);
                }
            }
            out(0, mostToAdd);
        }
    }

    /** Whether b can take the place of a. */
    private boolean fits(int s, int a, int b, int taken) {
        int blockOfB = net.block()[net.role()[b]];
        return net.block()[net.role()[a]] == blockOfB || (taken == net.capacity()[s] && isFree(s, blockOfB));
    }

    private boolean isFree(int s, int block) {
        int to = net.offset()[s + 1];
        for (int a = assigned.nextSetBit(net.offset()[s]); a >= 0 && a < to; a = assigned.nextSetBit(a + 1)) {
            if (net.block()[net.role()[a]] == block) {
                return false;
            }
        }
        return true;
    }

    private long margin(int pair) {
        return net.value().at(pair) * scale - price[net.role()[pair]];
    }

    /** A comparison with this price (0 for none) is out by so much: no θ for which the rounding would show it. */
    private void out(long at, long by) {
        if (by > 0) {
            if (count == start.length) {
                start = Arrays.copyOf(start, 2 * count);
                length = Arrays.copyOf(length, 2 * count);
            }
            start[count] = Math.floorMod(-at, scale);
            length[count++] = by;
        }
    }

    /** A θ from 0 to scale − 1 outside all ranges, −1 if there is none. O(ranges · log ranges). */
    private long outside() {
        // Ranges that pass the end go on at the beginning.
        long covered = 0;
        for (int i = 0; i < count; i++) {
            covered = Math.max(covered, start[i] + length[i] - scale);
        }
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (one, other) -> Long.compare(start[one], start[other]));
        for (int i : order) {
            if (start[i] > covered) {
                return covered;
            }
            covered = Math.max(covered, start[i] + length[i]);
        }
        return covered < scale ? covered : -1;
    }
}
