package org.qinglin.engine.solve;

/**
 * Somebody is to be placed: where? Dijkstra's search from the roles they could take outwards over those who would then
 * have to go elsewhere, until a place is empty or somebody may stay without. Stops at the first such end; only roles
 * nearer than that change their price, upwards.
 */
final class Displaced {

    private final LiveMarket market;
    private final Frontier frontier;
    private final Touched touched;
    private long best;
    private int endRole;
    private int endStudent;

    /** @param touched told each role whose price changes */
    Displaced(LiveMarket market, Frontier frontier, Touched touched) {
        this.market = market;
        this.frontier = frontier;
        this.touched = touched;
    }

    /** Student s may take one task more, counted in their room already; answers whether they do. */
    boolean comes(int s) {
        begin();
        LivePairs pairs = market.pairs;
        long most = 0;
        for (int j = pairs.firstOf(s); j >= 0; j = pairs.nextOf(s, j)) {
            if (pairs.value(j) > 0) {
                long margin = pairs.value(j) - market.price[pairs.role(j)];
                if (margin > most && market.slotInBlock(s, pairs.role(j)) < 0) {
                    most = margin;
                }
            }
        }
        best = most;
        for (int j = pairs.firstOf(s); j >= 0; j = pairs.nextOf(s, j)) {
            if (pairs.value(j) > 0) {
                long margin = pairs.value(j) - market.price[pairs.role(j)];
                if (margin > 0 && market.slotInBlock(s, pairs.role(j)) < 0) {
                    frontier.reach(pairs.role(j), most - margin, -1, s);
                }
            }
        }
        search();
        apply(s);
        return endRole >= 0;
    }

    /** One of the heads of role r must go; its places are one less than its heads. False if all of them are pinned. */
    boolean loses(int r) {
        return into(r, -1);
    }

    /** Role r must take student s, who is free for it; false if it is full of those who are pinned. */
    boolean mustTake(int r, int s) {
        return into(r, s);
    }

    private boolean into(int r, int s) {
        begin();
        best = LiveMarket.NEVER;
        frontier.reach(r, 0, -1, s);
        search();
        if (endRole < 0) {
            return false;
        }
        apply(s);
        return true;
    }

    private void begin() {
        frontier.begin();
        endRole = -1;
        endStudent = -1;
    }

    private void search() {
        for (int r = frontier.settle(best); r >= 0; r = frontier.settle(best)) {
            long cost = frontier.cost(r);
            if (market.heads[r] < market.places[r]) {
                end(cost - market.lastEarns(r, market.heads[r] + 1), r, -1);
            }
            for (int i = market.headStart[r] + market.pinnedHeads[r], to = market.headStart[r] + market.heads[r];
                    i < to;
                    i++) {
                look(market.headStudent[i], r, cost);
            }
        }
    }

    /** Looks at where student s, who holds role r, could go instead. */
    private void look(int s, int r, long cost) {
        long without = cost + market.marginOfSlot(market.slotOf(s, r));
        end(without, r, s);
        LivePairs pairs = market.pairs;
        for (int j = pairs.firstOf(s); j >= 0; j = pairs.nextOf(s, j)) {
            int to = pairs.role(j);
            long margin = pairs.value(j) - market.price[to];
            // Who earns nothing there would rather go without.
            if (margin > 0 && without - margin < best && to != r && pairs.value(j) > 0) {
                int same = market.slotInBlock(s, to);
                if (same < 0 || market.slotRole[same] == r) {
                    frontier.reach(to, without - margin, r, s);
                }
            }
        }
    }

    private void end(long cost, int r, int s) {
        if (cost < best) {
            best = cost;
            endRole = r;
            endStudent = s;
        }
    }

    private void apply(int first) {
        int role = endRole;
        int leaver = endStudent;
        while (role >= 0) {
            int from = frontier.from(role);
            int comer = from < 0 ? first : frontier.by(role);
            if (leaver >= 0) {
                market.leave(leaver, role);
            }
            // Whoever comes from another role leaves it in the next step; both stand for a moment.
            if (comer >= 0) {
                market.take(comer, role, market.pairs.valueOf(comer, role));
            }
            leaver = from < 0 ? -1 : comer;
            role = from;
        }
        for (int i = 0; i < frontier.settledCount(); i++) {
            int r = frontier.settled(i);
            touched.add(r, market.price[r]);
            market.price[r] += best - frontier.cost(r);
        }
    }
}
