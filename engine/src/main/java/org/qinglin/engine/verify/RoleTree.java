package org.qinglin.engine.verify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import org.qinglin.engine.Position;
import org.qinglin.engine.Role;

/**
 * All roles in a tree of boxes on the map, so that whole groups of pairs can be left out at once and rightly: those of
 * which even the nearest point of the box is too far, and those whose prices are so high that no pair could gain. The bound
 * on a group is simple spherical geometry and one comparison; whatever it does not leave out is asked of the policies one
 * by one.
 */
final class RoleTree {

    private static final int LEAF = 16;
    private static final double RIGHT_ANGLE = Math.PI / 2;

    private final List<Role> roles;
    private final double limitRadians;
    private final double sineOfLimit;
    private final long[] price;
    private final int[] order;

    // Node n has the children 2n + 1 and 2n + 2 and stands for order[first[n]] … order[last[n] − 1].
    private final int[] first;
    private final int[] last;
    private final double[] south;
    private final double[] north;
    private final double[] west;
    private final double[] east;
    private final long[] leastPrice;

    /** @param price of each role; places that cannot be taken may have any */
    RoleTree(List<Role> roles, int reachMetres, long[] price) {
        this.roles = roles;
        // A metre more, for distances are rounded.
        this.limitRadians = (reachMetres + 1) / Position.METRES_PER_RADIAN;
        // A little more for the rounding of sines.
        this.sineOfLimit = Math.sin(limitRadians) + 1e-12;
        this.price = price;
        Integer[] sorted = new Integer[roles.size()];
        Arrays.setAll(sorted, r -> r);
        int nodes = 1;
        for (int size = roles.size(); size > LEAF; size = (size + 1) / 2) {
            nodes = 2 * nodes + 1;
        }
        first = new int[nodes];
        last = new int[nodes];
        south = new double[nodes];
        north = new double[nodes];
        west = new double[nodes];
        east = new double[nodes];
        leastPrice = new long[nodes];
        build(0, sorted, 0, sorted.length);
        order = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
    }

    private void build(int node, Integer[] sorted, int from, int to) {
        first[node] = from;
        last[node] = to;
        south[node] = 90;
        north[node] = -90;
        west[node] = 180;
        east[node] = -180;
        leastPrice[node] = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            Position at = roles.get(sorted[i]).position();
            south[node] = Math.min(south[node], at.latitude());
            north[node] = Math.max(north[node], at.latitude());
            west[node] = Math.min(west[node], at.longitude());
            east[node] = Math.max(east[node], at.longitude());
            leastPrice[node] = Math.min(leastPrice[node], price[sorted[i]]);
        }
        if (2 * node + 2 < first.length) {
            boolean byLatitude = north[node] - south[node] > east[node] - west[node];
            Arrays.sort(
                    sorted,
                    from,
                    to,
                    Comparator.comparingDouble(r -> byLatitude
                            ? roles.get(r).position().latitude()
                            : roles.get(r).position().longitude()));
            int middle = (from + to) >>> 1;
            build(2 * node + 1, sorted, from, middle);
            build(2 * node + 2, sorted, middle, to);
        }
    }

    /** Names all roles within reach of a position whose price is below a limit, and perhaps some others. */
    void near(Position position, long priceBelow, IntConsumer role) {
        near(0, position, Math.cos(Math.toRadians(position.latitude())), priceBelow, role);
    }

    private void near(int node, Position position, double cosLatitude, long priceBelow, IntConsumer role) {
        if (first[node] == last[node] || leastPrice[node] >= priceBelow || tooFar(node, position, cosLatitude)) {
            return;
        }
        if (2 * node + 2 < first.length) {
            near(2 * node + 1, position, cosLatitude, priceBelow, role);
            near(2 * node + 2, position, cosLatitude, priceBelow, role);
        } else {
            for (int i = first[node]; i < last[node]; i++) {
                if (price[order[i]] < priceBelow) {
                    role.accept(order[i]);
                }
            }
        }
    }

    /** True only if every point of the box is farther than the limit. */
    private boolean tooFar(int node, Position position, double cosLatitude) {
        double latitude = position.latitude();
        double off = Math.max(south[node] - latitude, latitude - north[node]);
        if (Math.toRadians(off) > limitRadians) {
            return true;
        }
        double longitude = position.longitude();
        if (longitude >= west[node] && longitude <= east[node]) {
            return false;
        }
        double aside = Math.toRadians(Math.min(around(longitude - west[node]), around(longitude - east[node])));
        // No point beyond a meridian is nearer than the meridian itself, up to a right angle aside.
        return limitRadians < RIGHT_ANGLE && aside < RIGHT_ANGLE && cosLatitude * Math.sin(aside) > sineOfLimit;
    }

    private static double around(double degrees) {
        double positive = Math.abs(degrees);
        return Math.min(positive, 360 - positive);
    }
}
