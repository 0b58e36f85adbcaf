package org.qinglin.bench;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import org.qinglin.engine.PairList;

/** OR-Tools' minimum-cost flow (C++ under Java): students and needs as nodes, and one arc past them for who stays idle. */
final class OrToolsPeer implements Peer {

    private final boolean loaded = load();

    @Override
    public String name() {
        return "OR-Tools 9.15 min-cost flow";
    }

    @Override
    public boolean available() {
        return loaded;
    }

    @Override
    public long solve(PairList list) {
        int students = list.students().size();
        int needs = list.needs().size();
        int source = students + needs;
        int sink = source + 1;
        MinCostFlow flow = new MinCostFlow();
        long total = 0;
        for (int s = 0; s < students; s++) {
            int degree = list.offset()[s + 1] - list.offset()[s];
            int capacity = Math.min(list.studentCapacity()[s], degree);
            total += capacity;
            flow.addArcWithCapacityAndUnitCost(source, s, capacity, 0);
            for (int j = list.offset()[s]; j < list.offset()[s + 1]; j++) {
                flow.addArcWithCapacityAndUnitCost(s, students + list.need()[j], 1, -(long) list.value()[j]);
            }
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
        return -flow.getOptimalCost();
    }

    private static boolean load() {
        try {
            Loader.loadNativeLibraries();
            return true;
        } catch (UnsatisfiedLinkError | RuntimeException noLibraryForThisSystem) {
            return false;
        }
    }
}
