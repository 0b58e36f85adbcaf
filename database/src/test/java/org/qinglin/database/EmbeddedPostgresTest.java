package org.qinglin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path data;

    @Test
    void startsStopsWithinFiveSecondsAndKeepsItsDataAndItsAddress() throws Exception {
        int port;
        try (EmbeddedPostgres first = EmbeddedPostgres.start(data)) {
            port = first.port();
            execute(first, "CREATE TABLE note (text text)");
            execute(first, "INSERT INTO note VALUES ('青邻')");
            Connection idle = connect(first); // a client that never leaves must not hold up the stop
            Instant before = Instant.now();
            first.close();
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
            assertThat(idle.isValid(1)).isFalse();
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.start(data)) {
            assertThat(second.port()).isEqualTo(port);
            assertThat(ask(second, "SELECT text FROM note")).isEqualTo("青邻");
        }
    }

    @Test
    void isSafeForRealDataAndKnowsChinese() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            execute(postgres, "CREATE EXTENSION pg_trgm");
            execute(postgres, "CREATE EXTENSION btree_gist");
            assertThat(ask(postgres, "SELECT similarity('长江路社区', '长江路') > 0.4")).isEqualTo("t");
            assertThat(ask(postgres, "SELECT string_agg(c, '' ORDER BY c) FROM (VALUES ('中'), ('啊'), ('波')) t(c)"))
                    .as("names sort by pinyin")
                    .isEqualTo("啊波中");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(data.resolve("postgres/server.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aFolderInUseIsRefusedButItsServerCanBeShared() throws Exception {
        try (EmbeddedPostgres owner = EmbeddedPostgres.start(data)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                    .isInstanceOfSatisfying(
                            EmbeddedPostgresException.class,
                            e -> assertThat(e.reason()).isEqualTo(EmbeddedPostgresException.Reason.FOLDER_IN_USE))
                    .hasMessageContaining(data.toString());
            try (EmbeddedPostgres guest = EmbeddedPostgres.attachOrStart(data)) {
                assertThat(guest.attached()).isTrue();
                assertThat(guest.port()).isEqualTo(owner.port());
                assertThat(ask(guest, "SELECT 1")).isEqualTo("1");
            }
            assertThat(ask(owner, "SELECT 2"))
                    .as("the guest left, the server stays")
                    .isEqualTo("2");
        }
        try (EmbeddedPostgres alone = EmbeddedPostgres.attachOrStart(data)) {
            assertThat(alone.attached()).isFalse();
        }
    }

    @Test
    void twoServersRunBesideEachOther_soOneCanPlayTheOutsideServer() throws Exception {
        try (EmbeddedPostgres own = EmbeddedPostgres.start(data.resolve("own"));
                EmbeddedPostgres outside = EmbeddedPostgres.start(data.resolve("outside"))) {
            execute(own, "CREATE TABLE only_here (n integer)");
            assertThat(ask(outside, "SELECT to_regclass('only_here') IS NULL")).isEqualTo("t");
            assertThatThrownBy(() -> DriverManager.getConnection(outside.jdbcUrl(), own.user(), own.password()))
                    .as("each has its own password")
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aServerKilledUnderARunningProgramComesBackAtTheSameAddress() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            execute(postgres, "CREATE TABLE note AS SELECT 'kept' AS text");
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                    .get(0));
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            server.destroyForcibly();
            server.onExit().join();
            assertThat(askUntilAnswered(postgres, "SELECT text FROM note")).isEqualTo("kept");
        }
    }

    @Test
    void aStalePidFileThatNamesAStrangersProcessIsNoObstacle() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(data)) {
            execute(first, "CREATE TABLE note AS SELECT 'kept' AS text");
        }
        Path pidFile = data.resolve("postgres/cluster/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/elsewhere\n1\n5432\n\n127.0.0.1\n1 1\nready\n");
        try (EmbeddedPostgres second = EmbeddedPostgres.start(data)) {
            assertThat(ask(second, "SELECT text FROM note")).isEqualTo("kept");
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamedInOneLine() throws Exception {
        Path file = Files.createFile(data.resolve("file"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(file))
                .isInstanceOfSatisfying(
                        EmbeddedPostgresException.class,
                        e -> assertThat(e.reason()).isEqualTo(EmbeddedPostgresException.Reason.UNWRITABLE_FOLDER))
                .message()
                .contains(file.toString())
                .hasLineCount(1);
    }

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static String askUntilAnswered(EmbeddedPostgres postgres, String sql) throws SQLException {
        Instant end = Instant.now().plusSeconds(15);
        while (true) {
            try {
                return ask(postgres, sql);
            } catch (SQLException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }
}
