package org.qinglin.engine.solve;

import org.qinglin.engine.values.Values;

/**
 * The pairs of a network by role: those of role r at {@code offset[r]} to {@code offset[r + 1] − 1}, by student.
 *
 * @param offset where each role's pairs begin; one entry more than roles
 * @param student student of each pair
 * @param value value of each pair
 */
record Columns(int[] offset, int[] student, Values value) {

    /** O(pairs). */
    static Columns of(Network net) {
        int[] offset = offsets(net);
        int[] next = offset.clone();
        int[] student = new int[net.pairs()];
        Values value = Values.room(net.pairs(), net.largestValue());
        for (int s = 0; s < net.students(); s++) {
            for (int j = net.offset()[s], end = net.offset()[s + 1]; j < end; j++) {
                int at = next[net.role()[j]]++;
                student[at] = s;
                value.set(at, net.value().at(j));
            }
        }
        return new Columns(offset, student, value);
    }

    /** Only who, not for how much. */
    static int[] studentsOf(Network net, int[] offset) {
        int[] next = offset.clone();
        int[] student = new int[net.pairs()];
        for (int s = 0; s < net.students(); s++) {
            for (int j = net.offset()[s], end = net.offset()[s + 1]; j < end; j++) {
                student[next[net.role()[j]]++] = s;
            }
        }
        return student;
    }

    static int[] offsets(Network net) {
        int[] offset = new int[net.roles() + 1];
        for (int r : net.role()) {
            offset[r + 1]++;
        }
        for (int r = 0; r < net.roles(); r++) {
            offset[r + 1] += offset[r];
        }
        return offset;
    }

    int pairsOf(int r) {
        return offset[r + 1] - offset[r];
    }
}
