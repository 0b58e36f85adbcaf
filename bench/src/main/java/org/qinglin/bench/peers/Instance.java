package org.qinglin.bench.peers;

import org.qinglin.bench.Size;

/**
 * A pair list that everyone plans.
 *
 * @param ties whether all its values are alike
 * @param pairs how many pairs it has
 */
record Instance(Size size, long seed, boolean ties, long pairs) {}
