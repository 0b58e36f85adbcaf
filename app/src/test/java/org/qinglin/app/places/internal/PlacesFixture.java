package org.qinglin.app.places.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.qinglin.app.TestDatabase;
import org.qinglin.app.places.PlaceRegister;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The search index over a test's database, and the command line over small files. */
public final class PlacesFixture {

    /** How a run of the command ended and what it printed. */
    public record Ran(int status, String out, String err) {}

    private static final Map<String, String> FILES = Map.of(
            "provinces.csv", "code,name\n11,\"北京市\"\n37,\"山东省\"\n",
            "cities.csv", "code,name,provinceCode\n1101,\"市辖区\",11\n3702,\"青岛市\",37\n",
            "areas.csv", "code,name,cityCode,provinceCode\n110101,\"东城区\",1101,11\n",
            "streets.csv", "code,name,areaCode,provinceCode,cityCode\n110101001,\"东华门街道\",110101,11,1101\n",
            "villages.csv",
                    "code,name,streetCode,provinceCode,cityCode,areaCode\n"
                            + "110101001001,\"多福巷社区居委会\",110101001,11,1101,110101\n"
                            + "110101001002,\"银闸社区居委会\",110101001,11,1101,110101\n");

    private final LiveIndex index;

    public PlacesFixture(DataSource database, Clock clock, PlaceRegister register) {
        index = new LiveIndex(new JdbcTransactionManager(database), new JdbcTemplate(database), clock, register);
    }

    public LiveIndex index() {
        return index;
    }

    /** Imports some of the small files as {@code qinglin places import} does. */
    public Ran importing(TestDatabase.Fresh database, String... names) {
        try {
            Path folder = Files.createTempDirectory("places");
            List<String> arguments = new ArrayList<>(List.of("import"));
            for (String name : names) {
                arguments.add(
                        Files.writeString(folder.resolve(name), FILES.get(name)).toString());
            }
            return run(database, arguments);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String file(String name) {
        return FILES.get(name);
    }

    static Ran run(TestDatabase.Fresh database, List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new PlacesCommandLine(
                        Map.of(
                                "QINGLIN_DB_URL", database.url(),
                                "QINGLIN_DB_USER", database.user(),
                                "QINGLIN_DB_PASSWORD", database.password()),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false)
                .run(arguments);
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
