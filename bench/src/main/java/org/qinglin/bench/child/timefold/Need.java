package org.qinglin.bench.child.timefold;

/**
 * A need.
 *
 * @param index its place in the list
 * @param places how many students it takes
 */
public record Need(int index, int places) {}
