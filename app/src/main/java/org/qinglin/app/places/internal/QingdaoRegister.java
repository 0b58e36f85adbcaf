package org.qinglin.app.places.internal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.scenarios.RealPlaces;

/**
 * Qingdao's part of the register, which ships with the product: 10 districts, 141 streets and towns, 2,120 communities
 * and villages (National Bureau of Statistics' codes of 2023). Where no position is known, one is made up and marked so.
 */
public final class QingdaoRegister {

    /** The founders' article names two communities a little differently from the register. */
    private static final Map<String, List<String>> ALIASES =
            Map.of("370211005038", List.of("峨眉路社区"), "370202009001", List.of("八大关路社区"));

    /** Any will do: the same positions on every installation. */
    private static final long SEED = 1;

    private QingdaoRegister() {}

    /** Loads it when the register is empty; else, and when another program was faster, does nothing. */
    public static void loadWhereEmpty(DataSource database) {
        try (Connection connection = database.getConnection()) {
            if (!isEmpty(connection)) {
                return;
            }
            connection.setAutoCommit(false);
            try (RegisterWriter writer = new RegisterWriter(connection)) {
                write(writer);
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

    private static void write(RegisterWriter writer) throws IOException {
        RealPlaces places = RealPlaces.qingdao(SEED);
        writer.add("37", "山东省");
        writer.add("3702", "青岛市");
        for (RealPlaces.District district : places.districts()) {
            write(writer, district.code(), district.name(), places);
        }
        for (RealPlaces.Street street : places.streets()) {
            write(writer, street.code(), street.name(), places);
        }
        for (RealPlaces.Community community : places.communities()) {
            write(writer, community.code(), community.name(), places);
        }
    }

    private static void write(RegisterWriter writer, String code, String name, RealPlaces places) throws IOException {
        RealPlaces.Spot spot = places.spot(code);
        GeoPoint position =
                new GeoPoint(spot.position().longitude(), spot.position().latitude());
        writer.add(code, name, ALIASES.getOrDefault(code, List.of()), position, spot.schematic());
    }
}
