package org.qinglin.bench;

import org.qinglin.engine.PairList;

/** Something that plans a pair list, to be timed beside the others. */
interface Peer {

    /** As it stands in the table. */
    String name();

    /** Whether it can run here, such as whether its native library loads. */
    boolean available();

    /** Plans and answers the value of the plan, building its own data from the list included. */
    long solve(PairList list);
}
