package org.qinglin.app.assignment.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.HeldPlaces;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.Sql;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** All get in, or nothing has happened: whatever stands in the way of one of them. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomForAllTest {

    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2026, 6, 6, 9, 0);

    @Autowired
    private World world;

    @Autowired
    private RoomForAll room;

    @Autowired
    private SignUpWriter writer;

    @Autowired
    private HeldPlaces held;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private World.Campus campus;
    private int day;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("一趟进", 8);
    }

    private ServiceSession session(int places) {
        return world.accepted(campus, FIRST_DAY.plusDays(day++), places);
    }

    private static SessionRoleId role(ServiceSession session) {
        return session.roles().get(0).id();
    }

    private SignUp signUp(ServiceSession session, @Nullable String key, int... students) {
        return new SignUp(
                campus.student(students[0]),
                session.id(),
                role(session),
                IntStream.of(students)
                        .mapToObj(each -> campus.student(each).mustStudent())
                        .toList(),
                key);
    }

    private boolean admits(SignUp... signUps) {
        return room.admits(signUps[0].role(), List.of(signUps), World.NOW);
    }

    /** All that a sign-up could write, counted. */
    private List<Long> written() {
        return jdbc.sql("""
                select count(*) from assignment.offer union all select count(*) from assignment.acceptance
                union all select count(*) from assignment.sign_up_key union all select count(*) from shared.outbox
                union all select sum(taken) from assignment.role_places""").query(Long.class).list();
    }

    private void nothingHappensTo(SignUp... signUps) {
        nothingHappensTo(World.NOW, signUps);
    }

    private void nothingHappensTo(Instant now, SignUp... signUps) {
        var before = written();
        assertThat(room.admits(signUps[0].role(), List.of(signUps), now))
                .as("%s", Arrays.asList(signUps))
                .isFalse();
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void allGetInWithOfferPlaceKeyAndFact_toTheLastPlace() {
        var session = session(4);
        var before = written();
        assertThat(admits(signUp(session, "a", 3), signUp(session, null, 0, 2), signUp(session, "b", 1)))
                .isTrue();
        var after = written();
        assertThat(IntStream.range(0, 5).mapToObj(i -> after.get(i) - before.get(i)))
                .as("offers, acceptances, keys, facts, places taken")
                .containsExactly(4L, 4L, 2L, 1L, 4L);
        assertThat(writer.signUp(signUp(session, "a", 3)))
                .as("the key tells its answer")
                .isEqualTo(new SignUpAnswer.Placed());
    }

    @Test
    void oneTooManyAndNobodyGetsIn() {
        var session = session(2);
        nothingHappensTo(signUp(session, "a", 0), signUp(session, "b", 1), signUp(session, "c", 2));
        nothingHappensTo(signUp(session, null, 0, 1, 2));
    }

    @Test
    void aPlaceThatIsHeldForSomebodyElseIsNotFree_norIsOneForWhichOthersWait() {
        var session = session(1);
        writer.signUp(signUp(session, null, 0));
        writer.signUp(signUp(session, null, 1));
        writer.signUp(signUp(session, null, 2));
        held.giveUp(campus.student(0), session.id(), "病了");
        nothingHappensTo(signUp(session, "held", 3));
        jdbc.sql("update assignment.role_places set capacity = 3 where session_id = :session")
                .param("session", session.id().value())
                .update();
        nothingHappensTo(signUp(session, "behind who waits", 3));
    }

    @Test
    void whoHasAPlaceThereOrElsewhereAtThatTimeUndoesItForAll() {
        var session = session(5);
        var elsewhere = world.accepted(campus, FIRST_DAY.plusDays(day - 1).plusMinutes(30), 5);
        writer.signUp(signUp(session, null, 0));
        nothingHappensTo(signUp(session, "x", 1), signUp(session, "y", 0));
        nothingHappensTo(signUp(elsewhere, "x", 1), signUp(elsewhere, "y", 0));
    }

    /** Two that write for one student at the same moment may each find the other's row, and wait for each other. */
    @Test
    void whoIsCaughtInADeadlockOverTheSameStudentIsDecidedAgainstWhatTheOtherWrote() throws Exception {
        var session = session(5);
        var elsewhere = world.accepted(campus, FIRST_DAY.plusDays(day - 1).plusMinutes(30), 5);
        var writing = Executors.newSingleThreadExecutor();
        try {
            var answer = transaction.execute(status -> {
                acceptedWithoutTheWriter(session, 0);
                var other = writing.submit(() -> writer.signUp(signUp(elsewhere, "a", 0)));
                untilSomebodyWaitsForALock();
                // The other waits for this transaction; now this one waits for the other.
                jdbc.sql("select role_id from assignment.role_places where role_id = :role for update")
                        .param("role", role(elsewhere).value())
                        .query(Long.class)
                        .single();
                return other;
            });
            assertThat(answer.get())
                    .isEqualTo(new SignUpAnswer.Overlaps(campus.student(0).mustStudent()));
        } finally {
            writing.shutdownNow();
        }
    }

    private void acceptedWithoutTheWriter(ServiceSession session, int student) {
        jdbc.sql("""
                with offered as (
                    insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons, offered_at,
                        respond_by, status, decided_at)
                    select p.college_id, 'POOL', p.role_id, p.session_id, :student, '%s'::jsonb, :now, lower(p.during),
                        'ACCEPTED', :now
                    from assignment.role_places p where p.role_id = :role returning id),
                counted as (update assignment.role_places set taken = taken + 1 where role_id = :role)
                insert into assignment.acceptance (college_id, offer_id, role_id, session_id, student_id, during, confirmed_at)
                select p.college_id, offered.id, p.role_id, p.session_id, :student, p.during, :now
                from offered, assignment.role_places p where p.role_id = :role""".formatted(RolePlaces.NO_REASONS))
                .param("student", campus.student(student).mustStudent().value())
                .param("role", role(session).value())
                .param("now", Sql.at(World.NOW))
                .update();
    }

    private void untilSomebodyWaitsForALock() {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single()) {
            assertThat(System.nanoTime()).as("it comes to that within 20 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void aKeyThatWasUsedUndoesItForAll_andOneThatIsUsedTwiceIsNotEvenTried() {
        var first = session(5);
        writer.signUp(signUp(first, "k", 0));
        nothingHappensTo(signUp(first, "k", 0), signUp(first, "other", 1));
        nothingHappensTo(signUp(first, "twice", 2), signUp(first, "twice", 2, 3));
        nothingHappensTo(signUp(first, null, 2), signUp(first, null, 2, 3));
    }

    @Test
    void aSessionThatHasBegun_aRoleOfAnotherSessionAndARoleThatIsNotThereTakeNobody() {
        var session = session(5);
        nothingHappensTo(session.startsAt(), signUp(session, "late", 0));
        var other = session(5);
        var student = List.of(campus.student(0).mustStudent());
        nothingHappensTo(new SignUp(campus.student(0), other.id(), role(session), student, "mixed"));
        nothingHappensTo(new SignUp(campus.student(0), session.id(), new SessionRoleId(987_654_321), student, "none"));
    }

    @Test
    void withinATransactionItRefusesToWork_sinceNothingWouldBeCommittedByTheAnswer() {
        var session = session(1);
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> admits(signUp(session, null, 0))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
    }
}
