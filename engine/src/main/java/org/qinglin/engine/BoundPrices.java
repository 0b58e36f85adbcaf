package org.qinglin.engine;

import java.util.BitSet;
import java.util.Collections;
import java.util.SortedMap;
import org.qinglin.engine.solve.Solution;

/**
 * Prices at which a bound is reckoned.
 *
 * @param price of each role, in 1/scale points
 * @param scale of the prices
 * @param wholes roles reckoned as wholes
 * @param floors price of each street's floor in points
 */
record BoundPrices(long[] price, long scale, BitSet wholes, SortedMap<String, Integer> floors) {

    /** Those of a flow, with nothing reckoned as a whole and no price of floors. */
    static BoundPrices of(Solution flow) {
        return new BoundPrices(flow.price(), flow.scale(), new BitSet(), Collections.emptySortedMap());
    }
}
