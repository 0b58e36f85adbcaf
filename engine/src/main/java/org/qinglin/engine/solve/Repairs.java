package org.qinglin.engine.solve;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.solve.Network.PlaceWorth;

/**
 * An optimal plan that stays optimal while its network changes. Each unit of change is one shortest augmenting path, found
 * outwards from where the change is, so it costs what it touches.
 *
 * <p>Time blocks within a capacity are a tree, so students and roles are a flow network with a student as a small tree of
 * nodes. Only roles' prices are kept: what a student and their blocks would be worth follows from them. A search over roles
 * alone may let one student move twice; it does not, because a second move through a student's room is never cheaper than
 * the first ({@link Frontier#reach} keeps the first of two paths that cost the same).
 *
 * <p>Prices are whole ({@link WholePrices}) and stay so: the plan's value is the bound exactly, after any number of changes.
 * After each, that is checked from the definition for all that was touched, and the bound is told as it then is.
 *
 * <p>Sources: N. Tomizawa (1971), J. Edmonds and R. M. Karp (1972): shortest augmenting paths with reduced costs that stay
 * at least 0; reoptimisation as in D. P. Bertsekas, Network Optimization (1998), chapter 3.
 */
public final class Repairs {

    /** Told each single move, in order; what one path undoes of another stands in it too. */
    @FunctionalInterface
    public interface Moves {
        void moved(int student, int role, int value, boolean comes);
    }

    private final LiveMarket market;
    private final Frontier frontier;
    private final Vacancy vacancy;
    private final Displaced displaced;
    private final Optimality optimality;
    private final Touched roles;
    private final Touched students;
    private boolean proven;

    private Repairs(Network net, long[] price, Moves moves) {
        roles = new Touched(net.roles());
        students = new Touched(net.students());
        market = new LiveMarket(net, price, (s, r, value, comes) -> {
            students.add(s, 0);
            roles.add(r, marketPrice(r));
            moves.moved(s, r, value, comes);
        });
        frontier = new Frontier(net.roles());
        vacancy = new Vacancy(market, frontier, roles);
        displaced = new Displaced(market, frontier, roles);
        optimality = new Optimality(market);
    }

    private long marketPrice(int r) {
        return market.price[r];
    }

    /**
     * Goes on from a plan and prices that prove it; null if they do not, or the plan breaks a rule. O(pairs).
     *
     * @param net not changed; later changes are kept apart from it
     * @param worth as the network's, also for roles and places that come later
     */
    public static @Nullable Repairs of(
            Network net, PlaceWorth worth, BitSet assigned, long[] price, long scale, Moves moves) {
        long[] whole = WholePrices.of(net, assigned, price, scale);
        if (whole == null) {
            return null;
        }
        Network lasting =
                new Network(net.capacity(), net.offset(), net.role(), net.value(), net.block(), net.places(), worth);
        Repairs repairs = new Repairs(lasting, whole, moves);
        for (int s = 0; s < net.students(); s++) {
            int to = net.offset()[s + 1];
            for (int j = assigned.nextSetBit(net.offset()[s]); j >= 0 && j < to; j = assigned.nextSetBit(j + 1)) {
                repairs.market.take(s, net.role()[j], net.value().at(j));
            }
        }
        boolean optimal = repairs.optimality.stillHolds(repairs.roles, repairs.students)
                && repairs.optimality.bound() == repairs.market.objective;
        repairs.proven = optimal;
        return optimal ? repairs : null;
    }

    // ---- changes

    /** The student goes: what is pinned goes too. */
    public void withdraw(int s) {
        begin();
        lowerRoom(s, market.pinned[s]);
        while (market.pinned[s] > 0) {
            release(s, market.slotRole[market.slotStart[s]]);
        }
        end();
    }

    /** The student and the role are no pair any more, pinned or not; false, and nothing changes, if they were none. */
    public boolean forbid(int s, int r) {
        if (market.pairs.valueOf(s, r) == 0) {
            return false;
        }
        begin();
        int before = market.room[s];
        if (market.slotOf(s, r) < 0) {
            market.pairs.remove(s, r);
        } else if (market.ownBlocks && !market.isPinned(s, r)) {
            vacancy.leaves(s, r);
            market.room[s]--;
            market.pairs.remove(s, r);
        } else {
            // The block becomes free as well, so what else the student holds is chosen anew.
            lowerRoom(s, market.pinned[s]);
            if (market.slotOf(s, r) >= 0) {
                release(s, r);
            }
            market.pairs.remove(s, r);
        }
        raiseRoom(s, before);
        end();
        return true;
    }

