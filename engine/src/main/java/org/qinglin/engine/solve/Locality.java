package org.qinglin.engine.solve;

import java.util.Arrays;
import java.util.BitSet;
import org.qinglin.engine.values.Values;

/**
 * An order of students and roles in which those who meet stand near each other: breadth-first over the pairs. A solver
 * that walks from student to role to student then finds most of what it reads in the cache, and the parts of a province
 * that do not meet can be solved side by side.
 *
 * @param studentAt the student of the original network at each new place
 * @param roleAt the role of the original network at each new place
 */
public record Locality(int[] studentAt, int[] roleAt) {

    /** O(pairs) time, four bytes a pair while it runs. */
    public static Locality of(Network net) {
        int[] offset = Columns.offsets(net);
        int[] column = Columns.studentsOf(net, offset);
        int[] roleAt = new int[net.roles()];
        int[] studentAt = new int[net.students()];
        boolean[] roleSeen = new boolean[net.roles()];
        boolean[] studentSeen = new boolean[net.students()];
        int roles = 0;
        int students = 0;
        int next = 0;
        for (int start = 0; start < net.roles(); start++) {
            if (!roleSeen[start]) {
                roleSeen[start] = true;
                roleAt[roles++] = start;
            }
            while (next < roles) {
                int r = roleAt[next++];
                for (int c = offset[r], end = offset[r + 1]; c < end; c++) {
                    int s = column[c];
                    if (!studentSeen[s]) {
                        studentSeen[s] = true;
                        studentAt[students++] = s;
                        for (int j = net.offset()[s]; j < net.offset()[s + 1]; j++) {
                            int other = net.role()[j];
                            if (!roleSeen[other]) {
                                roleSeen[other] = true;
                                roleAt[roles++] = other;
                            }
                        }
                    }
                }
            }
        }
        for (int s = 0; s < net.students(); s++) {
            if (!studentSeen[s]) {
                studentAt[students++] = s;
            }
        }
        return new Locality(studentAt, roleAt);
    }

    /** The network in this order; each student's pairs stay in theirs. O(pairs). */
    public Network apply(Network net) {
        int[] newRole = inverse(roleAt);
        int[] offset = new int[net.students() + 1];
        int[] role = new int[net.pairs()];
        Values value = Values.room(net.pairs(), net.largestValue());
        int[] capacity = new int[net.students()];
        int at = 0;
        for (int s = 0; s < studentAt.length; s++) {
            int old = studentAt[s];
            capacity[s] = net.capacity()[old];
            for (int j = net.offset()[old], end = net.offset()[old + 1]; j < end; j++) {
                role[at] = newRole[net.role()[j]];
                value.set(at++, net.value().at(j));
            }
            offset[s + 1] = at;
        }
        int[] block = new int[net.roles()];
        int[] places = new int[net.roles()];
        boolean ownBlocks = net.everyRoleHasItsOwnBlock();
        for (int r = 0; r < roleAt.length; r++) {
            block[r] = ownBlocks ? r : net.block()[roleAt[r]];
            places[r] = net.places()[roleAt[r]];
        }
        Network.PlaceWorth worth = net.worth();
        return new Network(
                capacity,
                offset,
                role,
                value,
                block,
                places,
                worth == Network.PlaceWorth.NOTHING ? worth : (r, k) -> worth.of(roleAt[r], k));
    }

    /** A solution of the network in this order, as one of the original network. O(pairs). */
    public Solution restore(Network original, Solution near) {
        BitSet assigned = new BitSet(original.pairs());
        int place = 0;
        for (int s : studentAt) {
            for (int j = original.offset()[s], end = original.offset()[s + 1]; j < end; j++) {
                if (near.assigned().get(place++)) {
                    assigned.set(j);
                }
            }
        }
        long[] price = new long[roleAt.length];
        for (int r = 0; r < roleAt.length; r++) {
            price[roleAt[r]] = near.price()[r];
        }
        return new Solution(assigned, price, near.scale(), near.objective(), near.bound());
    }

    /** Prices of the original network in this order. */
    long[] near(long[] price) {
        long[] near = new long[roleAt.length];
        for (int r = 0; r < roleAt.length; r++) {
            near[r] = price[roleAt[r]];
        }
        return near;
    }

    /** The new place of each student of the original network. */
    public int[] placeOfStudent() {
        return inverse(studentAt);
    }

    private static int[] inverse(int[] order) {
        int[] inverse = new int[order.length];
        Arrays.fill(inverse, -1);
        for (int i = 0; i < order.length; i++) {
            inverse[order[i]] = i;
        }
        return inverse;
    }
}
