package org.qinglin.engine.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Minimum-cost flow by successive shortest paths (Bellman–Ford): slow, short and beyond doubt. */
final class FlowGraph {

    private final int nodes;
    private final List<int[]> ends = new ArrayList<>();
    private final List<long[]> capacityAndCost = new ArrayList<>();

    FlowGraph(int nodes) {
        this.nodes = nodes;
    }

    /** Adds an arc and answers its number. */
    int arc(int from, int to, long capacity, long cost) {
        ends.add(new int[] {from, to});
        capacityAndCost.add(new long[] {capacity, cost});
        ends.add(new int[] {to, from});
        capacityAndCost.add(new long[] {0, -cost});
        return ends.size() - 2;
    }

    long flow(int arc) {
        return capacityAndCost.get(arc + 1)[0];
    }

    /** Sends up to {@code most} from source to sink at the least cost; with {@code whilePaying}, only while cost falls. */
    long cost(int source, int sink, long most, boolean whilePaying) {
        long cost = 0;
        long left = most;
        while (left > 0) {
            long[] distance = new long[nodes];
            int[] by = new int[nodes];
            Arrays.fill(distance, Long.MAX_VALUE);
            Arrays.fill(by, -1);
            distance[source] = 0;
            for (boolean changed = true; changed; ) {
                changed = false;
                for (int a = 0; a < ends.size(); a++) {
                    int from = ends.get(a)[0];
                    int to = ends.get(a)[1];
                    if (capacityAndCost.get(a)[0] > 0
                            && distance[from] < Long.MAX_VALUE
                            && distance[from] + capacityAndCost.get(a)[1] < distance[to]) {
                        distance[to] = distance[from] + capacityAndCost.get(a)[1];
                        by[to] = a;
                        changed = true;
                    }
                }
            }
            if (distance[sink] == Long.MAX_VALUE || (whilePaying && distance[sink] >= 0)) {
                return cost;
            }
            long amount = left;
            for (int v = sink; v != source; v = ends.get(by[v])[0]) {
                amount = Math.min(amount, capacityAndCost.get(by[v])[0]);
            }
            for (int v = sink; v != source; v = ends.get(by[v])[0]) {
                capacityAndCost.get(by[v])[0] -= amount;
                capacityAndCost.get(by[v] ^ 1)[0] += amount;
            }
            cost += amount * distance[sink];
            left -= amount;
        }
        return cost;
    }
}
