package org.qinglin.bench.child;

import java.util.Arrays;
import java.util.BitSet;
import org.qinglin.engine.PairList;

/** Takes the most valuable pair that still fits, again and again: what a careful person with a spreadsheet does. */
final class Greedy implements Peer {

    @Override
    public BitSet plan(PairList list) {
        long[] valueAndPair = new long[list.value().size()];
        int[] student = new int[valueAndPair.length];
        for (int s = 0; s < list.students().size(); s++) {
            for (int j = list.offset()[s]; j < list.offset()[s + 1]; j++) {
                valueAndPair[j] = -((long) list.value().at(j) << 32) + j;
                student[j] = s;
            }
        }
        Arrays.sort(valueAndPair);
        int[] left = list.studentCapacity().clone();
        int[] open = list.needCapacity().clone();
        BitSet chosen = new BitSet(valueAndPair.length);
        for (long each : valueAndPair) {
            int j = (int) each;
            if (left[student[j]] > 0 && open[list.need()[j]] > 0) {
                left[student[j]]--;
                open[list.need()[j]]--;
                chosen.set(j);
            }
        }
        return chosen;
    }
}
