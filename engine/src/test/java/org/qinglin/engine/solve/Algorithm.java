package org.qinglin.engine.solve;

import java.util.BitSet;

/** Anything that finds a best plan of a network: the solver and the references it is held against. */
interface Algorithm {

    Answer solve(Network net);

    /** A plan and the value its finder claims for it. */
    record Answer(BitSet assigned, long objective) {}
}
