package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.StudentId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hours ledger: only ever added to, chained, and its balance the sum of its rows. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerTest {

    @Autowired
    private World world;

    @Autowired
    private Hours hours;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;

    @BeforeAll
    void hoursOfTwoSessions() {
        campus = world.campus("时长账", 2);
        world.round(campus, LocalDateTime.of(2026, 3, 3, 9, 0));
        world.round(campus, LocalDateTime.of(2026, 3, 5, 14, 0));
    }

    private boolean enter(StudentId student, String source, int minutes) {
        return hours.enter(
                campus.id(),
                student,
                new SessionId(1),
                minutes,
                Origin.BACKFILLED,
                source,
                campus.college().account());
    }

    @Test
    void noRowCanBeChangedDeletedOrTruncated() {
        for (var sql : new String[] {
            "update attendance.ledger_entry set minutes = minutes + 60",
            "delete from attendance.ledger_entry",
            "truncate attendance.ledger_entry cascade"
        }) {
            assertThatThrownBy(() -> execute(sql))
                    .as(sql)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("insert-only");
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theChainIsFoundAgainFromTheStoredRows() throws Exception {
        for (int i = 0; i < 2; i++) {
            var student = campus.student(i).mustStudent();
            var hash = new byte[32];
            int links = 0;
            for (var row : jdbc.sql(
                            "select * from attendance.ledger_entry where student_id = :id order by chain_number")
                    .param("id", student.value())
                    .query((result, number) -> new Object[] {
                        "%d\n%d\n%d\n%s\n%s\n%s\n%d"
                                .formatted(
                                        result.getLong("student_id"),
                                        result.getLong("session_id"),
                                        result.getInt("minutes"),
                                        result.getString("origin"),
                                        result.getString("source"),
                                        result.getObject("entered_at", OffsetDateTime.class)
                                                .toInstant(),
                                        result.getInt("chain_number")),
                        result.getBytes("chain_hash")
                    })
                    .list()) {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update(hash);
                hash = digest.digest(((String) row[0]).getBytes(StandardCharsets.UTF_8));
                assertThat(hash).as("link %d of %s", ++links, student).isEqualTo((byte[]) row[1]);
            }
            assertThat(links).isEqualTo(2);
            assertThat(jdbc.sql("select chain_hash from attendance.balance where student_id = :id")
                            .param("id", student.value())
                            .query(byte[].class)
                            .single())
                    .isEqualTo(hash);
        }
    }

    @Test
    void everyBalanceIsTheSumOfItsRows() {
        assertThat(jdbc.sql("""
                        select count(*) from attendance.balance b where b.minutes <>
                            (select coalesce(sum(l.minutes), 0) from attendance.ledger_entry l
                             where l.student_id = b.student_id)""").query(Integer.class).single()).isZero();
        assertThat(hours.balance(campus.student(0).mustStudent()).value()).isEqualTo(240);
    }

    @Test
    void theSameSourceIsEnteredOnceAlsoByEightThreadsAtOnce() throws Exception {
        var student = new StudentId(700_001);
        var added = AtOnce.run(
                IntStream.range(0, 8).<Callable<Boolean>>mapToObj(i -> () -> enter(student, "race/once", 30)));
        assertThat(added).filteredOn(each -> each).hasSize(1);
        assertThat(enter(student, "race/once", 30)).isFalse();
        assertThat(hours.entries(student)).hasSize(1);
        assertThat(hours.balance(student).value()).isEqualTo(30);
    }

    @Test
    void eightThreadsWithSourcesOfTheirOwnMakeOneUnbrokenChain() throws Exception {
        var student = new StudentId(700_002);
        AtOnce.run(IntStream.range(0, 8).<Callable<Boolean>>mapToObj(i -> () -> enter(student, "race/" + i, 10)));
        assertThat(hours.entries(student)).extracting(LedgerEntry::chainNumber).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(hours.balance(student).value()).isEqualTo(80);
    }

    @Test
    void noEntryHasNoMinutesOrMoreThanADay() {
        for (int minutes : new int[] {0, -5, 1441}) {
            assertThatThrownBy(() -> enter(new StudentId(700_003), "bad/" + minutes, minutes))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(Integer.toString(minutes));
        }
    }
}
