package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.TestDatabase;
import org.qinglin.app.World;
import org.qinglin.app.attendance.internal.LedgerSealer;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.notification.Inbox;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Every night the ledger is held against itself, and whoever audits hears of what does not agree. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconciliationTest {

    @Autowired
    private World world;

    @Autowired
    private Reconciliation reconciliation;

    @Autowired
    private LedgerSealer sealer;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TravellingClock clock;

    @Value("${QINGLIN_DB_URL}")
    private String url;

    private World.Campus campus;
    private long student;
    private int night;

    @BeforeAll
    void hoursOfOneSession() {
        campus = world.campus("核账", 2);
        var round = world.round(campus, LocalDateTime.of(2026, 3, 9, 9, 0));
        student = round.helpers().get(0).value();
        sealer.seal();
    }

    private Reconciliation.Night nextNight() {
        clock.at(World.NOW.plus(Duration.ofDays(++night)), () -> {
            reconciliation.tonight();
            return "";
        });
        return reconciliation.nights(0, 1).get(0);
    }

    private void attack(String sql) throws SQLException {
        try (var connection = TestDatabase.asSuperuser(url);
                var statement = connection.createStatement()) {
            statement.execute("alter table attendance.ledger_entry disable trigger user");
            statement.execute(sql);
            statement.execute("alter table attendance.ledger_entry enable always trigger ledger_is_insert_only");
            statement.execute("alter table attendance.ledger_entry enable always trigger entries_are_chained");
            statement.execute("alter table attendance.ledger_entry enable always trigger balance_follows");
        }
    }

    @Test
    void aCleanNightChecksWhatWasSealedSince_andABadOneIsToldAndCheckedAgain() throws SQLException {
        world.round(campus, LocalDateTime.of(2026, 3, 13, 9, 0));
        sealer.seal();
        var auditor = world.open(NewAccount.auditor("auditor-of-nights", "审计")).getViewer();
        var clean = nextNight();
        assertThat(clean.finding()).isNull();
        assertThat(clean.clean()).isTrue();
        assertThat(clean.sealed()).isPositive();
        assertThat(nextNight().sealed()).as("nothing was sealed since").isZero();

        attack("update attendance.balance set minutes = minutes + 600 where student_id = " + student);
        var raised = nextNight();
        assertThat(raised.bad()).isEqualTo(1);
        assertThat(raised.finding()).contains("student " + student, "the balance says");
        outbox.tell();
        assertThat(inbox.list(auditor, false, 0, 50))
                .extracting(each -> each.kind())
                .contains(NoticeKind.LEDGER_BROKEN);
        assertThat(inbox.list(campus.college(), false, 0, 50))
                .extracting(each -> each.kind())
                .contains(NoticeKind.LEDGER_BROKEN);
        attack("update attendance.balance set minutes = minutes - 600 where student_id = " + student);
        assertThat(nextNight().clean()).isTrue();
    }

    @Test
    void anEntryThatWasChangedAfterItWasSealedIsNamed() throws SQLException {
        var again = world.round(campus, LocalDateTime.of(2026, 3, 11, 9, 0));
        sealer.seal();
        long one = again.helpers().get(0).value();
        var ofOne = " where student_id = " + one + " and session_id = "
                + again.session().id().value();
        attack("update attendance.ledger_entry set origin = 'GEOFENCED'" + ofOne);
        var changed = nextNight();
        assertThat(changed.bad()).isEqualTo(1);
        assertThat(changed.finding()).contains("student " + one, "was changed after it was entered");
        attack("update attendance.ledger_entry set origin = 'SCANNED'" + ofOne);
        assertThat(nextNight().clean()).isTrue();
    }

    @Test
    void aNightIsCheckedOnce() {
        nextNight();
        int before = reconciliation.count();
        night--;
        nextNight();
        assertThat(reconciliation.count()).isEqualTo(before);
    }
}