    /**
     * A student comes.
     *
     * @param role roles of the student's pairs, each once
     * @param value their values, at least 1
     * @return the student's number
     */
    public int arrive(int capacity, int[] role, int[] value) {
        begin();
        int s = market.addStudent();
        for (int i = 0; i < role.length; i++) {
            market.pairs.add(s, role[i], value[i]);
        }
        raiseRoom(s, capacity);
        end();
        return s;
    }

    /**
     * A role is opened.
     *
     * @param block its time block, that of another role or a new number
     * @param student students of its pairs, each once
     * @param value their values, at least 1
     * @return the role's number, the next after the last
     */
    public int open(int block, int places, int[] student, int[] value) {
        begin();
        int r = market.addRole(block);
        frontier.addRole(r);
        long price = -market.worth.of(r, 0);
        for (int i = 0; i < student.length; i++) {
            market.pairs.add(student[i], r, value[i]);
            if (market.room[student[i]] > 0) {
                // At this price nobody would come yet.
                price = Math.max(price, value[i] - market.givesUpFor(student[i], r));
            }
        }
        market.price[r] = price;
        morePlaces(r, places);
        end();
        return r;
    }

    /** The student may take so many tasks; false, and nothing changes, if more are pinned. */
    public boolean capacity(int s, int tasks) {
        if (tasks < market.pinned[s]) {
            return false;
        }
        begin();
        lowerRoom(s, tasks);
        raiseRoom(s, tasks);
        end();
        return true;
    }

    /** The role has so many places; false, and nothing changes, if more are pinned. */
    public boolean places(int r, int places) {
        if (places < market.pinnedHeads[r]) {
            return false;
        }
        begin();
        fewerPlaces(r, places);
        morePlaces(r, places);
        end();
        return true;
    }

    /**
     * The student takes the role, whatever it costs, and stays there. False, and nothing changes, if they are no pair, or
     * other pinned tasks stand in the way.
     */
    public boolean pin(int s, int r) {
        int value = market.pairs.valueOf(s, r);
        if (value == 0) {
            return false;
        }
        begin();
        if (market.slotOf(s, r) < 0) {
            int same = market.slotInBlock(s, r);
            boolean inTheWay = same >= 0 && same < market.slotStart[s] + market.pinned[s];
            if (inTheWay || market.room[s] == market.pinned[s] || !displaced.mustTake(r, s)) {
                return false;
            }
            market.pin(s, r);
            makeWay(s, r);
        } else if (!market.isPinned(s, r)) {
            market.pin(s, r);
        }
        end();
        return true;
    }

    /** The role's places are worth something else from now on: what the change sets. */
    public void revalue(int r, Runnable change) {
        begin();
        int places = market.places[r];
        fewerPlaces(r, market.pinnedHeads[r]);
        // With nobody there but who is pinned, any value of the places will do.
        market.objective -= worthOfHeads(r);
        change.run();
        market.objective += worthOfHeads(r);
        morePlaces(r, places);
        end();
    }

    private long worthOfHeads(int r) {
        long worth = 0;
        for (int k = 0; k < market.heads[r]; k++) {
            worth += market.worth.of(r, k);
        }
        return worth;
    }

    /** What student s holds beside the pinned role r and cannot keep goes. */
    private void makeWay(int s, int r) {
        int other = -1;
        for (int i = market.slotStart[s] + market.pinned[s]; i < market.slotStart[s] + market.taken[s]; i++) {
            if (market.block[market.slotRole[i]] == market.block[r]) {
                other = market.slotRole[i];
            }
        }
        if (other >= 0) {
            market.room[s]++;
            vacancy.leaves(s, other);
            market.room[s]--;
        } else if (market.taken[s] > market.room[s]) {
            market.room[s]++;
            vacancy.givesOneUp(s);
            market.room[s]--;
        }
    }

