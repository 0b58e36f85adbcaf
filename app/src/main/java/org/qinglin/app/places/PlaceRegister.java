package org.qinglin.app.places;

import jakarta.annotation.PostConstruct;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.places.internal.QingdaoRegister;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The places that there are, by code. Qingdao's are there from the first start; more are imported. */
@Service
public class PlaceRegister {

    private final JdbcClient jdbc;
    private final DataSource database;

    PlaceRegister(JdbcClient jdbc, DataSource database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    @PostConstruct
    void loadWhatShipsWithTheProduct() {
        QingdaoRegister.loadWhereEmpty(database);
    }

    public Optional<Place> find(PlaceCode code) {
        return jdbc.sql("select * from places.place where code = :code")
                .param("code", code.value())
                .query(PlaceRegister::place)
                .optional();
    }

    /** Places by code, for naming many at once; unknown codes are left out. */
    public Map<PlaceCode, Place> find(Collection<PlaceCode> codes) {
        return jdbc
                .sql("select * from places.place where code = any (:codes)")
                .param("codes", codes.stream().map(PlaceCode::value).distinct().toArray(String[]::new))
                .query(PlaceRegister::place)
                .list()
                .stream()
                .collect(Collectors.toMap(Place::code, Function.identity()));
    }

    /** What lies directly in a place and is not abolished, in the order of codes. */
    public List<Place> children(PlaceCode parent) {
        return jdbc.sql("select * from places.place where parent = :parent and valid_to is null order by code")
                .param("parent", parent.value())
                .query(PlaceRegister::place)
                .list();
    }

    /** The place and all that it lies in, the province first. */
    public List<Place> path(PlaceCode code) {
        var codes = new ArrayList<PlaceCode>();
        for (PlaceLevel level : PlaceLevel.values()) {
            if (level.digits() <= code.value().length()) {
                codes.add(new PlaceCode(code.value().substring(0, level.digits())));
            }
        }
        var found = find(codes);
        return codes.stream().filter(found::containsKey).map(found::get).toList();
    }

    private static Place place(ResultSet row, int number) throws SQLException {
        double longitude = row.getDouble("longitude");
        @Nullable GeoPoint position = row.wasNull() ? null : new GeoPoint(longitude, row.getDouble("latitude"));
        Array aliases = row.getArray("aliases");
        return new Place(
                new PlaceCode(row.getString("code")),
                row.getString("name"),
                List.of((String[]) aliases.getArray()),
                position,
                row.getBoolean("schematic"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
