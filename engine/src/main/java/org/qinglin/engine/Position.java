package org.qinglin.engine;

/**
 * A place on the ground in WGS-84.
 *
 * @param longitude degrees east, −180 to 180
 * @param latitude degrees north, −90 to 90
 */
public record Position(double longitude, double latitude) {

    /** Metres of a great circle for each radian: the radius of the sphere that distances are measured on. */
    public static final double METRES_PER_RADIAN = 6_371_008.8;

    /** In radians: up to about 100 km. */
    private static final double NEAR = 0.016;

    private static final double CLEARLY_ROUNDED = 0.499_999;

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
        double lat1 = radians(latitude);
        double lat2 = radians(other.latitude);
        return metres(lat1, StrictMath.cos(lat1), longitude, lat2, StrictMath.cos(lat2), other.longitude);
    }

    /** Degrees in radians, the same on every machine. */
    public static double radians(double degrees) {
        return StrictMath.toRadians(degrees);
    }

    /**
     * The same distance where much is known already: latitudes in {@link #radians} with their {@code StrictMath.cos}, and
     * longitudes in degrees.
     */
    public static int metres(double lat1, double cosLat1, double lon1, double lat2, double cosLat2, double lon2) {
        double quick = nearMetres(lat2 - lat1, cosLat1 * cosLat2, radians(lon2 - lon1));
        double rounded = Math.rint(quick);
        // Two computations that differ by less than a thousandth of a millimetre round to the same metre, unless it
        // lies
        // right between two.
        if (Math.abs(quick - rounded) < CLEARLY_ROUNDED) {
            return (int) rounded;
        }
        double sinLat = StrictMath.sin((lat2 - lat1) / 2);
        double sinLon = StrictMath.sin(radians(lon2 - lon1) / 2);
        double h = sinLat * sinLat + cosLat1 * cosLat2 * sinLon * sinLon;
        return (int) StrictMath.round(2 * METRES_PER_RADIAN * StrictMath.asin(StrictMath.sqrt(Math.min(1, h))));
    }

    /**
     * The same distance by the first terms of the series, NaN where they are not enough: up to some hundred kilometres they
     * leave an error of less than 10⁻⁹ metres.
     */
    private static double nearMetres(double lat, double cosines, double lon) {
        if (!(Math.abs(lat) < NEAR && Math.abs(lon) < NEAR)) {
            return Double.NaN;
        }
        double sinLat = nearSine(lat / 2);
        double sinLon = nearSine(lon / 2);
        double h = sinLat * sinLat + cosines * sinLon * sinLon;
        double arc = Math.sqrt(h) * (1 + h * (1.0 / 6 + h * (3.0 / 40 + h * (15.0 / 336 + h * (105.0 / 3456)))));
        return 2 * METRES_PER_RADIAN * arc;
    }

    private static double nearSine(double x) {
        double square = x * x;
        return x * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)));
    }
}
