package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.notification.Inbox;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hours are disputed, corrected and back-entered by two people, and what stood before stays to be seen. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmendmentsTest {

    @Autowired
    private World world;

    @Autowired
    private Disputes disputes;

    @Autowired
    private Amendments amendments;

    @Autowired
    private EntryFlags flags;

    @Autowired
    private Hours hours;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;
    private World.Campus stranger;
    private ServiceSession session;
    private StudentId served;
    private int absent;
    private int day;

    @BeforeAll
    void twoCampuses() {
        campus = world.campus("更正", 3);
        stranger = world.campus("旁校更正", 1);
    }

    /** Two of three served 120 minutes. */
    @BeforeEach
    void aConfirmedSession() {
        session = world.accepted(campus, LocalDateTime.of(2026, 3, 2, 9, 0).plusDays(day++), 2);
        world.dispatched(campus, session);
        var helpers = world.answered(campus, session);
        world.attended(campus, session, helpers);
        world.confirmed(campus, session, helpers);
        served = helpers.get(0);
        for (int i = 0; i < 3; i++) {
            absent = helpers.contains(campus.student(i).mustStudent()) ? absent : i;
        }
    }

    private Viewer faculty() {
        return campus.facultyAccount().getViewer();
    }

    private static long id(AmendmentOutcome outcome) {
        assertThat(outcome).isInstanceOf(AmendmentOutcome.Done.class);
        return ((AmendmentOutcome.Done) outcome).id();
    }

    private List<LedgerEntry> entries(StudentId student) {
        return hours.entries(student).stream()
                .filter(each -> each.session().equals(session.id()))
                .toList();
    }

    private long disputed() {
        return id(disputes.open(world.viewer(campus, served), session.id(), "90", "提前走了"));
    }

    private AmendmentOutcome backEntered(Viewer by, String minutes) {
        return amendments.propose(by, session.id(), world.numberOf(campus, absent), minutes, "名单漏了，社区有签到表");
    }

    private boolean hears(Viewer viewer, NoticeKind kind) {
        outbox.tell();
        return inbox.list(viewer, false, 0, 200).stream().anyMatch(each -> each.kind() == kind);
    }

    @Test
    void aDisputeIsDueInFiveWorkingDays_andTheStaffHearOfIt() {
        var id = disputed();
        var dispute = disputes.waiting(campus.college()).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow();
        assertThat(dispute.dueOn())
                .as("five working days after Tuesday, 2 June")
                .isEqualTo(LocalDate.of(2026, 6, 9));
        assertThat(disputes.waiting(faculty())).extracting(Dispute::id).contains(id);
        assertThat(hears(campus.college(), NoticeKind.HOURS_DISPUTED)).isTrue();
        assertThat(disputes.open(world.viewer(campus, served), session.id(), "80", "再说一次"))
                .isEqualTo(new AmendmentOutcome.AlreadyDone());
    }

    @Test
    void aCorrectionIsAReversalAndANewRow_onceASecondPersonHasApproved() {
        var dispute = disputed();
        var id = id(disputes.correct(campus.college(), dispute, "90", "社区的签到表上是 90 分钟"));
        assertThat(entries(served)).as("before the second person").hasSize(1);
        assertThat(amendments.approve(campus.college(), id)).isEqualTo(new AmendmentOutcome.SamePerson());
        id(amendments.approve(faculty(), id));
        assertThat(entries(served)).extracting(LedgerEntry::minutes).containsExactly(90, -120, 120);
        assertThat(entries(served))
                .extracting(LedgerEntry::origin)
                .containsExactly(Origin.BACKFILLED, Origin.SCANNED, Origin.SCANNED);
        assertThat(entries(served).get(1).reverses())
                .isEqualTo(entries(served).get(2).id());
        assertThat(entries(served).get(0).reason()).contains("签到表");
        var student = world.viewer(campus, served);
        assertThat(disputes.mine(student).get(0).status()).isEqualTo(Dispute.Status.CORRECTED);
        assertThat(hears(student, NoticeKind.HOURS_AMENDED)).isTrue();
    }

    @Test
    void whatWasApprovedIsNeitherChangedNorDecidedAgain() {
        var id = id(disputes.correct(campus.college(), disputed(), "0", "没有来"));
        id(amendments.approve(faculty(), id));
        assertThat(entries(served)).extracting(LedgerEntry::minutes).containsExactly(-120, 120);
        assertThat(hours.minutesAt(session.id())).doesNotContainKey(served);
        assertThat(amendments.approve(faculty(), id)).isEqualTo(new AmendmentOutcome.AlreadyDone());
        assertThat(amendments.turnDown(faculty(), id, "x")).isEqualTo(new AmendmentOutcome.AlreadyDone());
        assertThatThrownBy(() -> jdbc.sql("update attendance.amendment set minutes = 1 where id = " + id)
                        .update())
                .hasMessageContaining("what was decided stands");
    }

    @Test
    void theDatabaseItselfWantsTwoPeople() {
        var id = id(backEntered(campus.college(), "60"));
        assertThatThrownBy(() -> jdbc.sql("update attendance.amendment set status = 'APPROVED', decided_at = now(),"
                                + " decided_by = proposed_by where id = " + id)
                        .update())
                .hasMessageContaining("two_people");
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into attendance.ledger_entry (college_id, student_id, session_id, served_from, served_to, minutes,
                            origin, source, entered_at, entered_by, approved_by, reason)
                        values (1, 900001, 1, now() - interval '1 hour', now(), 60, 'BACKFILLED', 'alone', now(), 1, 1, 'x')""").update()).hasMessageContaining("two_people_for_what_is_entered_by_hand");
    }

    @Test
    void whatIsTurnedDownOpensTheDisputeAgain_andAnAnswerEndsIt() {
        var dispute = disputed();
        var id = id(disputes.correct(campus.college(), dispute, "90", "听本人说的"));
        assertThat(disputes.refuse(faculty(), dispute, "x")).isEqualTo(new AmendmentOutcome.AlreadyDone());
        id(amendments.turnDown(faculty(), id, "没有凭据"));
        assertThat(hears(campus.college(), NoticeKind.AMENDMENT_TURNED_DOWN)).isTrue();
        id(disputes.refuse(faculty(), dispute, "社区核对过，确实是两小时"));
        var mine = disputes.mine(world.viewer(campus, served)).get(0);
        assertThat(mine.status()).isEqualTo(Dispute.Status.REFUSED);
        assertThat(mine.answer()).contains("核对过");
        assertThat(entries(served)).hasSize(1);
    }

    @Test
    void aBackEntryNeverLooksLikeAScannedOne() {
        var student = campus.student(absent).mustStudent();
        var id = id(backEntered(campus.college(), "120"));
        assertThat(hours.minutesAt(session.id())).doesNotContainKey(student);
        assertThat(backEntered(campus.college(), "90")).as("one waits").isEqualTo(new AmendmentOutcome.AlreadyDone());
        id(amendments.approve(faculty(), id));
        assertThat(entries(student))
                .singleElement()
                .satisfies(it -> assertThat(it.origin()).isEqualTo(Origin.BACKFILLED))
                .satisfies(it -> assertThat(it.minutes()).isEqualTo(120));
    }

    @Test
    void hoursOfSomebodyElseOrOfNoLengthAreRefusedWithTheirField() {
        assertThat(backEntered(campus.college(), "121"))
                .isInstanceOfSatisfying(
                        AmendmentOutcome.Faulty.class,
                        it -> assertThat(it.faults()).extracting(Fault::field).containsExactly("minutes"));
        assertThat(amendments.propose(campus.college(), session.id(), world.numberOf(stranger, 0), "60", "x"))
                .isInstanceOfSatisfying(
                        AmendmentOutcome.Faulty.class,
                        it -> assertThat(it.faults()).extracting(Fault::field).containsExactly("student"));
        assertThat(backEntered(stranger.college(), "60")).isEqualTo(new AmendmentOutcome.NotFound());
    }

    @Test
    void whoServedElsewhereAtThatTimeGetsNoBackEntry() {
        var other = world.accepted(
                campus,
                LocalDateTime.ofInstant(session.startsAt(), org.qinglin.app.shared.China.TIME)
                        .plusHours(1),
                1);
        world.confirmed(campus, other, List.of());
        assertThat(amendments.propose(campus.college(), other.id(), numberOf(served), "60", "x"))
                .isEqualTo(new AmendmentOutcome.Overlaps());
    }

    private String numberOf(StudentId student) {
        for (int i = 0; i < 3; i++) {
            if (campus.student(i).mustStudent().equals(student)) {
                return world.numberOf(campus, i);
            }
        }
        throw new AssertionError(student);
    }

    @Test
    void beforeTheCommunityHasConfirmedThereIsNothingToBackEnter() {
        var other = world.accepted(campus, LocalDateTime.of(2026, 2, 1, 9, 0).plusDays(day), 1);
        assertThat(amendments.propose(campus.college(), other.id(), world.numberOf(campus, absent), "60", "x"))
                .isEqualTo(new AmendmentOutcome.NotConfirmed());
    }

    @Test
    void ofEightApprovalsAtOnceOneCounts() throws Exception {
        var id = id(backEntered(campus.college(), "60"));
        var outcomes =
                AtOnce.run(Stream.<Callable<AmendmentOutcome>>generate(() -> () -> amendments.approve(faculty(), id))
                        .limit(8));
        assertThat(outcomes).filteredOn(AmendmentOutcome.Done.class::isInstance).hasSize(1);
        assertThat(entries(campus.student(absent).mustStudent())).hasSize(1);
    }

    @Test
    void whatIsUnusualIsFlaggedByName() {
        var leader = campus.leaderAccount().getViewer();
        var night = World.NOW.plus(Duration.ofHours(13));
        var own = id(clock.at(night, () -> backEntered(leader, "60")));
        assertThat(flags.of(List.of(own)).get(own)).contains(EntryFlags.Flag.NIGHT, EntryFlags.Flag.OWN_TEAM);
        assertThat(amendments.approve(faculty(), own)).isInstanceOf(AmendmentOutcome.Done.class);
        var correction = id(disputes.correct(faculty(), disputed(), "95", "x"));
        assertThat(flags.of(List.of(correction)))
                .as("one, by day, of 95 minutes")
                .isEmpty();
    }

    @Test
    void manyAtOnceAndAlwaysWholeHoursAreFlagged() {
        var crowd = world.campus("成批", 11);
        var busy = world.accepted(crowd, LocalDateTime.of(2026, 3, 2, 9, 0), 1);
        world.confirmed(crowd, busy, List.of());
        var ids = java.util.stream.IntStream.range(0, 10)
                .mapToObj(
                        i -> id(amendments.propose(crowd.college(), busy.id(), world.numberOf(crowd, i), "60", "集体补录")))
                .toList();
        assertThat(flags.of(ids)).hasSize(10);
        assertThat(flags.of(ids).get(ids.get(0))).contains(EntryFlags.Flag.BULK, EntryFlags.Flag.ROUND_HOURS);
    }
}
