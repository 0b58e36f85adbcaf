package org.qinglin.app.places.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.qinglin.app.shared.GeoPoint;

/**
 * Qingdao's part of the register, which ships with the product: 10 districts, 141 streets and towns, 2,120 communities
 * and villages (National Bureau of Statistics' codes of 2023).
 */
public final class QingdaoRegister {

    /** The founders' article names two communities a little differently from the register. */
    private static final Map<String, List<String>> ALIASES =
            Map.of("370211005038", List.of("峨眉路社区"), "370202009001", List.of("八大关路社区"));

    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final double METRES_PER_DEGREE = 111_195;

    private final Map<String, GeoPoint> positions = new HashMap<>();

    private QingdaoRegister() {}

    /** Loads it when the register is empty; else, and when another program was faster, does nothing. */
    public static void loadWhereEmpty(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (!isEmpty(connection)) {
                return;
            }
            connection.setAutoCommit(false);
            try (RegisterWriter writer = new RegisterWriter(connection)) {
                new QingdaoRegister().write(writer);
                writer.finish((step, fraction) -> {});
            }
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("Qingdao's part of the register cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select not exists (select from places.place)")) {
            result.next();
            return result.getBoolean(1);
        }
    }

    private void write(RegisterWriter writer) throws IOException {
        for (NamedCsvRecord row : rows("qingdao-places-approx.csv")) {
            if (!row.getField("code").isEmpty()) {
                positions.put(
                        row.getField("code"),
                        new GeoPoint(Double.parseDouble(row.getField("lon")), Double.parseDouble(row.getField("lat"))));
            }
        }
        writer.add("37", "山东省");
        writer.add("3702", "青岛市");
        write(writer, "qingdao-districts.csv", "district", "district");
        write(writer, "qingdao-streets.csv", "street", "district");
        write(writer, "qingdao-communities.csv", "community", "street");
    }

    private void write(RegisterWriter writer, String file, String kind, String parentKind) throws IOException {
        Map<String, Integer> siblings = new LinkedHashMap<>();
        for (NamedCsvRecord row : rows(file)) {
            String code = row.getField(kind + "_code");
            String parent = row.getField(parentKind + "_code");
            int sibling = siblings.merge(parent, 1, Integer::sum);
            GeoPoint position = positions.computeIfAbsent(code, any -> around(parent, sibling));
            writer.add(
                    code,
                    row.getField(kind + "_name"),
                    ALIASES.getOrDefault(code, List.of()),
                    position.longitude(),
                    position.latitude());
        }
    }

    /**
     * No free positions of streets and communities exist. A sunflower's spiral around the parent's keeps them apart and
     * in a plausible order of distance: streets some kilometres around their district's seat, communities some hundred
     * metres around their street. Marked as schematic, like the hand-typed ones.
     */
    private GeoPoint around(String parent, int sibling) {
        GeoPoint centre = positions.get(parent);
        if (centre == null) {
            throw new IllegalStateException(
                    "place " + parent + " has no position; qingdao-places-approx.csv needs one");
        }
        double step = parent.length() == 6 ? 1_800 : 350;
        double metres = step * Math.sqrt(sibling);
        double angle = sibling * GOLDEN_ANGLE + Integer.parseInt(parent.substring(3, 6));
        double latitude = centre.latitude() + metres * Math.sin(angle) / METRES_PER_DEGREE;
        double longitude = centre.longitude()
                + metres * Math.cos(angle) / (METRES_PER_DEGREE * Math.cos(Math.toRadians(centre.latitude())));
        return new GeoPoint(longitude, latitude);
    }

    private static List<NamedCsvRecord> rows(String file) {
        try (InputStream in = QingdaoRegister.class.getResourceAsStream("/data/places/" + file)) {
            if (in == null) {
                throw new IllegalStateException("/data/places/" + file + " is not on the class path");
            }
            return CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8)).stream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
