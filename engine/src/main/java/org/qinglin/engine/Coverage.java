package org.qinglin.engine;

/**
 * How much of what is asked for a plan covers.
 *
 * @param places sum of the roles' maximum heads
 * @param filled places filled
 * @param needed sum of the roles' minimum heads
 * @param neededFilled of these, filled
 * @param roles number of roles
 * @param rolesWorking roles with at least their minimum
 */
public record Coverage(long places, long filled, long needed, long neededFilled, int roles, int rolesWorking) {}
