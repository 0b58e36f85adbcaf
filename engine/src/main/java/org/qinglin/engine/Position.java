package org.qinglin.engine;

/**
 * A place on the ground in WGS-84.
 *
 * @param longitude degrees east, −180 to 180
 * @param latitude degrees north, −90 to 90
 */
public record Position(double longitude, double latitude) {

    private static final double EARTH_RADIUS_METRES = 6_371_008.8;

    public Position {
        if (!(longitude >= -180 && longitude <= 180) || !(latitude >= -90 && latitude <= 90)) {
            throw new IllegalArgumentException(
                    "A position needs a longitude of −180…180 and a latitude of −90…90, but is " + longitude + ", "
                            + latitude + ". Maybe the two are swapped?");
        }
    }

    /**
     * The great-circle distance in whole metres. StrictMath, so that every machine finds the same metre and a certificate
     * made on one can be checked on another.
     */
    public int metresTo(Position other) {
        double lat1 = StrictMath.toRadians(latitude);
        double lat2 = StrictMath.toRadians(other.latitude);
        double sinLat = StrictMath.sin((lat2 - lat1) / 2);
        double sinLon = StrictMath.sin(StrictMath.toRadians(other.longitude - longitude) / 2);
        double h = sinLat * sinLat + StrictMath.cos(lat1) * StrictMath.cos(lat2) * sinLon * sinLon;
        return (int) StrictMath.round(2 * EARTH_RADIUS_METRES * StrictMath.asin(StrictMath.sqrt(Math.min(1, h))));
    }
}
