package org.qinglin.engine.solve;

import java.util.BitSet;

/**
 * A plan over a network, with prices.
 *
 * @param assigned the pairs in the plan
 * @param price price of each role in 1/scale points
 * @param scale the factor of the prices
 * @param objective value of the plan: pairs and places
 * @param bound ⌊D/scale⌋ at these prices
 */
public record Solution(BitSet assigned, long[] price, long scale, long objective, long bound) {}
