package org.qinglin.bench.child;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import java.util.BitSet;
import org.qinglin.engine.PairList;

/**
 * OR-Tools' minimum-cost flow (C++ under Java): students and needs as nodes, a source that supplies the students'
 * capacities, and one arc past them for who stays idle. Tried against supplies at the students with an idle arc each: at
 * size M this was 8 % faster on raw input and as fast on reordered input.
 */
final class OrTools implements Peer {

    @Override
    public void load() {
        Loader.loadNativeLibraries();
    }

    @Override
    public BitSet plan(PairList list) {
        int students = list.students().size();
        int needs = list.needs().size();
        int pairs = list.need().length;
        int sink = students + needs;
        int source = sink + 1;
        MinCostFlow flow = new MinCostFlow();
        for (int s = 0; s < students; s++) {
            for (int j = list.offset()[s]; j < list.offset()[s + 1]; j++) {
                flow.addArcWithCapacityAndUnitCost(
                        s, students + list.need()[j], 1, -(long) list.value().at(j));
            }
        }
        long total = 0;
        for (int s = 0; s < students; s++) {
            int capacity = Math.min(list.studentCapacity()[s], list.offset()[s + 1] - list.offset()[s]);
            total += capacity;
            flow.addArcWithCapacityAndUnitCost(source, s, capacity, 0);
        }
        for (int r = 0; r < needs; r++) {
            flow.addArcWithCapacityAndUnitCost(students + r, sink, Math.min(list.needCapacity()[r], students), 0);
        }
        flow.addArcWithCapacityAndUnitCost(source, sink, total, 0);
        flow.setNodeSupply(source, total);
        flow.setNodeSupply(sink, -total);
        MinCostFlowBase.Status status = flow.solve();
        if (status != MinCostFlowBase.Status.OPTIMAL) {
            throw new IllegalStateException("OR-Tools answered " + status + " instead of an optimum.");
        }
        // Arcs are numbered as they were added, the pairs first.
        BitSet chosen = new BitSet(pairs);
        for (int j = 0; j < pairs; j++) {
            if (flow.getFlow(j) > 0) {
                chosen.set(j);
            }
        }
        return chosen;
    }
}
