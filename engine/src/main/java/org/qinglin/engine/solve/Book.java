package org.qinglin.engine.solve;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import org.qinglin.engine.values.Values;

/**
 * The state of an auction: who holds what, at which prices. Plain arrays that {@link Forward} and {@link Reverse} read and
 * write directly; regions that never meet may do so at the same time.
 */
final class Book {

    final Network net;
    final Columns columns;
    final long scale;
    final boolean oneBlockPerRole;

    // The network's own arrays once more, so that the inner loops reach them in one step.
    final int[] offset;
    final int[] role;
    final Values value;
    final int[] block;

    // Role r: holders at holderOffset[r] … + held[r] − 1, a min-heap by bid while running forward.
    final int[] places;
    final int[] holderOffset;
    final int[] held;
    final int[] holderStudent;
    final long[] holderBid;
    final long[] price;
    final long[] floor;

    // Student s: pairs held at slotOffset[s] … + taken[s] − 1, of at most room[s].
    final int[] slotOffset;
    final int[] taken;
    final int[] room;
    final int[] slotPair;

    /** In 1/scale points; set between phases only. */
    long epsilon;

    Book(Network net, Columns columns) {
        this.net = net;
        this.columns = columns;
        this.scale = net.scale();
        this.oneBlockPerRole = net.everyRoleHasItsOwnBlock();
        this.offset = net.offset();
        this.role = net.role();
        this.value = net.value();
        this.block = net.block();
        int roles = net.roles();
        places = new int[roles];
        holderOffset = new int[roles + 1];
        for (int r = 0; r < roles; r++) {
            // One more than could ever come: it stays empty and so keeps the price honest for all that are cut off
            // here.
            places[r] = (int) Math.min(net.places()[r], columns.pairsOf(r) + 1L);
            holderOffset[r + 1] = holderOffset[r] + Math.min(places[r], columns.pairsOf(r));
        }
        held = new int[roles];
        holderStudent = new int[holderOffset[roles]];
        holderBid = new long[holderOffset[roles]];
        price = new long[roles];
        floor = new long[roles];
        int students = net.students();
        room = new int[students];
        slotOffset = new int[students + 1];
        for (int s = 0; s < students; s++) {
            room[s] = Math.min(net.capacity()[s], blocksOf(s));
            slotOffset[s + 1] = slotOffset[s] + room[s];
        }
        slotPair = new int[slotOffset[students]];
        taken = new int[students];
        long unreachable = scale * net.largestValue();
        for (int r = 0; r < roles; r++) {
            price[r] = places[r] == 0 ? unreachable : -scale * net.worth().of(r, 0);
            floor[r] = price[r];
        }
    }

    /** Other prices to begin with, of another scale. */
    void start(long[] from, long fromScale) {
        for (int r = 0; r < price.length; r++) {
            if (places[r] > 0) {
                long here = BigInteger.valueOf(from[r])
                        .multiply(BigInteger.valueOf(scale))
                        .divide(BigInteger.valueOf(fromScale))
                        .longValueExact();
                price[r] = Math.max(price[r], here);
                floor[r] = price[r];
            }
        }
    }

    // ---- prices

    /** What a student earns by holding a pair. */
    long margin(int pair) {
        return value.at(pair) * scale - price[role[pair]];
    }

    /** The price at which the next empty place of a role earns nothing. */
    long emptyPrice(int r) {
        return -scale * net.worth().of(r, held[r]);
    }

    /** What the next empty place of a role asks while running forward. */
    long asked(int r) {
        return Math.max(floor[r], emptyPrice(r));
    }

    /** Whether a role has an empty place and a price that keeps students from it. */
    boolean asksTooMuch(int r) {
        return held[r] < places[r] && price[r] > emptyPrice(r);
    }

    long leastMarginOf(int s) {
        long least = Long.MAX_VALUE >> 1;
        for (int i = slotOffset[s], end = i + taken[s]; i < end; i++) {
            least = Math.min(least, margin(slotPair[i]));
        }
        return least;
    }

    // ---- who holds what

    boolean holds(int s, int r) {
        for (int i = slotOffset[s], end = i + taken[s]; i < end; i++) {
            if (role[slotPair[i]] == r) {
                return true;
            }
        }
        return false;
    }

