package org.qinglin.bench;

/**
 * One run.
 *
 * @param pairs pairs in the list
 * @param seconds from the list in memory to the plan
 * @param objective value of the plan
 */
record Measurement(Size size, long seed, String peer, int pairs, double seconds, long objective) {}
