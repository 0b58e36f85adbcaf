package org.qinglin.engine.solve;

import java.util.Arrays;

/**
 * Whether a plan and its prices prove each other. They do if nobody could earn more at the prices, and every role fills
 * just the places that earn something (complementary slackness); then value and bound are the same number.
 */
final class Optimality {

    private final LiveMarket market;

    Optimality(LiveMarket market) {
        this.market = market;
    }

    /**
     * Whether that still holds after these roles' prices or heads and these students' tasks have changed, and nothing else
     * has. O(pairs of these roles and students).
     */
    boolean stillHolds(Touched roles, Touched students) {
        for (int i = 0; i < roles.count(); i++) {
            int r = roles.number(i);
            if (!fillsWhatPays(r) || !(market.price[r] <= roles.before(r) ? nobodyWouldCome(r) : nobodyWouldLeave(r))) {
                return false;
            }
        }
        for (int i = 0; i < students.count(); i++) {
            if (!choosesBest(students.number(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean fillsWhatPays(int r) {
        int heads = market.heads[r];
        return (heads == market.pinnedHeads[r] || market.lastEarns(r, heads) >= 0)
                && heads <= market.places[r]
                && (heads == market.places[r] || market.lastEarns(r, heads + 1) <= 0);
    }

    private boolean nobodyWouldCome(int r) {
        LivePairs pairs = market.pairs;
        for (int c = pairs.firstIn(r); c >= 0; c = pairs.nextIn(r, c)) {
            if (pairs.valueIn(c) > 0 && gains(pairs.student(c), r, pairs.valueIn(c))) {
                return false;
            }
        }
        return true;
    }

    private boolean nobodyWouldLeave(int r) {
        for (int i = market.headStart[r] + market.pinnedHeads[r]; i < market.headStart[r] + market.heads[r]; i++) {
            if (!choosesBest(market.headStudent[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean choosesBest(int s) {
        if (market.taken[s] > market.room[s]) {
            return false;
        }
        for (int i = market.slotStart[s] + market.pinned[s]; i < market.slotStart[s] + market.taken[s]; i++) {
            if (market.marginOfSlot(i) < 0 || market.slotInBlock(s, market.slotRole[i]) != i) {
                return false;
            }
        }
        LivePairs pairs = market.pairs;
        for (int j = pairs.firstOf(s); j >= 0; j = pairs.nextOf(s, j)) {
            if (pairs.value(j) > 0 && gains(s, pairs.role(j), pairs.value(j))) {
                return false;
            }
        }
        return true;
    }

    private boolean gains(int s, int r, int value) {
        long margin = value - market.price[r];
        return margin > 0 && market.slotOf(s, r) < 0 && margin > market.givesUpFor(s, r);
    }

    /**
     * What no plan exceeds that leaves alone what is pinned: the bound at the prices by its definition. O(pairs · log).
     *
     * @throws ArithmeticException if it does not fit
     */
    long bound() {
        long bound = 0;
        for (int s = 0; s < market.students; s++) {
            bound = Math.addExact(bound, earns(s));
        }
        for (int r = 0; r < market.roles; r++) {
            for (int k = 1; k <= market.places[r]; k++) {
                bound = Math.addExact(
                        bound,
                        k <= market.pinnedHeads[r] ? market.worth.of(r, k - 1) : Math.max(0, market.lastEarns(r, k)));
            }
        }
        return bound;
    }

    private long earns(int s) {
        int free = market.room[s] - market.pinned[s];
        long earned = 0;
        for (int i = market.slotStart[s]; i < market.slotStart[s] + market.pinned[s]; i++) {
            earned += market.slotValue[i];
        }
        LivePairs pairs = market.pairs;
        int count = 0;
        for (int j = pairs.firstOf(s); j >= 0; j = pairs.nextOf(s, j)) {
            count++;
        }
        int[] blocks = new int[count];
        long[] best = new long[count];
        int seen = 0;
        for (int j = pairs.firstOf(s); j >= 0; j = pairs.nextOf(s, j)) {
            int r = pairs.role(j);
            int same = market.slotInBlock(s, r);
            boolean open = same < 0 || same >= market.slotStart[s] + market.pinned[s];
            if (open && pairs.value(j) > market.price[r]) {
                int at = 0;
                while (at < seen && blocks[at] != market.block[r]) {
                    at++;
                }
                blocks[at] = market.block[r];
                // Only a pair that is not gone has a value; one worth 0 at a price below 0 does not count.
                best[at] = Math.max(best[at], pairs.value(j) == 0 ? 0 : pairs.value(j) - market.price[r]);
                seen = Math.max(seen, at + 1);
            }
        }
        Arrays.sort(best);
        for (int i = 0; i < Math.min(free, count); i++) {
            earned += best[count - 1 - i];
        }
        return earned;
    }
}
