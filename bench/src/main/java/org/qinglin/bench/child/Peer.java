package org.qinglin.bench.child;

import java.util.BitSet;
import org.qinglin.engine.PairList;

/** Someone else's way to plan a pair list. */
interface Peer {

    /** What has to happen once in a process before it can plan, such as unpacking a native library. */
    default void load() {}

    /**
     * Plans. What the peer needs of its own, such as a graph, is built in here, since its user waits for that too.
     *
     * @return the chosen pairs, by their place in the list
     */
    BitSet plan(PairList list);
}
