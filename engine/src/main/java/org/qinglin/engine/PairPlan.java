package org.qinglin.engine;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The plan of a {@link PairList}, with its proof.
 *
 * @param chosen the pairs in the plan, by their place in the list
 * @param objective sum of their values
 * @param bound what no plan exceeds
 * @param scale the prices are in 1/scale points
 * @param price price of each need
 */
public record PairPlan(BitSet chosen, long objective, long bound, long scale, long[] price) {

    /** The same proof with the needs' ids. */
    public Certificate certificate(PairList list) {
        SortedMap<String, Long> prices = new TreeMap<>();
        for (int r = 0; r < price.length; r++) {
            prices.put(list.needs().get(r), price[r]);
        }
        return new Certificate(objective, bound, scale, prices);
    }
}
