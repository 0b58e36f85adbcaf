package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
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

    private final List<SessionId> sessions = new ArrayList<>();
    private World.Campus campus;

    @BeforeAll
    void hoursOfTwoSessions() {
        campus = world.campus("时长账", 2);
        world.round(campus, LocalDateTime.of(2026, 3, 3, 9, 0));
        world.round(campus, LocalDateTime.of(2026, 3, 5, 14, 0));
        for (int day = 0; day < 8; day++) {
            sessions.add(
                    world.accepted(campus, LocalDateTime.of(2026, 4, 1, 9, 0).plusDays(day), 1)
                            .id());
        }
    }

    private boolean enter(StudentId student, String source, int minutes) {
        return enterAt(student, 0, source, minutes);
    }

    private boolean enterAt(StudentId student, int session, String source, int minutes) {
        return hours.enter(
                campus.id(),
                student,
                sessions.get(session),
                minutes,
                Origin.COMMUNITY_CONFIRMED,
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
                    .hasMessageMatching("(?s).*(insert-only|permission denied).*");
        }
    }

    @Test
    void nobodysHoursOverlap() {
        var student = new StudentId(700_004);
        assertThat(enter(student, "overlap/1", 30)).isTrue();
        assertThatThrownBy(() -> enter(student, "overlap/2", 30)).hasMessageContaining("counted_hours");
        assertThat(hours.balance(student).value()).isEqualTo(30);
    }

    @Test
    void aBackEntryIsNotEnteredByOnePerson() {
        assertThatThrownBy(() -> hours.enter(
                        campus.id(),
                        new StudentId(700_005),
                        sessions.get(0),
                        30,
                        Origin.BACKFILLED,
                        "alone/1",
                        campus.college().account()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("second person");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
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
        AtOnce.run(IntStream.range(0, 8).<Callable<Boolean>>mapToObj(i -> () -> enterAt(student, i, "race/" + i, 10)));
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
