package org.qinglin.engine;

import java.util.Arrays;
import java.util.Comparator;

/**
 * What somebody, or a unit as one, could earn at best at some prices: the best role of each time block, of these as many as
 * they may take, and where those do not go together, the best that do. Margins are far below 2⁶³, as the scale is the number
 * of places that may be filled and points are below 2²⁴: their sums are exact. Not for several threads.
 */
final class BestTasks {

    private final Problem problem;
    private final int[] block;
    private final boolean mayClash;
    private final long[] bestOfBlock;
    private final int[] roleOfBlock;
    private int size;
    private int[] role = new int[64];
    private long[] value = new long[64];
    private long[] margin = new long[64];
    private boolean[] whole = new boolean[64];
    private long threshold;

    /** @param block of each role */
    BestTasks(Problem problem, int[] block) {
        this.problem = problem;
        this.block = block;
        this.mayClash = problem.rules().metresPerMinute() > 0 || problem.rules().acrossBlocks();
        int blocks = 0;
        for (int each : block) {
            blocks = Math.max(blocks, each + 1);
        }
        this.bestOfBlock = new long[blocks];
        this.roleOfBlock = new int[blocks];
    }

    /** Somebody else from now on. */
    void start() {
        for (int i = 0; i < size; i++) {
            bestOfBlock[block[role[i]]] = 0;
        }
        size = 0;
    }

    /** A role that they may take. */
    void add(int r, long worth, long price, boolean isWhole) {
        if (worth <= price && !isWhole) {
            return;
        }
        if (size == role.length) {
            role = Arrays.copyOf(role, 2 * size);
            value = Arrays.copyOf(value, 2 * size);
            margin = Arrays.copyOf(margin, 2 * size);
            whole = Arrays.copyOf(whole, 2 * size);
        }
        role[size] = r;
        value[size] = worth;
        margin[size] = worth - price;
        whole[size++] = isWhole;
        if (worth - price > bestOfBlock[block[r]]) {
            bestOfBlock[block[r]] = worth - price;
            roleOfBlock[block[r]] = r;
        }
    }

    /** What they could earn with so many tasks, at least one. */
    long earnings(int tasks) {
        int[] best = bestRoles();
        threshold = best.length < tasks ? 0 : bestOfBlock[block[best[tasks - 1]]];
        long sum = 0;
        boolean clash = false;
        for (int i = 0; i < Math.min(best.length, tasks); i++) {
            sum += bestOfBlock[block[best[i]]];
            for (int k = 0; k < i && mayClash; k++) {
                clash |= !together(best[i], best[k]);
            }
        }
        return clash ? Math.min(sum, earningsInTurn(Math.min(tasks, size))) : sum;
    }

    /** The best role of each block, best first. */
    private int[] bestRoles() {
        int[] best = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int of = block[role[i]];
            if (margin[i] > 0 && roleOfBlock[of] == role[i]) {
                int at = count++;
                for (; at > 0 && bestOfBlock[block[best[at - 1]]] < margin[i]; at--) {
                    best[at] = best[at - 1];
                }
                best[at] = role[i];
            }
        }
        return Arrays.copyOf(best, count);
    }

    private boolean together(int one, int other) {
        return problem.rules()
                .together(problem.roles().get(one), problem.roles().get(other));
    }

    interface Bids {

        /** Somebody would come to a role for this and earn no less than now; below 0, they would pay for it. */
        void bid(int r, long least);
    }

    /** After {@link #earnings}: the least for which they would come to each role that is reckoned as a whole. */
    void bids(Bids bids) {
        for (int i = 0; i < size; i++) {
            if (whole[i]) {
                bids.bid(role[i], value[i] - givenUpFor(i));
            }
        }
    }

    private long givenUpFor(int i) {
        return Math.max(threshold, bestOfBlock[block[role[i]]]);
    }

    /**
     * One task after the other, each of which goes together with the one before. Where the way from the first to the third
     * is no longer than by the second, this is exact, and never too little. O(tasks · roles²).
     */
    private long earningsInTurn(int tasks) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order, Comparator.comparing(i -> problem.roles().get(role[i]).start()));
        // most[n][k − 1]: with the n-th in order as the last of at most k.
        long[][] most = new long[size][tasks];
        long best = 0;
        for (int n = 0; n < size; n++) {
            int last = order[n];
            long gain = whole[last] ? givenUpFor(last) : margin[last];
            if (gain > 0) {
                Arrays.fill(most[n], gain);
                for (int m = 0; m < n; m++) {
                    if (most[m][0] > 0 && follows(order[m], last)) {
                        for (int k = 1; k < tasks; k++) {
                            most[n][k] = Math.max(most[n][k], most[m][k - 1] + gain);
                        }
                    }
                }
                best = Math.max(best, most[n][tasks - 1]);
            }
        }
        return best;
    }

    private boolean follows(int earlier, int later) {
        return block[role[earlier]] != block[role[later]] && together(role[earlier], role[later]);
    }
}
