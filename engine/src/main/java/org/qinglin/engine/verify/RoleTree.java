package org.qinglin.engine.verify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.qinglin.engine.Position;
import org.qinglin.engine.Role;

/**
 * All roles in a tree of boxes on the map, so that whole groups of pairs can be left out at once and rightly: those of
 * which even the nearest point of the box is too far, and those whose prices are so high that no pair from that far could
 * gain. The bound on a group is simple spherical geometry and one comparison; whatever it does not leave out is asked of
 * the policies one by one.
 */
final class RoleTree {

    private static final int LEAF = 16;
    private static final double RIGHT_ANGLE = Math.PI / 2;

    // More than the rounding of sines and degrees can amount to.
    private static final double ROUNDING = 1e-12;

    private final List<Role> roles;
    private final int reachMetres;
    private final double limitRadians;
    private final long[] price;
    private final Facts facts;

    // The roles in the order of the tree, so that those looked at together lie together.
    private final int[] order;
    private final long[] priceInOrder;
    private final double[] longitude;
    private final double[] latitudeRadians;
    private final double[] cosLatitude;

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
        this.reachMetres = reachMetres;
        // A metre more, for distances are rounded.
        this.limitRadians = (reachMetres + 1) / Position.METRES_PER_RADIAN;
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
        priceInOrder = new long[order.length];
        longitude = new double[order.length];
        latitudeRadians = new double[order.length];
        cosLatitude = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            Position at = roles.get(order[i]).position();
            priceInOrder[i] = price[order[i]];
            longitude[i] = at.longitude();
            latitudeRadians[i] = Position.radians(at.latitude());
            cosLatitude[i] = StrictMath.cos(latitudeRadians[i]);
        }
        facts = new Facts(roles, order);
    }

    /** Whoever looks for roles. */
    interface Seeker {

        /** A role nobody needs to tell if its price is this or more and it is at least so far away. */
        long uselessFrom(int metres);

        /** @param i its number in the order of the tree */
        void role(int i, int metres);
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

    long price(int i) {
        return priceInOrder[i];
    }

    /** The number among the roles of the i-th in the order of the tree. */
    int place(int i) {
        return order[i];
    }

    /** In the order of the tree. */
    Facts facts() {
        return facts;
    }

    /** Names all roles within reach of a position that the seeker does not call useless. */
    void near(Position position, Seeker seeker) {
        double latitude = Position.radians(position.latitude());
        new Search(position, latitude, StrictMath.cos(latitude), seeker).in(0);
    }

    private final class Search {
        private final double longitude;
        private final double latitude;
        private final double latitudeInRadians;
        private final double cosine;
        private final Seeker seeker;

        Search(Position from, double latitudeInRadians, double cosine, Seeker seeker) {
            this.longitude = from.longitude();
            this.latitude = from.latitude();
            this.latitudeInRadians = latitudeInRadians;
            this.cosine = cosine;
            this.seeker = seeker;
        }

        void in(int node) {
            if (first[node] == last[node]) {
                return;
            }
            double radians = leastWay(node);
            if (radians > limitRadians) {
                return;
            }
            long useless = seeker.uselessFrom(Math.max(0, (int) (radians * Position.METRES_PER_RADIAN) - 1));
            if (leastPrice[node] >= useless) {
                return;
            }
            if (2 * node + 2 < first.length) {
                in(2 * node + 1);
                in(2 * node + 2);
                return;
            }
            for (int i = first[node]; i < last[node]; i++) {
                if (priceInOrder[i] < useless) {
                    int metres = Position.metres(
                            latitudeInRadians,
                            cosine,
                            longitude,
                            latitudeRadians[i],
                            cosLatitude[i],
                            RoleTree.this.longitude[i]);
                    if (metres <= reachMetres) {
                        seeker.role(i, metres);
                    }
                }
            }
        }

        /** Radians that no point of the box is nearer than. */
        private double leastWay(int node) {
            double northwards = Math.toRadians(Math.max(south[node] - latitude, latitude - north[node])) - ROUNDING;
            if (northwards > limitRadians || (longitude >= west[node] && longitude <= east[node])) {
                return Math.max(0, northwards);
            }
            double aside = Math.toRadians(Math.min(around(longitude - west[node]), around(longitude - east[node])));
            // No point beyond a meridian is nearer than the meridian itself, up to a right angle aside; and an angle is
            // larger than its sine.
            double eastwards = aside < RIGHT_ANGLE ? cosine * Math.sin(aside) - ROUNDING : 0;
            return Math.max(0, Math.max(northwards, eastwards));
        }
    }

    private static double around(double degrees) {
        double positive = Math.abs(degrees);
        return Math.min(positive, 360 - positive);
    }
}
