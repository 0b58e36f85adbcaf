package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.qinglin.database.EmbeddedPostgres;
import org.qinglin.ledger.Heads;
import org.qinglin.ledger.Progress;
import org.qinglin.ledger.Report;
import org.qinglin.ledger.Verification;

/** What must never be, whatever was asked: counters that do not count, balances that are no sum, two places at once. */
final class Disagreements {

    private static final Map<String, String> COUNTS = Map.of(
            "roles whose places are not what is counted as taken",
            """
            select count(*) from assignment.role_places p where p.taken <>
                (select count(*) from assignment.acceptance a where a.role_id = p.role_id and a.cancelled_at is null)""",
            "balances that are not the sum of the ledger",
            """
            select count(*) from attendance.balance b
                full join (select student_id, sum(minutes) as minutes from attendance.ledger_entry group by 1) l
                    on l.student_id = b.student_id
                where coalesce(b.minutes, 0) <> coalesce(l.minutes, 0)""",
            "people at two places at once",
            """
            select count(*) from assignment.acceptance a
                join assignment.acceptance b on b.student_id = a.student_id and b.id > a.id and b.during && a.during
                where a.cancelled_at is null and a.reconfirm_by is null
                    and b.cancelled_at is null and b.reconfirm_by is null""");

    private Disagreements() {}

    /** How many there are in the database of a data folder, and of entries that the ledger's verifier does not believe. */
    static long in(Path data) throws IOException {
        try (EmbeddedPostgres server = EmbeddedPostgres.attachOrStart(data);
                Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Heads heads = Heads.open(data.resolve("ledger-heads"), null)) {
            long all = 0;
            try (var statement = connection.createStatement()) {
                for (var each : COUNTS.entrySet()) {
                    try (var found = statement.executeQuery(each.getValue())) {
                        found.next();
                        all += told(each.getKey(), found.getLong(1));
                    }
                }
            }
            Report report = Verification.of(connection, heads, Progress.NONE);
            report.findings().forEach(System.err::println);
            return all + told("entries of the ledger that its verifier does not believe", report.bad());
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private static long told(String what, long count) {
        if (count > 0) {
            System.err.println(count + " " + what);
        }
        return count;
    }
}
