package org.qinglin.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinglin.database.EmbeddedPostgres;
import org.qinglin.database.EmbeddedPostgresException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = {
            "Checks every entry of the hours ledger: each student's chain and balance, the chain through all entries, and the"
                    + " signed heads outside the database. Works beside a running server. An outside PostgreSQL is found by"
                    + " QINGLIN_DB_URL, QINGLIN_DB_USER and QINGLIN_DB_PASSWORD.",
            "Exit status: 0 clean, 1 something is wrong and the first bad entry is named, 2 it could not be read."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    private static final int CLEAN = 0;
    private static final int BAD = 1;
    private static final int UNREADABLE = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The data folder (default: data).")
    private Path data = Path.of("data");

    @Option(
            names = "--heads",
            paramLabel = "DIR",
            description =
                    "The folder of signed heads, or a copy of it kept elsewhere (default: ledger-heads in the data folder).")
    private @Nullable Path heads;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The public key kept elsewhere (default: the one beside the heads).")
    private @Nullable Path key;

    @Option(names = "--json", paramLabel = "FILE", description = "Also writes what was found as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        var url = System.getenv("QINGLIN_DB_URL");
        try (var opened = Heads.open(heads == null ? data.resolve("ledger-heads") : heads, key)) {
            if (url != null) {
                var account = Map.of(
                        "user", System.getenv().getOrDefault("QINGLIN_DB_USER", ""),
                        "password", System.getenv().getOrDefault("QINGLIN_DB_PASSWORD", ""));
                return verify(url, account, opened);
            }
            if (!Files.isDirectory(data.resolve("postgres"))) {
                return unreadable(
                        "there is no ledger in the data folder " + data + "; name the server's with --data DIR.");
            }
            try (var server = EmbeddedPostgres.attachOrStart(data)) {
                return verify(server.jdbcUrl(), Map.of("user", server.user(), "password", server.password()), opened);
            }
        } catch (EmbeddedPostgresException refused) {
            return unreadable(refused.getMessage());
        } catch (IOException unreadable) {
            return unreadable(unreadable.getMessage());
        } catch (SQLException unreadable) {
            return unreadable("the ledger cannot be read: " + unreadable.getMessage());
        }
    }

    private int verify(String url, Map<String, String> account, Heads opened) throws SQLException, IOException {
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(url, account.get("user"), account.get("password"))) {
            var report = Verification.of(connection, opened, new Counter(start));
            double seconds = (System.nanoTime() - start) / 1e9;
            tell(report, seconds);
            if (json != null) {
                Files.writeString(json, report.json(seconds));
            }
            return report.clean() ? CLEAN : BAD;
        }
    }

    private void tell(Report report, double seconds) {
        var out = out();
        out.printf(
                "%,d entries of %,d students; %,d sealed, %,d newer than the last seal; %,d signed heads. %.1f s, %,d entries/s.%n",
                report.entries(),
                report.students(),
                report.sealed(),
                report.unsealed(),
                report.heads(),
                seconds,
                Math.round(report.entries() / Math.max(seconds, 0.001)));
        if (report.clean()) {
            out.println("The ledger is clean.");
            return;
        }
        out.printf("The ledger is NOT clean: %,d findings. The first:%n", report.bad());
        report.findings().forEach(each -> out.println("  " + each));
        if (report.bad() > report.findings().size()) {
            out.printf("  … and %,d more.%n", report.bad() - report.findings().size());
        }
    }

    private int unreadable(@Nullable String why) {
        err().println(why);
        return UNREADABLE;
    }

    private PrintWriter out() {
        return spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec == null
                ? new PrintWriter(System.err, true)
                : spec.commandLine().getErr();
    }

    /** A line a second on a terminal's error stream, so that a long check is seen to move. */
    private static final class Counter implements Progress {

        private final long start;
        private long next;
        private long steps;

        Counter(long start) {
            this.start = start;
            next = start + 1_000_000_000L;
        }

        @Override
        public void step(String what) {
            steps++;
            if ((steps & 1023) == 0 && System.nanoTime() > next && System.console() != null) {
                next = System.nanoTime() + 1_000_000_000L;
                System.err.printf(
                        "\r%s: %,d rows, %,d/s  ", what, steps, steps * 1_000_000_000L / (System.nanoTime() - start));
            }
        }
    }
}
