package org.qinglin.engine;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Why no plan is better. At any prices p(r) of the roles, no plan can be worth more than
 * Σ (what each person could earn at best, every role costing its price) + Σ (what each place earns, max(0, w + p)).
 * These are prices at which that bound is no higher than the plan's own value; anyone can check it without trusting how
 * they were found.
 *
 * @param objective value of the plan: pairs and places
 * @param bound what no plan over all eligible pairs exceeds
 * @param scale the prices are in 1/scale points
 * @param prices price of each role by its id, in 1/scale points; may be negative
 * @param impossible roles that fewer people may take than their minimum, where a role gets its minimum or nobody: the bound
 *     counts nothing for them
 * @param wholes roles that the bound reckons as wholes instead of head by head: each person who may come asks for no more
 *     than what they earn elsewhere at the prices, and the role earns what its best heads bring beyond that, as many as it
 *     may have, or nothing
 * @param floorPrices points that the bound counts more for each head in a street with a floor, and gives back for each head
 *     of the floor; only where the plan reaches the floor
 */
public record Certificate(
        long objective,
        long bound,
        long scale,
        SortedMap<String, Long> prices,
        SortedSet<String> impossible,
        SortedSet<String> wholes,
        SortedMap<String, Integer> floorPrices) {

    /** A certificate that counts every role. */
    public Certificate(long objective, long bound, long scale, Map<String, Long> prices) {
        this(
                objective,
                bound,
                scale,
                new TreeMap<>(prices),
                Collections.emptySortedSet(),
                Collections.emptySortedSet(),
                Collections.emptySortedMap());
    }

    public Certificate {
        floorPrices = Collections.unmodifiableSortedMap(new TreeMap<>(floorPrices));
        wholes = Collections.unmodifiableSortedSet(new TreeSet<>(wholes));
        impossible = Collections.unmodifiableSortedSet(new TreeSet<>(impossible));
        prices = Collections.unmodifiableSortedMap(new TreeMap<>(prices));
    }

    /** How much better a plan might be at most; 0 when none is. */
    public long gap() {
        return bound - objective;
    }

    /** Whether no plan over all eligible pairs is better. */
    public boolean optimal() {
        return gap() == 0;
    }
}
