package org.qinglin.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.qinglin.engine.Position;

/**
 * Qingdao's districts, streets and towns, communities and villages by their register codes (National Bureau of Statistics,
 * 2023). Few of them have a known position; the others are placed around their district's seat, the same way each time for
 * the same seed, and say that they are schematic.
 */
public final class RealPlaces {

    /** A district or county-level city. */
    public record District(String code, String name) {}

    /** A street (街道) or town (镇). */
    public record Street(String code, String name, String districtCode) {}

    /** A community (社区) or village (村). */
    public record Community(String code, String name, String streetCode) {}

    /**
     * Where a place is.
     *
     * @param position WGS-84
     * @param schematic whether the position was made up around the district's seat
     */
    public record Spot(Position position, boolean schematic) {}

    private static final double STREET_SPREAD_KM = 6;
    private static final double COMMUNITY_SPREAD_KM = 1.2;
    private static final double KM_PER_DEGREE = 111.19;

    private final long seed;
    private final Map<String, District> districts = new LinkedHashMap<>();
    private final Map<String, Street> streets = new LinkedHashMap<>();
    private final Map<String, Community> communities = new LinkedHashMap<>();
    private final Map<String, Position> known = new HashMap<>();

    private RealPlaces(long seed) {
        this.seed = seed;
        for (List<String> row : Table.rows("qingdao-districts.csv", ",")) {
            districts.put(row.get(0), new District(row.get(0), row.get(1)));
        }
        for (List<String> row : Table.rows("qingdao-streets.csv", ",")) {
            streets.put(row.get(0), new Street(row.get(0), row.get(1), row.get(2)));
        }
        for (List<String> row : Table.rows("qingdao-communities.csv", ",")) {
            communities.put(row.get(0), new Community(row.get(0), row.get(1), row.get(2)));
        }
        for (List<String> row : Table.rows("qingdao-places-approx.csv", ",")) {
            String key = row.get(1).isEmpty() ? row.get(0) : row.get(1);
            known.put(key, new Position(Double.parseDouble(row.get(2)), Double.parseDouble(row.get(3))));
        }
    }

    /** @param seed decides where places without a known position are drawn */
    public static RealPlaces qingdao(long seed) {
        return new RealPlaces(seed);
    }

    public List<District> districts() {
        return List.copyOf(districts.values());
    }

    public List<Street> streets() {
        return List.copyOf(streets.values());
    }

    public List<Community> communities() {
        return List.copyOf(communities.values());
    }

    /** The communities of one street or town, in the order of the register. */
    public List<Community> communitiesOf(String streetCode) {
        List<Community> found = new ArrayList<>();
        communities.values().forEach(each -> {
            if (each.streetCode().equals(streetCode)) {
                found.add(each);
            }
        });
        return found;
    }

    /** @throws NoSuchElementException if the register has no such code */
    public District district(String code) {
        return present(districts, code);
    }

    /** @throws NoSuchElementException if the register has no such code */
    public Street street(String code) {
        return present(streets, code);
    }

    /** @throws NoSuchElementException if the register has no such code */
    public Community community(String code) {
        return present(communities, code);
    }

    /**
     * Where a district, street or community is.
     *
     * @param code 6, 9 or 12 digits
     * @throws NoSuchElementException if the register has no such code
     */
    public Spot spot(String code) {
        Position exact = known.get(code);
        if (exact != null) {
            return new Spot(exact, false);
        }
        return switch (code.length()) {
            case 9 -> new Spot(near(spot(street(code).districtCode()).position(), code, STREET_SPREAD_KM), true);
            case 12 -> new Spot(near(spot(community(code).streetCode()).position(), code, COMMUNITY_SPREAD_KM), true);
            default ->
                throw new NoSuchElementException("No place has the code " + code + ". A code has 6, 9 or 12 digits.");
        };
    }

    /** The campus of the founding college, by its name in the table of approximate places. */
    public Position campus(String name) {
        return present(known, name);
    }

    private Position near(Position centre, String code, double spreadKm) {
        Random random = new Random(seed * 31 + code.hashCode());
        return scattered(centre, spreadKm, random);
    }

    /** A point near another, normally scattered; rounded to about 10 m, which is more than a schematic point deserves. */
    static Position scattered(Position centre, double spreadKm, Random random) {
        double north = random.nextGaussian() * spreadKm / 2;
        double east = random.nextGaussian() * spreadKm / 2;
        double latitude = centre.latitude() + north / KM_PER_DEGREE;
        double longitude = centre.longitude() + east / (KM_PER_DEGREE * StrictMath.cos(StrictMath.toRadians(latitude)));
        return new Position(rounded(longitude), rounded(latitude));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 10_000) / 10_000.0;
    }

    private static <T> T present(Map<String, T> map, String code) {
        T value = map.get(code);
        if (value == null) {
            throw new NoSuchElementException("No place has the code " + code + ". Maybe a digit is missing?");
        }
        return value;
    }
}
