package org.qinglin.app.insight.web;

import java.util.List;
import org.qinglin.app.shared.GeoPoint;

/**
 * Communities as points over the outlines of prefectures, in the units of the picture's own box: drawn by the server, with
 * no tiles to load from anywhere.
 *
 * @param outlines path of an SVG
 */
record DistrictMap(int width, int height, String outlines, List<Spot> spots) {

    private static final int WIDTH = 640;
    private static final double MARGIN = 0.25;
    private static final double LEAST_DEGREES = 0.05;
    private static final int SMALLEST = 4;
    private static final int LARGEST = 13;

    /** A community: where, how large by its hours, and whether places stayed empty. */
    record Spot(double x, double y, int radius, boolean isShort, String title) {}

    /** @param minutes of service, for the size */
    record Place(GeoPoint position, long minutes, boolean isShort, String title) {}

    static DistrictMap of(List<Place> places, List<List<GeoPoint>> rings) {
        var box = Box.around(places.stream().map(Place::position).toList());
        long most = Math.max(1, places.stream().mapToLong(Place::minutes).max().orElse(1));
        var path = new StringBuilder();
        for (var ring : rings) {
            if (ring.stream().anyMatch(box::isNear)) {
                box.append(path, ring);
            }
        }
        return new DistrictMap(
                WIDTH,
                box.height(),
                path.toString(),
                places.stream()
                        .map(each -> new Spot(
                                box.x(each.position()),
                                box.y(each.position()),
                                (int) Math.round(
                                        SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((double) each.minutes() / most)),
                                each.isShort(),
                                each.title()))
                        .toList());
    }

    /** What the picture shows, and how degrees become its units: a degree of longitude is shorter the farther north. */
    private record Box(double west, double south, double east, double north, double shrink, double scale) {

        Box(double west, double south, double east, double north) {
            this(west, south, east, north, shrink(south, north), WIDTH / ((east - west) * shrink(south, north)));
        }

        static Box around(List<GeoPoint> points) {
            double west = points.stream().mapToDouble(GeoPoint::longitude).min().orElse(120);
            double east = points.stream().mapToDouble(GeoPoint::longitude).max().orElse(120);
            double south = points.stream().mapToDouble(GeoPoint::latitude).min().orElse(36);
            double north = points.stream().mapToDouble(GeoPoint::latitude).max().orElse(36);
            double wide = Math.max(LEAST_DEGREES, (east - west) * MARGIN);
            double high = Math.max(LEAST_DEGREES, (north - south) * MARGIN);
            return new Box(west - wide, south - high, east + wide, north + high);
        }

        private static double shrink(double south, double north) {
            return Math.cos(Math.toRadians((south + north) / 2));
        }

        int height() {
            return (int) Math.max(200, Math.min(560, (north - south) * scale));
        }

        double x(GeoPoint point) {
            return tenthsEast(point) / 10.0;
        }

        double y(GeoPoint point) {
            return tenthsSouth(point) / 10.0;
        }

        private long tenthsEast(GeoPoint point) {
            return Math.round((point.longitude() - west) * shrink * scale * 10);
        }

        private long tenthsSouth(GeoPoint point) {
            return Math.round((north - point.latitude()) * scale * 10);
        }

        boolean isNear(GeoPoint point) {
            double wide = east - west;
            double high = north - south;
            return point.longitude() > west - wide
                    && point.longitude() < east + wide
                    && point.latitude() > south - high
                    && point.latitude() < north + high;
        }

        void append(StringBuilder path, List<GeoPoint> ring) {
            for (int i = 0; i < ring.size(); i++) {
                path.append(i == 0 ? 'M' : 'L');
                append(path, tenthsEast(ring.get(i)));
                append(path.append(' '), tenthsSouth(ring.get(i)));
            }
            path.append('Z');
        }

        /** Digit by digit: a path has thousands of numbers, and a double takes long to be written. */
        private static void append(StringBuilder path, long tenths) {
            path.append(tenths < 0 ? "-" : "").append(Math.abs(tenths) / 10);
            if (tenths % 10 != 0) {
                path.append('.').append(Math.abs(tenths) % 10);
            }
        }
    }
}
