package org.qinglin.app.shared;

import java.io.Serializable;

/** A position in WGS-84 degrees, as phones report it. */
public record GeoPoint(double longitude, double latitude) implements Serializable {

    private static final double EARTH_RADIUS_METRES = 6_371_000;

    /** Great-circle distance in metres (haversine; the sphere is good to 0.5 %). */
    public double metresTo(GeoPoint other) {
        double phi = Math.toRadians(latitude);
        double otherPhi = Math.toRadians(other.latitude);
        double halfPhi = Math.sin((otherPhi - phi) / 2);
        double halfLambda = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double h = halfPhi * halfPhi + Math.cos(phi) * Math.cos(otherPhi) * halfLambda * halfLambda;
        return 2 * EARTH_RADIUS_METRES * Math.asin(Math.sqrt(Math.min(1, h)));
    }
}
