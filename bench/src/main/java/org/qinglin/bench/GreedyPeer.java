package org.qinglin.bench;

import java.util.Arrays;
import org.qinglin.engine.PairList;

/** Takes the most valuable pair that still fits, again and again: what a careful person with a spreadsheet does. */
final class GreedyPeer implements Peer {

    @Override
    public String name() {
        return "greedy by value";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public long solve(PairList list) {
        long[] valueAndPair = new long[list.value().length];
        int[] student = new int[valueAndPair.length];
        for (int s = 0; s < list.students().size(); s++) {
            for (int j = list.offset()[s]; j < list.offset()[s + 1]; j++) {
                valueAndPair[j] = -((long) list.value()[j] << 32) + j;
                student[j] = s;
            }
        }
        Arrays.sort(valueAndPair);
        int[] left = list.studentCapacity().clone();
        int[] open = list.needCapacity().clone();
        long objective = 0;
        for (long each : valueAndPair) {
            int j = (int) each;
            if (left[student[j]] > 0 && open[list.need()[j]] > 0) {
                left[student[j]]--;
                open[list.need()[j]]--;
                objective += list.value()[j];
            }
        }
        return objective;
    }
}
