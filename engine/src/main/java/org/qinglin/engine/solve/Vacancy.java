package org.qinglin.engine.solve;

/**
 * A place becomes free: who comes? Dijkstra's search from that place outwards over those who would rather be there: the
 * vacancy moves to the role that they leave, until somebody idle comes or a place may stay empty. Stops at the first such
 * end; only roles nearer than that change their price, downwards.
 */
final class Vacancy {

    private final LiveMarket market;
    private final Frontier frontier;
    private final Touched touched;
    private int newPlaceOf = -1;
    private long best;
    private int endRole;
    private int endStudent;

    /** @param touched told each role whose price changes */
    Vacancy(LiveMarket market, Frontier frontier, Touched touched) {
        this.market = market;
        this.frontier = frontier;
        this.touched = touched;
    }

    /** Student s leaves role r. */
    void leaves(int s, int r) {
        begin();
        frontier.reach(r, 0, -1, s);
        search();
        apply();
    }

    /** Student s, who has no room left, gives up one task, whichever costs least. One that is not pinned must be there. */
    void givesOneUp(int s) {
        begin();
        int from = market.slotStart[s] + market.pinned[s];
        int to = market.slotStart[s] + market.taken[s];
        long least = LiveMarket.NEVER;
        for (int i = from; i < to; i++) {
            least = Math.min(least, market.marginOfSlot(i));
        }
        for (int i = from; i < to; i++) {
            frontier.reach(market.slotRole[i], market.marginOfSlot(i) - least, -1, s);
        }
        search();
        apply();
    }

    /** Role r, with no empty place so far, gets one more; counted in its places already. */
    void opens(int r) {
        if (market.lastEarns(r, market.heads[r] + 1) > 0) {
            begin();
            newPlaceOf = r;
            frontier.reach(r, 0, -1, -1);
            search();
            apply();
            newPlaceOf = -1;
        }
    }

    private void begin() {
        frontier.begin();
        best = LiveMarket.NEVER;
        endRole = -1;
        endStudent = -1;
    }

    private void search() {
        for (int r = frontier.settle(best); r >= 0; r = frontier.settle(best)) {
            long cost = frontier.cost(r);
            long staysEmpty = cost + market.lastEarns(r, market.heads[r] + (r == newPlaceOf ? 1 : 0));
            if (staysEmpty < best) {
                best = staysEmpty;
                endRole = r;
                endStudent = -1;
            }
            look(r, cost);
        }
    }

    /** Looks at everyone who could come to role r. */
    private void look(int r, long cost) {
        LivePairs pairs = market.pairs;
        long price = market.price[r];
        for (int c = pairs.firstIn(r); c >= 0; c = pairs.nextIn(r, c)) {
            int value = pairs.valueIn(c);
            if (value > 0) {
                consider(pairs.student(c), r, cost - (value - price));
            }
        }
    }

    /** @param without what it costs to have student s come if they gave up nothing */
    private void consider(int s, int r, long without) {
        int from = market.slotStart[s];
        int firstFree = from + market.pinned[s];
        int to = from + market.taken[s];
        int same = market.slotInBlock(s, r);
        if (same >= 0) {
            if (same >= firstFree && market.slotRole[same] != r) {
                leaveFor(s, same, r, without);
            }
        } else if (market.taken[s] < market.room[s]) {
            if (without < best) {
                best = without;
                endRole = r;
                endStudent = s;
            }
        } else {
            for (int i = firstFree; i < to; i++) {
                leaveFor(s, i, r, without);
            }
        }
    }

    private void leaveFor(int s, int slot, int r, long without) {
        long cost = without + market.marginOfSlot(slot);
        if (cost < best) {
            frontier.reach(market.slotRole[slot], cost, r, s);
        }
    }

    private void apply() {
        int role = endRole;
        int comer = endStudent;
        boolean more = true;
        while (more) {
            int leaver = frontier.by(role);
            int next = frontier.from(role);
            more = next >= 0;
            int worth = comer < 0 ? 0 : market.pairs.valueOf(comer, role);
            if (leaver >= 0) {
                market.leave(leaver, role);
            }
            if (comer >= 0) {
                market.take(comer, role, worth);
            }
            comer = leaver;
            role = next;
        }
        for (int i = 0; i < frontier.settledCount(); i++) {
            int r = frontier.settled(i);
            touched.add(r, market.price[r]);
            market.price[r] -= best - frontier.cost(r);
        }
    }
}