    private void lowerRoom(int s, int tasks) {
        if (market.room[s] > tasks) {
            market.room[s] = Math.max(tasks, Math.min(market.room[s], market.taken[s]));
            students.add(s, 0);
            while (market.room[s] > tasks) {
                vacancy.givesOneUp(s);
                market.room[s]--;
            }
        }
    }

    private void raiseRoom(int s, int tasks) {
        if (market.room[s] < tasks) {
            students.add(s, 0);
        }
        while (market.room[s] < tasks) {
            // With room to spare already, more of it is worth nothing.
            boolean more = market.taken[s] == market.room[s];
            market.room[s]++;
            if (more) {
                displaced.comes(s);
            }
        }
    }

    private void fewerPlaces(int r, int places) {
        if (market.places[r] > places) {
            roles.add(r, market.price[r]);
            market.places[r] = Math.max(places, Math.min(market.places[r], market.heads[r]));
            while (market.places[r] > places) {
                market.places[r]--;
                displaced.loses(r);
            }
        }
    }

    private void morePlaces(int r, int places) {
        if (market.places[r] < places) {
            roles.add(r, market.price[r]);
        }
        while (market.places[r] < places) {
            boolean more = market.heads[r] == market.places[r];
            market.places[r]++;
            if (more) {
                vacancy.opens(r);
            }
        }
    }

    /** A student with pinned tasks only, and room for no more, gives one of them up. */
    private void release(int s, int r) {
        market.unpin(s, r);
        market.leave(s, r);
        market.room[s]--;
        vacancy.opens(r);
    }

    private void begin() {
        roles.clear();
        students.clear();
    }

    private void end() {
        proven = proven ? optimality.stillHolds(roles, students) : optimality.bound() == market.objective;
    }

    // ---- how it stands

    /** Value of the plan. */
    public long objective() {
        return market.objective;
    }

    /** Whether nothing that was touched since could be better: then value and bound are the same. */
    boolean isProven() {
        return proven;
    }

    /** What no plan that leaves alone what is pinned exceeds. O(1), as long as the plan is optimal. */
    public long bound() {
        return proven ? market.objective : optimality.bound();
    }

    /** The same by its definition, from all prices. O(pairs). */
    long boundRecomputed() {
        return optimality.bound();
    }

    public int students() {
        return market.students;
    }

    public int roles() {
        return market.roles;
    }

    /** Price of a role in points. */
    public long price(int r) {
        return market.price[r];
    }

    public int places(int r) {
        return market.places[r];
    }

    public int block(int r) {
        return market.block[r];
    }

    /** Heads of a role that are pinned. */
    public int pinnedHeads(int r) {
        return market.pinnedHeads[r];
    }

    public int capacity(int s) {
        return market.room[s];
    }

    /** Tasks of a student. */
    public int tasks(int s) {
        return market.taken[s];
    }

    /** The role of the i-th task. */
    public int task(int s, int i) {
        return market.slotRole[market.slotStart[s] + i];
    }

    /** The value of the i-th task. */
    public int valueOfTask(int s, int i) {
        return market.slotValue[market.slotStart[s] + i];
    }

    /** Whether the i-th task is pinned. */
    public boolean isPinned(int s, int i) {
        return i < market.pinned[s];
    }

    /** Tells who holds a role and is not pinned: student and value. */
    public void unpinnedHeads(int r, PairVisitor visitor) {
        for (int i = market.headStart[r] + market.pinnedHeads[r]; i < market.headStart[r] + market.heads[r]; i++) {
            int s = market.headStudent[i];
            visitor.pair(s, market.slotValue[market.slotOf(s, r)]);
        }
    }

    /** Told one pair. */
    @FunctionalInterface
    public interface PairVisitor {
        void pair(int other, int value);
    }

    /** Tells all pairs of a student, those of a block not necessarily side by side. */
    public void pairsOf(int s, PairVisitor visitor) {
        LivePairs pairs = market.pairs;
        for (int j = pairs.firstOf(s); j >= 0; j = pairs.nextOf(s, j)) {
            if (pairs.value(j) > 0) {
                visitor.pair(pairs.role(j), pairs.value(j));
            }
        }
    }
}
