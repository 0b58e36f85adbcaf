package org.qinglin.bench.child;

import java.util.Arrays;
import org.qinglin.engine.PairList;

/** The same pairs, all worth the same: what slows every solver. */
final class Ties {

    private static final int VALUE = 1000;

    private Ties() {}

    static PairList of(PairList list) {
        int[] alike = new int[list.value().size()];
        Arrays.fill(alike, VALUE);
        return new PairList(
                list.students(),
                list.studentCapacity(),
                list.needs(),
                list.needCapacity(),
                list.offset(),
                list.need(),
                alike);
    }
}
