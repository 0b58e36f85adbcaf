package org.qinglin.engine;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Who holds which role in which time block, and how many more places could be filled without anyone losing a head: a
 * largest flow from empty places over the pairs to people with a free block and capacity left. Each place more is one
 * shortest augmenting path (Edmonds and Karp 1972), O(pairs of the roles reached).
 */
final class Filling {

    private static final int[] NOTHING = {};

    private final int[] blockOfRole;
    private final int[] left;
    private final IntFunction<int[]> pairs;
    private final IntPredicate hopeless;
    private final int[][] held;
    private final byte[] replaceable;
    private final boolean[] dead;
    private final int[] queue;

    /**
     * @param blockOfRole the time block of each role
     * @param capacity tasks each person may take
     * @param pairs the people who may take a role
     * @param hopeless roles known to lead nowhere, so that no search goes on from them
     */
    Filling(int[] blockOfRole, int[] capacity, IntFunction<int[]> pairs, IntPredicate hopeless) {
        this.blockOfRole = blockOfRole;
        this.left = capacity.clone();
        this.pairs = pairs;
        this.hopeless = hopeless;
        this.held = new int[capacity.length][];
        Arrays.fill(held, NOTHING);
        this.replaceable = new byte[blockOfRole.length];
        this.dead = new boolean[blockOfRole.length];
        this.queue = new int[blockOfRole.length];
    }

    /** Gives a person a role; false, and nothing changed, where the person's block is taken already or no capacity left. */
    boolean give(int person, int role) {
        if (left[person] <= 0 || inBlock(person, blockOfRole[role]) >= 0) {
            return false;
        }
        held[person] = Arrays.copyOf(held[person], held[person].length + 1);
        held[person][held[person].length - 1] = role;
        left[person]--;
        return true;
    }

    /** The role that the person holds in the block, or −1. */
    int inBlock(int person, int block) {
        for (int role : held[person]) {
            if (blockOfRole[role] == block) {
                return role;
            }
        }
        return -1;
    }

    /** Fills one more place of the role, moving others along if need be; false if that cannot be. All is given before. */
    boolean fill(int start) {
        if (dead[start]) {
            return false;
        }
        int roles = blockOfRole.length;
        int[] from = new int[roles];
        int[] mover = new int[roles];
        Arrays.fill(from, -1);
        from[start] = start;
        queue[0] = start;
        int end = 1;
        for (int next = 0; next < end; next++) {
            int role = queue[next];
            for (int person : pairs.apply(role)) {
                int holds = inBlock(person, blockOfRole[role]);
                if (holds < 0 && left[person] > 0) {
                    move(start, role, person, from, mover);
                    return true;
                }
                if (holds >= 0) {
                    end = reach(holds, role, person, from, mover, end);
                } else {
                    for (int other : held[person]) {
                        end = reach(other, role, person, from, mover, end);
                    }
                }
            }
        }
        // What a search has reached in vain stays so: no path that is made later leads out of it.
        for (int next = 0; next < end; next++) {
            dead[queue[next]] = true;
        }
        return false;
    }

    private int reach(int found, int role, int person, int[] from, int[] mover, int end) {
        if (from[found] >= 0 || dead[found] || hopeless.test(found)) {
            return end;
        }
        from[found] = role;
        mover[found] = person;
        queue[end] = found;
        return end + 1;
    }

    /** The last role gets the idle person; along the path back each mover leaves a role for the one before it. */
    private void move(int start, int last, int idle, int[] from, int[] mover) {
        give(idle, last);
        for (int role = last; role != start; role = from[role]) {
            int[] roles = held[mover[role]];
            for (int i = 0; i < roles.length; i++) {
                if (roles[i] == role) {
                    roles[i] = from[role];
                    break;
                }
            }
        }
    }

    /**
     * Whether somebody else could take over a place of the role, so that who holds it is free for another: a search from
     * the role as {@link #fill} makes it. Kept, so to be asked only while nothing more is given or filled.
     */
    boolean replaceable(int start) {
        if (replaceable[start] != 0) {
            return replaceable[start] > 0;
        }
        boolean[] seen = new boolean[blockOfRole.length];
        seen[start] = true;
        queue[0] = start;
        int end = 1;
        for (int next = 0; next < end; next++) {
            int role = queue[next];
            for (int person : pairs.apply(role)) {
                int holds = inBlock(person, blockOfRole[role]);
                if (holds < 0 && left[person] > 0) {
                    replaceable[start] = 1;
                    return true;
                }
                int[] others = holds >= 0 ? new int[] {holds} : held[person];
                for (int other : others) {
                    if (replaceable[other] > 0) {
                        replaceable[start] = 1;
                        return true;
                    }
                    if (!seen[other] && replaceable[other] == 0) {
                        seen[other] = true;
                        queue[end++] = other;
                    }
                }
            }
        }
        for (int next = 0; next < end; next++) {
            replaceable[queue[next]] = -1;
        }
        return false;
    }

    /** Whether the person could take a role of that block: idle then, or where someone could stand in. */
    boolean available(int person, int block, int role, IntPredicate standIn) {
        int holds = inBlock(person, block);
        if (holds >= 0) {
            return holds != role && standIn.test(holds);
        }
        if (left[person] > 0) {
            return true;
        }
        for (int other : held[person]) {
            if (standIn.test(other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the person holds the role. */
    boolean holds(int person, int role) {
        for (int each : held[person]) {
            if (each == role) {
                return true;
            }
        }
        return false;
    }

    int left(int person) {
        return left[person];
    }
}
