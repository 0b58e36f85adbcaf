package org.qinglin.engine.solve;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * An ε-scaling auction for students with a capacity and one role per time block, and roles whose places are worth less
 * and less.
 *
 * <p>Each phase first runs <em>forward</em>: a student with room bids for the best roles of as many open blocks as there
 * is room, each bid so high that the role would only just stay among the best. A role keeps its bids in a heap; its price
 * is the lowest bid kept or what the next empty place asks (minus that place's value), whichever is less. Then
 * <em>reverse</em>: a role whose price is above what its next empty place asks cuts it and draws in those who gain most by
 * coming, until no such role is left. Forward alone is wrong: places that stay empty would keep a price from the phase
 * before. At the end of a phase
 *
 * <ul>
 *   <li>each student's choice is the best at the prices if every role held counts ε more than it is worth;
 *   <li>each role fills exactly the places that are worth filling at its price,
 * </ul>
 *
 * so that the plan is within ε × (filled places) of the bound, and with ε = 1 and values scaled by more than the places it
 * is optimal. The slack is charged to roles held, never to room left, so a plan that is optimal also shows a gap of 0.
 *
 * <p>Sources: D. P. Bertsekas, auction algorithms for transportation (with D. A. Castañón, 1989, 1992), forward/reverse for
 * asymmetric assignment; that a laminar capacity keeps the auction exact is the substitutes property of weighted matroids.
 * Worst case O(pairs · scaled range / ε) a phase as for any such auction; in practice near linear in the pairs.
 *
 * <p>One class over shared arrays, longer than others: both directions work on the same state, and the loops must not call
 * through interfaces. Single-threaded, hence deterministic.
 */
public final class Auction {

    /** Each phase divides ε by this; 4…8 are about equally fast. */
    private static final long SHRINK = 5;

    private static final int ASK_EVERY = 1024;

    private final Network net;
    private final BooleanSupplier cancelled;
    private final DoubleConsumer progress;
    private final long scale;
    private final boolean oneBlockPerRole;

    // Role state: holders of role r at holderOffset[r] … + held[r] − 1, a min-heap by bid while running forward.
    private final int[] holderOffset;
    private final int[] held;
    private final int[] holderPair;
    private final int[] holderStudent;
    private final long[] holderBid;
    private final int[] places;
    private final long[] price;
    private final long[] floor;

    // Student state: pairs taken by student s at slotOffset[s] … + taken[s] − 1.
    private final int[] slotOffset;
    private final int[] taken;
    private final int[] room;
    private final int[] slotPair;
    private final long[] assignedBits;

    // The pairs by role, for running in reverse.
    private final int[] columnOffset;
    private final int[] columnPair;
    private final int[] columnStudent;

    private final Ring queue;
    private final Ring roleQueue;
    private final TopChoices top;
    private final Candidates candidates;
    private final long[] leastMargin;

    private long epsilon;
    private int steps;

    /**
     * @param cancelled asked now and then whether to stop
     * @param progress told the part of the work that is done, 0 to 1
     */
    public Auction(Network net, BooleanSupplier cancelled, DoubleConsumer progress) {
        this.net = net;
        this.cancelled = cancelled;
        this.progress = progress;
        this.scale = net.scale();
        this.oneBlockPerRole = everyRoleHasItsOwnBlock();
        int students = net.students();
        int roles = net.roles();
        columnOffset = new int[roles + 1];
        columnPair = new int[net.pairs()];
        columnStudent = new int[net.pairs()];
        fillColumns();
        places = new int[roles];
        holderOffset = new int[roles + 1];
        for (int r = 0; r < roles; r++) {
            int degree = columnOffset[r + 1] - columnOffset[r];
            // One more than could ever come: it stays empty and so keeps the price honest for all that are cut off
            // here.
            places[r] = (int) Math.min(net.places()[r], degree + 1L);
            holderOffset[r + 1] = Math.addExact(holderOffset[r], Math.min(places[r], degree));
        }
        held = new int[roles];
        holderPair = new int[holderOffset[roles]];
        holderStudent = new int[holderOffset[roles]];
        holderBid = new long[holderOffset[roles]];
        price = new long[roles];
        floor = new long[roles];
        room = new int[students];
        slotOffset = new int[students + 1];
        for (int s = 0; s < students; s++) {
            room[s] = Math.min(net.capacity()[s], blocksOf(s));
            slotOffset[s + 1] = slotOffset[s] + room[s];
        }
        slotPair = new int[slotOffset[students]];
        taken = new int[students];
        assignedBits = new long[(net.pairs() + 63) >>> 6];
        leastMargin = new long[students];
        queue = new Ring(students);
        roleQueue = new Ring(roles);
        top = new TopChoices();
        candidates = new Candidates();
    }

    /** The optimal plan with prices that prove it. */
    public Solution solve() {
        long range = scale * ((long) net.largestValue() + net.largestWorth());
        long unreachable = scale * net.largestValue();
        for (int r = 0; r < net.roles(); r++) {
            price[r] = places[r] == 0 ? unreachable : -scale * net.worth().of(r, 0);
            floor[r] = price[r];
        }
        epsilon = Math.max(1, range / SHRINK);
        int phases = 1;
        for (long e = epsilon; e > 1; e = Math.max(1, e / SHRINK)) {
            phases++;
        }
        for (int phase = 1; ; phase++) {
            forward();
            reverse();
            progress.accept((double) phase / phases);
            if (epsilon == 1 || slack(scale) < scale) {
                break;
            }
            epsilon = Math.max(1, epsilon / SHRINK);
            System.arraycopy(price, 0, floor, 0, price.length);
            release();
        }
        progress.accept(1);
        long objective = objective();
        return new Solution(
                BitSet.valueOf(assignedBits),
                price.clone(),
                scale,
                objective,
                objective + slack(Long.MAX_VALUE) / scale);
    }

    // ---- forward: students bid

    private void forward() {
        for (int s = 0; s < net.students(); s++) {
            if (room[s] > 0) {
                queue.add(s);
            }
        }
        while (!queue.isEmpty()) {
            pause();
            int s = queue.poll();
            int free = room[s] - taken[s];
            if (free == 1 && taken[s] == 0 && room[s] == 1) {
                bidForOne(s);
            } else if (free > 0) {
                bidForSeveral(s, free);
            }
        }
    }

    private void bidForOne(int s) {
        int[] role = net.role();
        int[] value = net.value();
        long best = 0;
        long second = 0;
        int bestPair = -1;
        for (int j = net.offset()[s], end = net.offset()[s + 1]; j < end; j++) {
            long margin = value[j] * scale - price[role[j]];
            if (margin > second) {
                if (margin > best) {
                    second = best;
                    best = margin;
                    bestPair = j;
                } else {
                    second = margin;
                }
            }
        }
        if (bestPair >= 0) {
            bid(s, bestPair, value[bestPair] * scale - second + epsilon);
        }
    }

    /** Bids for the best roles of {@code free} open blocks; each may cost what the next best open block would earn. */
    private void bidForSeveral(int s, int free) {
        int[] role = net.role();
        int[] block = net.block();
        top.clear(free + 1);
        int j = net.offset()[s];
        int end = net.offset()[s + 1];
        while (j < end) {
            int thisBlock = block[role[j]];
            long best = 0;
            long second = 0;
            int bestPair = -1;
            boolean open = true;
            do {
                open &= !isAssigned(j);
                long margin = net.value()[j] * scale - price[role[j]];
                if (margin > best) {
                    second = best;
                    best = margin;
                    bestPair = j;
                } else if (margin > second) {
                    second = margin;
                }
                j++;
            } while (j < end && block[role[j]] == thisBlock);
            if (open && bestPair >= 0) {
                top.offer(best, second, bestPair);
            }
        }
        long next = top.dropBeyond(free);
        for (int i = 0; i < top.size(); i++) {
            int pair = top.pair(i);
            bid(s, pair, net.value()[pair] * scale - Math.max(next, top.second(i)) + epsilon);
        }
    }

    private void bid(int s, int pair, long bid) {
        int r = net.role()[pair];
        int base = holderOffset[r];
        int n = held[r];
        if (n < places[r] && (n == 0 || asked(r) <= holderBid[base])) {
            held[r] = n + 1;
            siftUp(base, n, pair, s, bid);
        } else {
            int loser = holderStudent[base];
            giveUp(loser, holderPair[base]);
            queue.add(loser);
            siftDown(base, n, pair, s, bid);
        }
        take(s, pair);
        long lowest = holderBid[base];
        price[r] = held[r] < places[r] ? Math.min(lowest, asked(r)) : lowest;
    }

    /** What the next empty place of a role asks while running forward. */
    private long asked(int r) {
        return Math.max(floor[r], emptyPrice(r));
    }

    /** The price at which the next empty place of a role earns nothing. */
    private long emptyPrice(int r) {
        return -scale * net.worth().of(r, held[r]);
    }

    private void siftUp(int base, int at, int pair, int s, long bid) {
        int i = at;
        while (i > 0) {
            int up = (i - 1) >>> 1;
            if (holderBid[base + up] <= bid) {
                break;
            }
            put(base + i, holderPair[base + up], holderStudent[base + up], holderBid[base + up]);
            i = up;
        }
        put(base + i, pair, s, bid);
    }

    private void siftDown(int base, int size, int pair, int s, long bid) {
        int i = 0;
        for (int down = 1; down < size; down = 2 * i + 1) {
            if (down + 1 < size && holderBid[base + down + 1] < holderBid[base + down]) {
                down++;
            }
            if (holderBid[base + down] >= bid) {
                break;
            }
            put(base + i, holderPair[base + down], holderStudent[base + down], holderBid[base + down]);
            i = down;
        }
        put(base + i, pair, s, bid);
    }

    private void put(int at, int pair, int s, long bid) {
        holderPair[at] = pair;
        holderStudent[at] = s;
        holderBid[at] = bid;
    }

    // ---- reverse: roles with empty places and a price cut it

    private void reverse() {
        for (int s = 0; s < net.students(); s++) {
            leastMargin[s] = room[s] == taken[s] ? leastMarginOf(s) : Math.min(0, leastMarginOf(s));
        }
        for (int r = 0; r < net.roles(); r++) {
            if (asksTooMuch(r)) {
                roleQueue.add(r);
            }
        }
        while (!roleQueue.isEmpty()) {
            pause();
            int r = roleQueue.poll();
            if (asksTooMuch(r)) {
                cutPrice(r);
            }
        }
    }

    private boolean asksTooMuch(int r) {
        return held[r] < places[r] && price[r] > emptyPrice(r);
    }

    private void cutPrice(int r) {
        long lowest = emptyPrice(r);
        candidates.clear();
        for (int c = columnOffset[r]; c < columnOffset[r + 1]; c++) {
            int pair = columnPair[c];
            int s = columnStudent[c];
            long scaled = net.value()[pair] * scale;
            // leastMargin is a lower bound while running in reverse, where margins only grow: most students end here.
            if (scaled - leastMargin[s] > lowest && room[s] > 0 && !isAssigned(pair)) {
                int replaced = replacedBy(s, r);
                // Who gives something up comes only for a gain of ε or more; who has room comes at any price they gain
                // by.
                // So each step either fills a place or makes a student richer by ε, and the steps come to an end.
                long comesAt = replaced < 0 ? scaled : scaled - margin(replaced) - epsilon;
                if (comesAt > lowest) {
                    candidates.add(comesAt, pair, s, replaced);
                }
            }
        }
        candidates.heapify();
        while (!candidates.isEmpty() && held[r] < places[r] && candidates.price() > emptyPrice(r)) {
            lowest = emptyPrice(r);
            draw(r, candidates.student(), candidates.pair(), candidates.replaced());
            candidates.removeFirst();
        }
        // Low enough for the place filled last, or for the empty one if none was; and who stays away must not wish to
        // come.
        long least = candidates.isEmpty() ? Long.MIN_VALUE : candidates.price();
        price[r] = Math.min(price[r], Math.max(lowest, least));
    }

    private void draw(int r, int s, int pair, int replaced) {
        if (replaced >= 0) {
            int left = net.role()[replaced];
            giveUp(s, replaced);
            dropHolder(left, replaced);
            if (asksTooMuch(left)) {
                roleQueue.add(left);
            }
        }
        put(holderOffset[r] + held[r], pair, s, 0);
        held[r]++;
        take(s, pair);
        if (room[s] == taken[s]) {
            // The price of r is about to fall, so today's margin is a lower bound.
            leastMargin[s] = Math.max(leastMargin[s], leastMarginOf(s));
        }
    }

    private void dropHolder(int r, int pair) {
        int base = holderOffset[r];
        int i = base;
        while (holderPair[i] != pair) {
            i++;
        }
        int last = base + --held[r];
        put(i, holderPair[last], holderStudent[last], holderBid[last]);
    }

    /** The pair that student s would give up for role r, or −1 if there is room for both. */
    private int replacedBy(int s, int r) {
        int from = slotOffset[s];
        int to = from + taken[s];
        if (!oneBlockPerRole) {
            int block = net.block()[r];
            for (int i = from; i < to; i++) {
                if (net.block()[net.role()[slotPair[i]]] == block) {
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

    private long leastMarginOf(int s) {
        long least = Long.MAX_VALUE >> 1;
        for (int i = slotOffset[s]; i < slotOffset[s] + taken[s]; i++) {
            least = Math.min(least, margin(slotPair[i]));
        }
        return least;
    }

    private long margin(int pair) {
        return net.value()[pair] * scale - price[net.role()[pair]];
    }

    // ---- shared by both directions

    private void take(int s, int pair) {
        slotPair[slotOffset[s] + taken[s]++] = pair;
        assignedBits[pair >>> 6] |= 1L << pair;
    }

    private void giveUp(int s, int pair) {
        int i = slotOffset[s];
        while (slotPair[i] != pair) {
            i++;
        }
        slotPair[i] = slotPair[slotOffset[s] + --taken[s]];
        assignedBits[pair >>> 6] &= ~(1L << pair);
    }

    private boolean isAssigned(int pair) {
        return (assignedBits[pair >>> 6] >>> pair & 1) != 0;
    }

    private void release() {
        Arrays.fill(held, 0);
        Arrays.fill(taken, 0);
        Arrays.fill(assignedBits, 0);
    }

    private void pause() {
        if (++steps % ASK_EVERY == 0 && cancelled.getAsBoolean()) {
            throw new CancellationException("The run was cancelled.");
        }
    }

    // ---- what has been reached

    /**
     * How far the plan may be below the bound, in 1/scale points: what students could earn more at the prices. Roles add
     * nothing, they fill exactly what pays. Stops counting at {@code enough}.
     */
    private long slack(long enough) {
        long slack = 0;
        for (int s = 0; s < net.students() && slack < enough; s++) {
            if (room[s] > 0) {
                slack += bestEarning(s);
                for (int i = slotOffset[s]; i < slotOffset[s] + taken[s]; i++) {
                    slack -= margin(slotPair[i]);
                }
            }
        }
        return slack;
    }

    /** What the best choice of student s earns at the prices. */
    private long bestEarning(int s) {
        int[] role = net.role();
        int[] block = net.block();
        top.clear(room[s]);
        int j = net.offset()[s];
        int end = net.offset()[s + 1];
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

    private long objective() {
        long objective = 0;
        for (int r = 0; r < net.roles(); r++) {
            for (int i = 0; i < held[r]; i++) {
                objective = Math.addExact(
                        objective,
                        (long) net.value()[holderPair[holderOffset[r] + i]]
                                + net.worth().of(r, i));
            }
        }
        return objective;
    }

    // ---- laying out

    private void fillColumns() {
        for (int r : net.role()) {
            columnOffset[r + 1]++;
        }
        for (int r = 0; r < net.roles(); r++) {
            columnOffset[r + 1] += columnOffset[r];
        }
        int[] next = Arrays.copyOf(columnOffset, net.roles());
        for (int s = 0; s < net.students(); s++) {
            for (int j = net.offset()[s]; j < net.offset()[s + 1]; j++) {
                int at = next[net.role()[j]]++;
                columnPair[at] = j;
                columnStudent[at] = s;
            }
        }
    }

    private int blocksOf(int s) {
        int blocks = 0;
        int last = -1;
        for (int j = net.offset()[s]; j < net.offset()[s + 1]; j++) {
            int block = net.block()[net.role()[j]];
            blocks += block == last ? 0 : 1;
            last = block;
        }
        return blocks;
    }

    private boolean everyRoleHasItsOwnBlock() {
        for (int r = 0; r < net.roles(); r++) {
            if (net.block()[r] != r) {
                return false;
            }
        }
        return true;
    }
}
