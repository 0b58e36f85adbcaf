package org.qinglin.app.assignment.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qinglin.app.assignment.OpenPlace;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;

/** The open pool as it is drawn: by day, and as points around where the student lives. */
final class PoolReading {

    /** Half the width of the drawing, in its own units. */
    private static final int HALF = 170;

    private static final int MIDDLE = 180;
    private static final int[] RINGS = {500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000};

    private PoolReading() {}

    /** One day with what begins first on it, of all that does. */
    record Day(LocalDate date, List<OpenPlace> places, int total) {

        public int others() {
            return total - places.size();
        }
    }

    /** @param most that a day shows */
    static List<Day> byDay(List<OpenPlace> open, int most) {
        var days = open.stream()
                .collect(Collectors.groupingBy(
                        each -> LocalDate.ofInstant(each.startsAt(), China.TIME),
                        java.util.TreeMap::new,
                        Collectors.toList()));
        return days.entrySet().stream()
                .map(each -> new Day(
                        each.getKey(),
                        each.getValue().stream().limit(most).toList(),
                        each.getValue().size()))
                .toList();
    }

    /** A community with open places: where it is drawn and how many. */
    record Point(PlaceCode code, String name, int x, int y, int radius, int places, int metres) {}

    /** A circle around the student, {@code metres} away. */
    record Ring(int radius, int metres) {}

    record Drawing(List<Point> points, List<Ring> rings) {}

    /** North is up; a degree of longitude is as long as it is at the student's latitude. */
    static Drawing map(List<OpenPlace> open, Map<PlaceCode, Community> communities, GeoPoint home) {
        var byCommunity = open.stream()
                .collect(Collectors.groupingBy(
                        each -> each.request().community(), java.util.LinkedHashMap::new, Collectors.toList()));
        int farthest = open.stream().mapToInt(OpenPlace::metres).max().orElse(0);
        int reach = ring(farthest);
        double shrink = Math.cos(Math.toRadians(home.latitude()));
        var points = new ArrayList<Point>();
        byCommunity.forEach((code, places) -> {
            var position = places.get(0).session().position();
            var community = communities.get(code);
            double east = (position.longitude() - home.longitude()) * shrink;
            double north = position.latitude() - home.latitude();
            int metres = places.get(0).metres();
            int count = places.stream().mapToInt(OpenPlace::free).sum();
            points.add(new Point(
                    code,
                    community == null ? "" : community.name(),
                    MIDDLE + (int) Math.round(outward(metres, reach) * east / Math.max(1e-9, Math.hypot(east, north))),
                    MIDDLE - (int) Math.round(outward(metres, reach) * north / Math.max(1e-9, Math.hypot(east, north))),
                    (int) Math.min(16, 6 + Math.round(Math.sqrt(count))),
                    count,
                    metres));
        });
        points.sort(java.util.Comparator.comparingInt(Point::metres));
        var rings = new ArrayList<Ring>();
        for (int metres : RINGS) {
            if (metres <= reach && metres * 60L >= reach) {
                rings.add(new Ring((int) Math.round(outward(metres, reach)), metres));
            }
        }
        return new Drawing(points, rings);
    }

    /** By the square root: what is near has room, what is far is still on the page. */
    private static double outward(int metres, int reach) {
        return HALF * Math.sqrt(Math.min(1.0, metres / (double) reach));
    }

    private static int ring(int farthest) {
        for (int metres : RINGS) {
            if (metres >= farthest) {
                return metres;
            }
        }
        return farthest;
    }
}
