package org.qinglin.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Who holds which role in which time block, and how many more places could be filled without anyone losing a head: a
 * largest flow from empty places over the pairs to people with a free block and capacity left. Each place more is one
 * shortest augmenting path (Edmonds and Karp 1972), O(pairs).
 */
final class Filling {

    private final int[] blockOfRole;
    private final int[] left;
    private final IntFunction<int[]> pairs;
    private final Map<Integer, TreeMap<Integer, Integer>> held = new HashMap<>();

    /**
     * @param blockOfRole the time block of each role
     * @param capacity tasks each person may take
     * @param pairs the people who may take a role
     */
    Filling(int[] blockOfRole, int[] capacity, IntFunction<int[]> pairs) {
        this.blockOfRole = blockOfRole;
        this.left = capacity.clone();
        this.pairs = pairs;
    }

    /** Gives a person a role; false, and nothing changed, where the person's block is taken already or no capacity left. */
    boolean give(int person, int role) {
        TreeMap<Integer, Integer> slots = held.computeIfAbsent(person, same -> new TreeMap<>());
        if (left[person] <= 0 || slots.containsKey(blockOfRole[role])) {
            return false;
        }
        slots.put(blockOfRole[role], role);
        left[person]--;
        return true;
    }

    /** Fills one more place of the role, moving others along if need be; false if that cannot be. */
    boolean fill(int start) {
        int roles = blockOfRole.length;
        int[] from = new int[roles];
        int[] mover = new int[roles];
        Arrays.fill(from, -1);
        from[start] = start;
        boolean[] seenFull = new boolean[left.length];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(start);
        while (!queue.isEmpty()) {
            int role = queue.remove();
            for (int person : pairs.apply(role)) {
                TreeMap<Integer, Integer> slots = held.get(person);
                Integer holds = slots == null ? null : slots.get(blockOfRole[role]);
                if (holds != null) {
                    reach(holds, role, person, from, mover, queue);
                } else if (left[person] > 0) {
                    move(start, role, person, from, mover);
                    return true;
                } else if (slots != null && !seenFull[person]) {
                    seenFull[person] = true;
                    for (int other : slots.values()) {
                        reach(other, role, person, from, mover, queue);
                    }
                }
            }
        }
        return false;
    }

    private static void reach(int found, int role, int person, int[] from, int[] mover, ArrayDeque<Integer> queue) {
        if (from[found] < 0) {
            from[found] = role;
            mover[found] = person;
            queue.add(found);
        }
    }

    /** The last role gets the idle person; along the path back each mover leaves a role for the one before it. */
    private void move(int start, int last, int idle, int[] from, int[] mover) {
        give(idle, last);
        for (int role = last; role != start; role = from[role]) {
            TreeMap<Integer, Integer> slots = held.get(mover[role]);
            if (slots == null) {
                throw new IllegalStateException("a mover holds nothing");
            }
            slots.remove(blockOfRole[role]);
            slots.put(blockOfRole[from[role]], from[role]);
        }
    }

    /** Roles that somebody else could take over, so that who holds them is free for another: a fixpoint, O(pairs · depth). */
    boolean[] replaceable() {
        boolean[] marked = new boolean[blockOfRole.length];
        boolean more = true;
        while (more) {
            more = false;
            for (int role = 0; role < marked.length; role++) {
                if (!marked[role] && anyoneAvailable(role, marked)) {
                    marked[role] = true;
                    more = true;
                }
            }
        }
        return marked;
    }

    private boolean anyoneAvailable(int role, boolean[] replaceable) {
        for (int person : pairs.apply(role)) {
            if (available(person, blockOfRole[role], role, replaceable)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the person could take a role of that block: idle then, or where someone could stand in. */
    boolean available(int person, int block, int role, boolean[] replaceable) {
        TreeMap<Integer, Integer> slots = held.get(person);
        Integer holds = slots == null ? null : slots.get(block);
        if (holds != null) {
            return holds != role && replaceable[holds];
        }
        if (left[person] > 0) {
            return true;
        }
        return slots != null && slots.values().stream().anyMatch(other -> replaceable[other]);
    }

    /** Whether the person holds the role. */
    boolean holds(int person, int role) {
        TreeMap<Integer, Integer> slots = held.get(person);
        return slots != null && slots.containsValue(role);
    }

    int left(int person) {
        return left[person];
    }
}
