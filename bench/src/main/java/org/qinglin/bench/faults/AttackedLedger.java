package org.qinglin.bench.faults;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.qinglin.database.EmbeddedPostgres;
import org.qinglin.ledger.Heads;
import org.qinglin.ledger.Progress;
import org.qinglin.ledger.Report;
import org.qinglin.ledger.Verification;

/** A ledger in the hands of whoever has every right in the database; the heads outside are left as they are. */
final class AttackedLedger implements AutoCloseable {

    private static final List<String> TABLES = List.of("ledger_entry", "ledger_seal", "balance");

    /** All chains and balances, as the platform would have written them. */
    private static final String ALL_WRITTEN_ANEW = """
            do $$
            declare e attendance.ledger_entry; s attendance.ledger_seal; student bigint := -1; link bytea; n int := 0;
            begin
                for e in select * from attendance.ledger_entry order by student_id, chain_number loop
                    if e.student_id <> student then
                        student := e.student_id; n := 0; link := decode(repeat('00', 32), 'hex');
                    end if;
                    n := n + 1;
                    e.chain_number := n;
                    e.chain_previous := link;
                    link := sha256(convert_to(attendance.ledger_form(e), 'UTF8'));
                    update attendance.ledger_entry set chain_number = n, chain_previous = e.chain_previous, chain_hash = link
                    where id = e.id;
                end loop;
                delete from attendance.balance;
                insert into attendance.balance (student_id, minutes, chain_number, chain_hash)
                select distinct on (student_id) student_id, sum(minutes) over (partition by student_id), chain_number, chain_hash
                from attendance.ledger_entry order by student_id, chain_number desc;
                link := decode(repeat('00', 32), 'hex');
                n := 0;
                for s in select * from attendance.ledger_seal order by number loop
                    n := n + 1;
                    s.previous := link;
                    link := sha256(convert_to(E'qinglin seal 1\\n'
                        || attendance.form_field('previous', encode(link, 'hex'))
                        || attendance.form_field('number', n::text)
                        || attendance.form_field('entry', s.entry_id::text)
                        || attendance.form_field('entry-hash', (select encode(chain_hash, 'hex')
                               from attendance.ledger_entry where id = s.entry_id))
                        || attendance.form_field('sealed-at', attendance.form_moment(s.sealed_at)), 'UTF8'));
                    update attendance.ledger_seal set number = n, previous = s.previous, hash = link where number = s.number;
                end loop;
            end $$""";

    private final Path data;
    private final EmbeddedPostgres server;
    private final Connection superuser;

    private AttackedLedger(Path data, EmbeddedPostgres server, Connection superuser) {
        this.data = data;
        this.server = server;
        this.superuser = superuser;
    }

    /** @param data of a platform that has ended */
    static AttackedLedger open(Path data) throws IOException, SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.attachOrStart(data);
        Properties kept = new Properties();
        try (Reader in = Files.newBufferedReader(data.resolve("postgres/server.properties"))) {
            kept.load(in);
        }
        Connection superuser =
                DriverManager.getConnection(server.jdbcUrl(), "postgres", kept.getProperty("superuserPassword"));
        superuser.setAutoCommit(false);
        AttackedLedger ledger = new AttackedLedger(data, server, superuser);
        ledger.copyWhatIsThere();
        return ledger;
    }

    private void copyWhatIsThere() throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("create schema kept");
            for (String table : TABLES) {
                statement.execute("alter table attendance." + table + " disable trigger user");
                statement.execute("create table kept." + table + " as select * from attendance." + table);
            }
        }
        superuser.commit();
    }

    /** @return false if a constraint of the database let nobody do that, or nothing was changed by it */
    boolean attack(LedgerAttack attack) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            for (String each : attack.statements()) {
                statement.execute(each);
            }
            if (isAsItWas(statement)) {
                superuser.rollback();
                return false;
            }
            if (attack.isWrittenAnew()) {
                statement.execute(ALL_WRITTEN_ANEW);
            }
            superuser.commit();
            return true;
        } catch (SQLException refused) {
            superuser.rollback();
            if (String.valueOf(refused.getSQLState()).startsWith("23")) {
                return false;
            }
            throw refused;
        }
    }

    private static boolean isAsItWas(Statement statement) throws SQLException {
        for (String table : TABLES) {
            String now = "select * from attendance." + table;
            String then = "select * from kept." + table;
            try (var different = statement.executeQuery(
                    "(" + now + " except " + then + ") union all (" + then + " except " + now + ") limit 1")) {
                if (different.next()) {
                    return false;
                }
            }
        }
        return true;
    }

    void putBack() throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            for (String table : TABLES) {
                statement.execute("delete from attendance." + table);
                statement.execute(
                        "insert into attendance." + table + " overriding system value select * from kept." + table);
            }
        }
        superuser.commit();
    }

    /** What the verifier says, which shares no code with the platform. */
    Report verified() throws SQLException, IOException {
        try (Heads heads = Heads.open(data.resolve("ledger-heads"), null);
                Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password())) {
            return Verification.of(connection, heads, Progress.NONE);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            superuser.close();
        } finally {
            server.close();
        }
    }
}
