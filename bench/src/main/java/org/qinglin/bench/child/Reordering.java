package org.qinglin.bench.child;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qinglin.engine.PairList;

/** Students and needs in breadth-first order over the pair graph, so that those who meet stand near each other. */
final class Reordering {

    private final PairList list;
    private final int[] needOffset;
    private final int[] studentOfNeed;
    private final int[] oldStudent;
    private final int[] oldNeed;
    private final int[] newNeed;
    private final boolean[] seen;
    private int students;
    private int needs;

    private Reordering(PairList list) {
        this.list = list;
        this.oldStudent = new int[list.students().size()];
        this.seen = new boolean[oldStudent.length];
        this.oldNeed = new int[list.needs().size()];
        this.newNeed = new int[oldNeed.length];
        Arrays.fill(newNeed, -1);
        this.needOffset = new int[oldNeed.length + 1];
        this.studentOfNeed = new int[list.need().length];
        turnRound();
    }

    /** The same list in that order, the pairs of each student by need. O(pairs · log(pairs of one student)). */
    static PairList breadthFirst(PairList list) {
        Reordering order = new Reordering(list);
        for (int s = 0; s < order.oldStudent.length; s++) {
            order.walkFrom(s);
        }
        for (int r = 0; r < order.oldNeed.length; r++) {
            order.meet(r);
        }
        return order.relabelled();
    }

    private void turnRound() {
        for (int r : list.need()) {
            needOffset[r + 1]++;
        }
        for (int r = 0; r < oldNeed.length; r++) {
            needOffset[r + 1] += needOffset[r];
        }
        int[] next = needOffset.clone();
        for (int s = 0; s < oldStudent.length; s++) {
            for (int j = list.offset()[s]; j < list.offset()[s + 1]; j++) {
                studentOfNeed[next[list.need()[j]]++] = s;
            }
        }
    }

    /** The labels given out are the queue: each needs to be looked at once, in the order in which it was met. */
    private void walkFrom(int start) {
        int looked = students;
        join(start);
        while (looked < students) {
            int s = oldStudent[looked++];
            for (int j = list.offset()[s]; j < list.offset()[s + 1]; j++) {
                int r = list.need()[j];
                if (meet(r)) {
                    for (int i = needOffset[r]; i < needOffset[r + 1]; i++) {
                        join(studentOfNeed[i]);
                    }
                }
            }
        }
    }

    private void join(int student) {
        if (!seen[student]) {
            seen[student] = true;
            oldStudent[students++] = student;
        }
    }

    private boolean meet(int need) {
        if (newNeed[need] >= 0) {
            return false;
        }
        newNeed[need] = needs;
        oldNeed[needs++] = need;
        return true;
    }

    private PairList relabelled() {
        int[] offset = new int[oldStudent.length + 1];
        int[] need = new int[list.need().length];
        int[] value = new int[need.length];
        long[] row = new long[0];
        for (int s = 0; s < oldStudent.length; s++) {
            int from = list.offset()[oldStudent[s]];
            int degree = list.offset()[oldStudent[s] + 1] - from;
            row = row.length < degree ? new long[degree] : row;
            for (int j = 0; j < degree; j++) {
                row[j] = (long) newNeed[list.need()[from + j]] << 32
                        | list.value().at(from + j);
            }
            Arrays.sort(row, 0, degree);
            for (int j = 0; j < degree; j++) {
                need[offset[s] + j] = (int) (row[j] >>> 32);
                value[offset[s] + j] = (int) row[j];
            }
            offset[s + 1] = offset[s] + degree;
        }
        return new PairList(
                names(list.students(), oldStudent),
                capacities(list.studentCapacity(), oldStudent),
                names(list.needs(), oldNeed),
                capacities(list.needCapacity(), oldNeed),
                offset,
                need,
                value);
    }

    private static List<String> names(List<String> names, int[] old) {
        List<String> moved = new ArrayList<>(old.length);
        for (int each : old) {
            moved.add(names.get(each));
        }
        return moved;
    }

    private static int[] capacities(int[] capacities, int[] old) {
        int[] moved = new int[old.length];
        for (int i = 0; i < old.length; i++) {
            moved[i] = capacities[old[i]];
        }
        return moved;
    }
}
