package org.qinglin.app.attendance;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.qinglin.app.TestDatabase;
import org.qinglin.app.attendance.internal.HeadFolder;
import org.qinglin.app.attendance.internal.LedgerSealer;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.ledger.Heads;
import org.qinglin.ledger.Progress;
import org.qinglin.ledger.Report;
import org.qinglin.ledger.Verification;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger in a database of its own, without the rest of the platform: for tests that attack it. */
final class LedgerBook {

    static final Instant NOW =
            LocalDateTime.of(2026, 6, 2, 10, 0).atZone(China.TIME).toInstant();

    final TestDatabase.Fresh database = TestDatabase.fresh();
    private final DataSource source = database.dataSource();
    final JdbcClient jdbc = JdbcClient.create(source);
    final TravellingClock clock = new TravellingClock(Clock.fixed(NOW, China.TIME));
    final Path heads;
    private final Path folder;
    private final AtomicInteger count = new AtomicInteger();

    LedgerBook(Path folder) {
        this.folder = folder;
        heads = folder.resolve("heads");
        for (var login : new String[] {"one", "two"}) {
            jdbc.sql("""
                    insert into identity.account (login, password_hash, display_name, roles, created_at)
                    values (:login, '-', :login, '{AUDITOR}', now())""").param("login", login).update();
        }
    }

    /** A node that seals, with a clock and a folder of heads. */
    LedgerSealer sealer(String node) {
        return new LedgerSealer(
                jdbc,
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                new HeadFolder(folder.resolve(node), folder.resolve(node + "-key")),
                clock);
    }

    /** An hour of a student, each at a time of its own. */
    void enter(long student) {
        int number = count.incrementAndGet();
        enter(student, "test/" + number, NOW.plusSeconds(7200L * number));
    }

    void enter(long student, String source, Instant from) {
        jdbc.sql("""
                insert into attendance.ledger_entry (college_id, student_id, session_id, served_from, served_to, minutes, origin,
                    source, entered_at, entered_by)
                values (1, :student, 1, :from, :to, 60, 'SCANNED', :source, :now, 1)""")
                .param("student", student)
                .param("from", Sql.at(from))
                .param("to", Sql.at(from.plusSeconds(3600)))
                .param("source", source)
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    /** Three students with four hours each, one after the other, sealed and headed half way and at the end. */
    LedgerBook written() {
        var sealer = sealer("heads");
        for (int round = 0; round < 4; round++) {
            for (long student = 1; student <= 3; student++) {
                enter(student);
            }
            if (round % 2 == 1) {
                sealer.sealAndPublish();
            }
        }
        return this;
    }

    /** Statements as whoever has every right, with the triggers out of the way. */
    void attack(String... statements) throws SQLException {
        try (var connection = TestDatabase.asSuperuser(database.url());
                var statement = connection.createStatement()) {
            for (var table : new String[] {"ledger_entry", "ledger_seal"}) {
                statement.execute("alter table attendance." + table + " disable trigger user");
            }
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    Report verified() throws SQLException, IOException {
        return verified(heads);
    }

    Report verified(Path headFolder) throws SQLException, IOException {
        try (var opened = Heads.open(headFolder, null);
                var connection = source.getConnection()) {
            return Verification.of(connection, opened, Progress.NONE);
        }
    }
}
