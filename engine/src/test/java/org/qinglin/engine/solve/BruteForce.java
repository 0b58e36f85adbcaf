package org.qinglin.engine.solve;

import java.util.BitSet;

/** Tries every plan. For a dozen pairs. */
final class BruteForce implements Algorithm {

    @Override
    public Answer solve(Network net) {
        Search search = new Search(net);
        search.from(0, 0, 0);
        return new Answer(search.bestPairs, search.best);
    }

    private static final class Search {
        private final Network net;
        private final BitSet chosen = new BitSet();
        private final int[] held;
        private BitSet bestPairs = new BitSet();
        private long best;

        Search(Network net) {
            this.net = net;
            this.held = new int[net.roles()];
        }

        void from(int student, int pair, long value) {
            if (value > best) {
                best = value;
                bestPairs = (BitSet) chosen.clone();
            }
            if (student == net.students()) {
                return;
            }
            if (pair == net.offset()[student + 1]) {
                from(student + 1, pair, value);
                return;
            }
            from(student, pair + 1, value);
            int r = net.role()[pair];
            if (held[r] < net.places()[r] && fits(student, r)) {
                long worth = net.worth().of(r, held[r]++);
                chosen.set(pair);
                from(student, pair + 1, value + net.value().at(pair) + worth);
                chosen.clear(pair);
                held[r]--;
            }
        }

        private boolean fits(int student, int r) {
            int count = 0;
            for (int j = chosen.nextSetBit(net.offset()[student]);
                    j >= 0 && j < net.offset()[student + 1];
                    j = chosen.nextSetBit(j + 1)) {
                count++;
                if (net.block()[net.role()[j]] == net.block()[r]) {
                    return false;
                }
            }
            return count < net.capacity()[student];
        }
    }
}
