package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Decision;
import org.qinglin.app.needs.RequestStatus;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-in and sign-out by the rotating code. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarkTest {

    @Autowired
    private World world;

    @Autowired
    private Requests requests;

    @Autowired
    private Attendance attendance;

    @Autowired
    private SignInCode codes;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;
    private ServiceSession session;
    private Viewer helper;
    private Instant start;
    private int day;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("签到", 2);
    }

    @BeforeEach
    void aSessionWithAHelper() {
        session = world.accepted(campus, LocalDateTime.of(2026, 6, 1, 9, 0).plusDays(day++), 1);
        world.dispatched(campus, session);
        helper = world.viewer(campus, world.answered(campus, session).get(0));
        start = session.startsAt();
    }

    private MarkOutcome markAt(Instant at) {
        return clock.at(at, () -> attendance.mark(helper, session.id(), codes.current(session.id())));
    }

    private MarkOutcome markAt(Instant at, String code) {
        return clock.at(at, () -> attendance.mark(helper, session.id(), code));
    }

    private String codeOf(Instant at) {
        return clock.at(at, () -> codes.current(session.id()));
    }

    private String codeOf(Instant at, MarkKind kind) {
        return clock.at(at, () -> codes.current(session.id(), kind));
    }

    private Presence presence() {
        StudentId student = helper.mustStudent();
        var presence = attendance.presence(session, List.of(student)).get(student);
        assertThat(presence).isNotNull();
        return presence;
    }

    @Test
    void aForgedCodeIsRefused() {
        var genuine = codeOf(start);
        var last = genuine.charAt(genuine.length() - 1);
        var forged = genuine.substring(0, genuine.length() - 1) + (last == '0' ? '1' : '0');
        var signedForAnother = genuine.replace('b', 'i');
        for (var code : List.of(
                forged, signedForAnother, "", "-", "abc", "b99999999999999999999-1-ff", genuine.replace("-", "- "))) {
            assertThat(markAt(start, code)).as("code '%s'", code).isEqualTo(new MarkOutcome.CodeForged());
        }
        assertThat(presence().signedIn()).isNull();
    }

    @Test
    void aCodeOfAnotherSessionIsRefused() {
        var other = world.accepted(campus, LocalDateTime.of(2026, 7, 1, 9, 0).plusDays(day), 1);
        var code = clock.at(start, () -> codes.current(other.id()));
        assertThat(markAt(start, code)).isEqualTo(new MarkOutcome.CodeOfOtherSession());
    }

    @Test
    void aCodeLivesThroughItsStepAndOneMore() {
        var code = codeOf(start); // the session starts on a full step
        assertThat(markAt(start.plusSeconds(20), code)).isEqualTo(new MarkOutcome.CodeExpired(start));
        assertThat(markAt(start.minusSeconds(1), code)).isEqualTo(new MarkOutcome.CodeOfFuture());
        assertThat(markAt(start.plusSeconds(19), code)).isInstanceOf(MarkOutcome.SignedIn.class);
    }

    @Test
    void aRepeatedTapChangesNothing() {
        markAt(start);
        assertThat(markAt(start.plusSeconds(9))).isEqualTo(new MarkOutcome.Repeated(start));
        assertThat(markAt(start.plusSeconds(12), codeOf(start))).isEqualTo(new MarkOutcome.Repeated(start));
        assertThat(presence().inNow()).isTrue();
    }

    @Test
    void threePairsADayAndNoMore() {
        for (int pair = 0; pair < 3; pair++) {
            assertThat(markAt(start.plusSeconds(1200L * pair))).isInstanceOf(MarkOutcome.SignedIn.class);
            assertThat(markAt(start.plusSeconds(1200L * pair + 600))).isInstanceOf(MarkOutcome.SignedOut.class);
        }
        assertThat(markAt(start.plusSeconds(3600))).isEqualTo(new MarkOutcome.TooMany());
        assertThat(presence().minutes()).isEqualTo(30);
    }

    @Test
    void pairsAreCountedOverAllSessionsOfTheActivityOnThatDay() {
        var twice = world.ordered(
                campus,
                LocalDateTime.of(2026, 9, 1, 8, 0).plusDays(day),
                1,
                LocalDateTime.of(2026, 9, 1, 14, 0).plusDays(day));
        clock.at(start, () -> requests.accept(campus.college(), twice));
        var both = sessions.of(List.of(twice));
        session = both.get(0);
        world.dispatched(campus, session);
        helper = world.viewer(campus, world.answered(campus, session).get(0));
        jdbc.sql("""
                insert into attendance.mark (session_id, student_id, kind, at, step)
                select :session, :student, 'IN', :at, n from generate_series(0, 2) n""")
                .param("session", both.get(1).id().value())
                .param("student", helper.mustStudent().value())
                .param("at", Sql.at(both.get(1).startsAt()))
                .update();
        assertThat(markAt(session.startsAt())).isEqualTo(new MarkOutcome.TooMany());
    }

    @Test
    void aSecondSignInMomentsLaterIsTheSame_andOneMuchLaterIsLookedAt() {
        assertThat(markAt(start, codeOf(start, MarkKind.IN))).isEqualTo(new MarkOutcome.SignedIn(start));
        assertThat(markAt(start.plusSeconds(300), codeOf(start.plusSeconds(300), MarkKind.IN)))
                .isEqualTo(new MarkOutcome.Repeated(start));
        var later = start.plusSeconds(3000);
        assertThat(markAt(later, codeOf(later, MarkKind.IN))).isEqualTo(new MarkOutcome.SignedInAgain(later, start));
        var end = session.endsAt();
        assertThat(markAt(end, codeOf(end, MarkKind.OUT))).isEqualTo(new MarkOutcome.SignedOut(end, 120));
        assertThat(presence().doubts()).containsExactly(Doubt.SIGNED_IN_TWICE);
    }

    @Test
    void aSignOutWithoutASignInIsRecordedAndLookedAt() {
        var end = session.endsAt().minusSeconds(600);
        assertThat(markAt(end, codeOf(end, MarkKind.OUT))).isEqualTo(new MarkOutcome.SignedOutAlone(end));
        assertThat(presence().minutes()).isZero();
        assertThat(presence().doubts()).containsExactly(Doubt.NO_SIGN_IN);
        assertThat(presence().proposal()).isEqualTo(110);
    }

    @Test
    void aSignOutRightAfterMidnightEndsWhatTheEveningBegan() {
        jdbc.sql("""
                update needs.session set starts_at = starts_at + interval '12 hours 45 minutes',
                    ends_at = ends_at + interval '12 hours 45 minutes' where id = :id""").param("id", session.id().value()).update();
        session = sessions.find(session.id()).orElseThrow();
        markAt(session.startsAt());
        var afterMidnight = session.endsAt().plusSeconds(1200); // 0:05 on the next day
        assertThat(markAt(afterMidnight)).isEqualTo(new MarkOutcome.SignedOut(afterMidnight, 120));
    }

    @Test
    void outsideItsHoursNothingIsMarked() {
        var from = start.minus(Marking.EARLY);
        var to = session.endsAt().plus(Marking.LATE);
        assertThat(markAt(from.minusSeconds(1))).isEqualTo(new MarkOutcome.OutsideHours(from, to));
        assertThat(markAt(to.plusSeconds(1))).isEqualTo(new MarkOutcome.OutsideHours(from, to));
        assertThat(markAt(from)).isInstanceOf(MarkOutcome.SignedIn.class);
        assertThat(markAt(to)).isInstanceOf(MarkOutcome.SignedOut.class);
    }

    @Test
    void onlyTheSessionsOwnTimeCounts() {
        markAt(start.minus(Duration.ofMinutes(20)));
        markAt(session.endsAt().plus(Duration.ofMinutes(40)));
        assertThat(presence().minutes()).isEqualTo(session.minutes());
        assertThat(presence().complete()).isTrue();
    }

    @Test
    void aMissingSignOutIsSeenAndCountsNothingByItself() {
        markAt(start.plusSeconds(60));
        assertThat(presence().inNow()).isTrue();
        assertThat(presence().complete()).isFalse();
        assertThat(presence().minutes()).isZero();
    }

    @Test
    void whoHasNoPlaceIsNotOnTheRoster() {
        var stranger = campus.student(campus.student(0).equals(helper) ? 1 : 0);
        var outcome = clock.at(start, () -> attendance.mark(stranger, session.id(), codes.current(session.id())));
        assertThat(outcome).isEqualTo(new MarkOutcome.NotOnRoster());
        assertThat(jdbc.sql("select count(*) from attendance.mark where session_id = :session")
                        .param("session", session.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatMayEndangerTheBodyDoesNotStartBeforeItsInsuranceIsRecorded() {
        jdbc.sql("update needs.service_request set hazardous = true where id = :id")
                .param("id", session.request().value())
                .update();
        assertThat(markAt(start)).isEqualTo(new MarkOutcome.NotInsured());
        assertThat(requests.insure(campus.communityViewer(), session.request(), " "))
                .isEqualTo(new Decision.ReasonMissing());
        assertThat(requests.insure(campus.communityViewer(), session.request(), "PICC-2026-1"))
                .isEqualTo(new Decision.Done("Insure", RequestStatus.ACCEPTED));
        assertThat(markAt(start)).isEqualTo(new MarkOutcome.SignedIn(start));
    }

    @Test
    void onceTheHoursAreConfirmedALateMarkChangesNothing() {
        markAt(start);
        markAt(session.endsAt());
        world.confirmed(campus, session, List.of(helper.mustStudent()));
        assertThat(markAt(session.endsAt().plusSeconds(600))).isEqualTo(new MarkOutcome.Closed());
    }
}