    /** The pair that student s would give up for role r, or −1 if there is room for both. */
    int replacedBy(int s, int r) {
        int from = slotOffset[s];
        int to = from + taken[s];
        if (!oneBlockPerRole) {
            for (int i = from; i < to; i++) {
                if (block[role[slotPair[i]]] == block[r]) {
                    return slotPair[i];
                }
            }
        }
        if (taken[s] < room[s]) {
            return -1;
        }
        int worst = slotPair[from];
        long least = margin(worst);
        for (int i = from + 1; i < to; i++) {
            long margin = margin(slotPair[i]);
            if (margin < least) {
                least = margin;
                worst = slotPair[i];
            }
        }
        return worst;
    }

    void take(int s, int pair) {
        slotPair[slotOffset[s] + taken[s]++] = pair;
    }

    /** Takes role r out of what student s holds; the role's holders are the caller's business. */
    void giveUp(int s, int r) {
        int i = slotOffset[s];
        while (role[slotPair[i]] != r) {
            i++;
        }
        slotPair[i] = slotPair[slotOffset[s] + --taken[s]];
    }

    void hold(int r, int s) {
        int at = holderOffset[r] + held[r]++;
        holderStudent[at] = s;
        holderBid[at] = 0;
    }

    void dropHolder(int r, int s) {
        int i = holderOffset[r];
        while (holderStudent[i] != s) {
            i++;
        }
        int last = holderOffset[r] + --held[r];
        holderStudent[i] = holderStudent[last];
        holderBid[i] = holderBid[last];
    }

    /** The pair of student s and role r, which must exist. */
    int pairOf(int s, int r) {
        int j = offset[s];
        while (role[j] != r) {
            j++;
        }
        return j;
    }

    /** Nobody holds anything; prices stay, as what is asked from now on. */
    void release() {
        System.arraycopy(price, 0, floor, 0, price.length);
        Arrays.fill(held, 0);
        Arrays.fill(taken, 0);
    }

    // ---- what has been reached

    /** What students from one to another could earn more at the prices, in 1/scale points. */
    long slack(int fromStudent, int toStudent) {
        TopChoices top = new TopChoices();
        long slack = 0;
        for (int s = fromStudent; s < toStudent; s++) {
            if (room[s] > 0) {
                slack += bestEarning(s, top);
                for (int i = slotOffset[s], end = i + taken[s]; i < end; i++) {
                    slack -= margin(slotPair[i]);
                }
            }
        }
        return slack;
    }

    /** What the best choice of student s earns at the prices. */
    private long bestEarning(int s, TopChoices top) {
        top.clear(room[s]);
        int j = offset[s];
        int end = offset[s + 1];
        while (j < end) {
            int thisBlock = block[role[j]];
            long best = 0;
            do {
                best = Math.max(best, margin(j));
                j++;
            } while (j < end && block[role[j]] == thisBlock);
            if (best > 0) {
                top.offer(best, 0, 0);
            }
        }
        return top.sum();
    }

    /** @throws ArithmeticException if it does not fit */
    long objective() {
        long objective = 0;
        for (int s = 0; s < taken.length; s++) {
            for (int i = slotOffset[s], end = i + taken[s]; i < end; i++) {
                objective = Math.addExact(objective, value.at(slotPair[i]));
            }
        }
        for (int r = 0; r < held.length; r++) {
            for (int k = 0; k < held[r]; k++) {
                objective = Math.addExact(objective, net.worth().of(r, k));
            }
        }
        return objective;
    }

    BitSet assigned() {
        BitSet assigned = new BitSet(net.pairs());
        for (int s = 0; s < taken.length; s++) {
            for (int i = slotOffset[s], end = i + taken[s]; i < end; i++) {
                assigned.set(slotPair[i]);
            }
        }
        return assigned;
    }

    private int blocksOf(int s) {
        if (oneBlockPerRole) {
            return offset[s + 1] - offset[s];
        }
        int blocks = 0;
        int last = -1;
        for (int j = offset[s]; j < offset[s + 1]; j++) {
            int thisBlock = block[role[j]];
            blocks += thisBlock == last ? 0 : 1;
            last = thisBlock;
        }
        return blocks;
    }
}
