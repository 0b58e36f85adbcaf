package org.qinglin.engine.solve;

import java.util.Arrays;

/**
 * Roles reached by a search, each at the least cost known, and which is nearest. Used again for each search: what an
 * earlier one wrote is told apart by its number, so that a search costs what it reaches, not the size of the network.
 */
final class Frontier {

    private long[] cost;
    private int[] reachedIn;
    private int[] settledIn;
    private int[] from;
    private int[] by;
    private int search;

    // A min-heap of (cost, role); a role reached again at less cost stands in it twice.
    private long[] heapCost = new long[64];
    private int[] heapRole = new int[64];
    private int size;

    // Roles settled, in order.
    private int[] settled = new int[64];
    private int settledCount;

    Frontier(int roles) {
        cost = new long[roles];
        reachedIn = new int[roles];
        settledIn = new int[roles];
        from = new int[roles];
        by = new int[roles];
    }

    void addRole(int role) {
        if (role >= cost.length) {
            int length = Math.max(role + 1, 2 * cost.length);
            cost = Arrays.copyOf(cost, length);
            reachedIn = Arrays.copyOf(reachedIn, length);
            settledIn = Arrays.copyOf(settledIn, length);
            from = Arrays.copyOf(from, length);
            by = Arrays.copyOf(by, length);
        }
    }

    void begin() {
        search++;
        size = 0;
        settledCount = 0;
    }

    /** Only a lesser cost counts, so that no path uses a student's room twice: see {@link Repairs}. */
    void reach(int role, long at, int fromRole, int byStudent) {
        if (reachedIn[role] != search || at < cost[role]) {
            reachedIn[role] = search;
            cost[role] = at;
            from[role] = fromRole;
            by[role] = byStudent;
            push(at, role);
        }
    }

    /** The nearest role not settled yet whose cost is below a limit, settled now; −1 if there is none. */
    int settle(long limit) {
        while (size > 0 && heapCost[0] < limit) {
            int role = heapRole[0];
            boolean stale = settledIn[role] == search || heapCost[0] > cost[role];
            pop();
            if (!stale) {
                settledIn[role] = search;
                settled = LivePairs.room(settled, settledCount);
                settled[settledCount++] = role;
                return role;
            }
        }
        return -1;
    }

    int settledCount() {
        return settledCount;
    }

    int settled(int i) {
        return settled[i];
    }

    long cost(int role) {
        return cost[role];
    }

    /** The role it was reached from, −1 at a beginning. */
    int from(int role) {
        return from[role];
    }

    /** The student who would move between the two. */
    int by(int role) {
        return by[role];
    }

    private void push(long key, int role) {
        if (size == heapCost.length) {
            heapCost = Arrays.copyOf(heapCost, 2 * size);
            heapRole = Arrays.copyOf(heapRole, 2 * size);
        }
        int i = size++;
        while (i > 0 && less(key, role, (i - 1) >>> 1)) {
            heapCost[i] = heapCost[(i - 1) >>> 1];
            heapRole[i] = heapRole[(i - 1) >>> 1];
            i = (i - 1) >>> 1;
        }
        heapCost[i] = key;
        heapRole[i] = role;
    }

    private void pop() {
        size--;
        long key = heapCost[size];
        int role = heapRole[size];
        int i = 0;
        for (int down = 1; down < size; down = 2 * i + 1) {
            if (down + 1 < size && less(heapCost[down + 1], heapRole[down + 1], down)) {
                down++;
            }
            if (less(key, role, down)) {
                break;
            }
            heapCost[i] = heapCost[down];
            heapRole[i] = heapRole[down];
            i = down;
        }
        heapCost[i] = key;
        heapRole[i] = role;
    }

    /** By cost, then by number: the same path each time. */
    private boolean less(long key, int role, int other) {
        return key < heapCost[other] || (key == heapCost[other] && role < heapRole[other]);
    }
}
