package org.qinglin.engine.solve;

import java.util.BitSet;

/** The network as a textbook flow: source → student → student's block → role → its places → sink. */
final class SuccessivePaths implements Algorithm {

    @Override
    public Answer solve(Network net) {
        int nodes = 2 + net.students() + net.pairs() + net.roles();
        int source = 0;
        int sink = 1;
        int firstBlock = 2 + net.students();
        int firstRole = firstBlock + net.pairs();
        FlowGraph graph = new FlowGraph(nodes);
        int[] arcOfPair = new int[net.pairs()];
        for (int s = 0; s < net.students(); s++) {
            graph.arc(source, 2 + s, net.capacity()[s], 0);
            int blockNode = -1;
            int lastBlock = -1;
            for (int j = net.offset()[s]; j < net.offset()[s + 1]; j++) {
                int block = net.block()[net.role()[j]];
                if (block != lastBlock) {
                    lastBlock = block;
                    blockNode = firstBlock + j;
                    graph.arc(2 + s, blockNode, 1, 0);
                }
                arcOfPair[j] = graph.arc(
                        blockNode, firstRole + net.role()[j], 1, -net.value().at(j));
            }
        }
        for (int r = 0; r < net.roles(); r++) {
            for (int k = 0; k < Math.min(net.places()[r], net.students()); k++) {
                graph.arc(firstRole + r, sink, 1, -net.worth().of(r, k));
            }
        }
        long cost = graph.cost(source, sink, Long.MAX_VALUE, true);
        BitSet assigned = new BitSet();
        for (int j = 0; j < net.pairs(); j++) {
            assigned.set(j, graph.flow(arcOfPair[j]) > 0);
        }
        return new Answer(assigned, -cost);
    }
}
