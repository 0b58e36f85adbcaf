package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The organiser's word and decisions: what is missing or contradictory waits for them, with a proposal. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewsTest {

    @Autowired
    private World world;

    @Autowired
    private Attendance attendance;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Hours hours;

    @Autowired
    private SignInCode codes;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;
    private ServiceSession session;
    private List<StudentId> helpers;
    private Instant start;
    private Instant end;
    private int day;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("核对", 2);
    }

    @BeforeEach
    void aSessionWithTwoHelpers() {
        session = world.accepted(campus, LocalDateTime.of(2026, 8, 1, 9, 0).plusDays(day++), 2);
        world.dispatched(campus, session);
        helpers = world.answered(campus, session);
        assertThat(helpers).hasSize(2);
        start = session.startsAt();
        end = session.endsAt();
    }

    private void scan(int helper, MarkKind kind, Instant at) {
        clock.at(
                at,
                () -> attendance.mark(
                        world.viewer(campus, helpers.get(helper)), session.id(), codes.current(session.id(), kind)));
    }

    private ReviewOutcome witness(int helper, @Nullable Instant came, @Nullable Instant left, boolean absent) {
        return clock.at(
                end,
                () -> reviews.witness(campus.communityViewer(), session.id(), helpers.get(helper), came, left, absent));
    }

    private ReviewOutcome decide(int helper, @Nullable Integer minutes, @Nullable String reason) {
        return clock.at(
                end,
                () -> reviews.decide(campus.communityViewer(), session.id(), helpers.get(helper), minutes, reason));
    }

    private Presence presence(int helper) {
        return clock.at(
                end,
                () -> Objects.requireNonNull(
                        attendance.presence(session, helpers).get(helpers.get(helper))));
    }

    private long waiting() {
        return clock.at(end.plusSeconds(1), () -> reviews.queue(campus.communityViewer())).stream()
                .filter(each -> each.seen().session().id().equals(session.id()))
                .mapToInt(Reviews.Waiting::people)
                .sum();
    }

    @Test
    void whoForgotToSignOutWaitsWithAProposal_whichIsTaken() {
        scan(0, MarkKind.IN, start.plusSeconds(600));
        scan(1, MarkKind.IN, start);
        scan(1, MarkKind.OUT, end);
        assertThat(waiting()).isEqualTo(1);
        var first = clock.at(end, () -> reviews.sheet(campus.communityViewer(), session.id()))
                .orElseThrow()
                .rows()
                .get(0);
        assertThat(first.student().id()).isEqualTo(helpers.get(0));
        assertThat(first.presence().doubts()).containsExactly(Doubt.NO_SIGN_OUT);
        assertThat(first.presence().proposal()).isEqualTo(110);
        assertThat(decide(0, null, null)).isEqualTo(new ReviewOutcome.Done(110));
        assertThat(presence(0).counted()).isEqualTo(110);
        assertThat(waiting()).isZero();
    }

    @Test
    void anotherNumberNeedsAReason_whichTheStudentReads() {
        scan(0, MarkKind.IN, start);
        assertThat(decide(0, 90, " ")).isEqualTo(new ReviewOutcome.ReasonMissing());
        assertThat(decide(0, 121, "久")).isEqualTo(new ReviewOutcome.TooManyMinutes(121, 120));
        assertThat(decide(0, -1, "少")).isEqualTo(new ReviewOutcome.TooManyMinutes(-1, 120));
        assertThat(decide(0, 90, "十点半走的")).isEqualTo(new ReviewOutcome.Done(90));
        assertThat(jdbc.sql(
                                "select count(*) from shared.outbox where fact::text like '%ATTENDANCE_DECIDED%' and fact::text like '%十点半走的%'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatBecomesKnownLaterOpensItAgain() {
        scan(0, MarkKind.IN, start);
        decide(0, null, null);
        assertThat(presence(0).toReview()).isFalse();
        witness(0, null, start.plusSeconds(1200), false);
        assertThat(presence(0).doubts()).containsExactly(Doubt.TOO_SHORT);
        assertThat(presence(0).toReview()).isTrue();
        assertThat(presence(0).decided()).isNull();
    }

    @Test
    void theOrganisersWordFillsWhatScansLack() {
        scan(0, MarkKind.IN, start);
        assertThat(witness(0, null, end.minusSeconds(600), false)).isEqualTo(new ReviewOutcome.Done(110));
        assertThat(presence(0).doubts()).isEmpty();
        assertThat(presence(0).minutes()).isEqualTo(110);
        assertThat(presence(0).witnessed()).isTrue();
        assertThat(witness(1, start, end, false)).isEqualTo(new ReviewOutcome.Done(120));
        assertThat(waiting()).isZero();
    }

    @Test
    void theLatestWordCountsAndTheEarlierIsKept() {
        witness(0, start, end, false);
        witness(0, start, end.minusSeconds(1800), false);
        assertThat(presence(0).minutes()).isEqualTo(90);
        assertThat(jdbc.sql("select count(*) from attendance.witness where session_id = :s")
                        .param("s", session.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThatThrownBy(() -> jdbc.sql("delete from attendance.witness").update())
                .hasMessageContaining("never rewritten");
        assertThatThrownBy(() ->
                        jdbc.sql("update attendance.decision set minutes = 0").update())
                .hasMessageContaining("never rewritten");
    }

    @Test
    void absentAgainstAScanWaits() {
        scan(0, MarkKind.IN, start);
        scan(0, MarkKind.OUT, end);
        assertThat(witness(0, null, null, true)).isEqualTo(new ReviewOutcome.Done(0));
        assertThat(presence(0).doubts()).containsExactly(Doubt.ABSENT_BUT_SCANNED);
        assertThat(witness(1, null, null, true)).isEqualTo(new ReviewOutcome.Done(0));
        assertThat(presence(1).doubts()).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        assertThat(witness(0, null, null, false)).isEqualTo(new ReviewOutcome.NothingSaid());
        assertThat(witness(0, start, null, true)).isEqualTo(new ReviewOutcome.Contradicts());
        assertThat(witness(0, end, start, false)).isEqualTo(new ReviewOutcome.LeftBeforeCame(end, start));
        assertThat(witness(0, start.minus(Duration.ofHours(2)), null, false))
                .isInstanceOf(ReviewOutcome.NotPossible.class);
        assertThat(witness(0, null, end.plusSeconds(1), false)).isInstanceOf(ReviewOutcome.NotPossible.class);
        assertThat(clock.at(
                        end,
                        () -> reviews.witness(
                                campus.communityViewer(), session.id(), new StudentId(987_654), start, end, false)))
                .isEqualTo(new ReviewOutcome.NotOnRoster());
        scan(0, MarkKind.IN, start);
        scan(0, MarkKind.OUT, end);
        assertThat(decide(0, 100, "x")).isEqualTo(new ReviewOutcome.NothingToDecide());
    }

    @Test
    void anotherCommunityFindsNothing() {
        var other = world.campus("别处", 1).communityViewer();
        assertThat(reviews.sheet(other, session.id())).isEmpty();
        assertThat(reviews.witness(other, session.id(), helpers.get(0), start, end, false))
                .isEqualTo(new ReviewOutcome.NotFound());
        assertThat(reviews.decide(other, session.id(), helpers.get(0), null, null))
                .isEqualTo(new ReviewOutcome.NotFound());
    }

    @Test
    void onceTheHoursAreConfirmedNothingMoves_andWitnessedHoursAreTheCommunitysWord() {
        witness(0, start, end, false);
        scan(1, MarkKind.IN, start);
        scan(1, MarkKind.OUT, end);
        clock.at(
                end,
                () -> attendance.confirm(
                        campus.communityViewer(), session.id(), Map.of(helpers.get(0), 120, helpers.get(1), 120)));
        assertThat(originOf(0)).isEqualTo(Origin.COMMUNITY_CONFIRMED);
        assertThat(originOf(1)).isEqualTo(Origin.SCANNED);
        assertThat(witness(0, start, null, false)).isEqualTo(new ReviewOutcome.Closed());
        assertThat(decide(0, null, null)).isEqualTo(new ReviewOutcome.Closed());
    }

    private Origin originOf(int helper) {
        return hours.entries(helpers.get(helper)).stream()
                .filter(each -> each.session().equals(session.id()))
                .findFirst()
                .orElseThrow()
                .origin();
    }

    @Test
    void theOrganiserIsToldOnce_whenNoMoreMarksCanBeMade() {
        scan(0, MarkKind.IN, start);
        clock.at(end.plus(Duration.ofMinutes(58)), reviews::tell); // of other tests' sessions
        assertThat(clock.at(end.plus(Duration.ofMinutes(59)), reviews::tell)).isZero();
        assertThat(clock.at(end.plus(Duration.ofMinutes(61)), reviews::tell)).isEqualTo(1);
        assertThat(clock.at(end.plus(Duration.ofMinutes(62)), reviews::tell)).isZero();
    }
}
