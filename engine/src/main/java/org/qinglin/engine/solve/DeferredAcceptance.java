package org.qinglin.engine.solve;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Deferred acceptance: whoever asks goes down their own list; whoever is asked holds the best so far and lets the worst go.
 * O(pairs): the worst that a full one holds only ever gets better, so looking for it walks each list once.
 */
public final class DeferredAcceptance {

    private static final int NOBODY = -1;

    private final int[] offset;
    private final int[] asked;
    private final int[] rank;
    private final int[] room;
    private final int[] asker;
    /** Where the list of each one asked begins in {@link #holds}. */
    private final int[] start;
    /** The pair that one asked holds at a rank, or {@link #NOBODY}. */
    private final int[] holds;
    /** The worst rank held, by one asked. */
    private final int[] worst;

    private final int[] heldBy;
    private final BitSet held = new BitSet();

    private DeferredAcceptance(int[] offset, int[] asked, int[] rank, int[] room) {
        this.offset = offset;
        this.asked = asked;
        this.rank = rank;
        this.room = room;
        this.asker = new int[asked.length];
        for (int p = 0; p + 1 < offset.length; p++) {
            Arrays.fill(asker, offset[p], offset[p + 1], p);
        }
        this.start = new int[room.length + 1];
        for (int j = 0; j < asked.length; j++) {
            start[asked[j] + 1] = Math.max(start[asked[j] + 1], rank[j] + 1);
        }
        Arrays.parallelPrefix(start, Integer::sum);
        this.holds = new int[start[room.length]];
        Arrays.fill(holds, NOBODY);
        this.worst = new int[room.length];
        Arrays.fill(worst, NOBODY);
        this.heldBy = new int[room.length];
    }

    /**
     * The pairs held in the end.
     *
     * @param offset the pairs of asker p stand from {@code offset[p]} to {@code offset[p + 1] − 1}, the best first
     * @param asked who is asked in each pair
     * @param rank where the asker of each pair stands in the list of the one asked, 0 the best; unique for each one asked
     * @param wants how many each asker wants to be held by
     * @param room how many each one asked holds at most
     */
    public static BitSet match(int[] offset, int[] asked, int[] rank, int[] wants, int[] room) {
        return new DeferredAcceptance(offset, asked, rank, room).run(wants);
    }

    private BitSet run(int[] wants) {
        int askers = offset.length - 1;
        int[] next = Arrays.copyOf(offset, askers);
        int[] has = new int[askers];
        Ring waiting = new Ring(new boolean[askers]);
        for (int p = 0; p < askers; p++) {
            waiting.add(p);
        }
        while (!waiting.isEmpty()) {
            int p = waiting.poll();
            while (has[p] < wants[p] && next[p] < offset[p + 1]) {
                int pair = next[p]++;
                int gone = ask(pair);
                has[p] += gone == pair ? 0 : 1;
                if (gone != pair && gone != NOBODY) {
                    has[asker[gone]]--;
                    waiting.add(asker[gone]);
                }
            }
        }
        return held;
    }

    /** Asks, and says which pair is let go for it: the pair itself if it is refused, or {@link #NOBODY}. */
    private int ask(int pair) {
        int r = asked[pair];
        boolean full = heldBy[r] == room[r];
        if (full && (room[r] == 0 || rank[pair] > worst[r])) {
            return pair;
        }
        int gone = full ? letGo(r) : NOBODY;
        holds[start[r] + rank[pair]] = pair;
        held.set(pair);
        heldBy[r]++;
        worst[r] = Math.max(worst[r], rank[pair]);
        return gone;
    }

    private int letGo(int r) {
        int gone = holds[start[r] + worst[r]];
        holds[start[r] + worst[r]] = NOBODY;
        held.clear(gone);
        heldBy[r]--;
        do {
            worst[r]--;
        } while (worst[r] >= 0 && holds[start[r] + worst[r]] == NOBODY);
        return gone;
    }
}
