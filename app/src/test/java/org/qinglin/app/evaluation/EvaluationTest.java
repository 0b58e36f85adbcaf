package org.qinglin.app.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.RequestStatus;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;

/** Both sides evaluate (评单), blind until both have or a week is over. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluationTest {

    @Autowired
    private World world;

    @Autowired
    private Evaluations evaluations;

    @Autowired
    private Recoveries recoveries;

    @Autowired
    private ResidentLinks links;

    @Autowired
    private Requests requests;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;
    private ServiceSession session;
    private Viewer helper;
    private int day;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("互评", 1);
    }

    @BeforeEach
    void aSessionThatWasServed() {
        session = world.accepted(campus, LocalDateTime.of(2026, 2, 2, 9, 0).plusDays(day++), 1);
        serve(session);
    }

    private void serve(ServiceSession each) {
        world.dispatched(campus, each);
        var helpers = world.answered(campus, each);
        helper = world.viewer(campus, helpers.get(0));
        world.attended(campus, each, helpers);
    }

    private void confirm(ServiceSession each) {
        world.confirmed(campus, each, List.of(student()));
    }

    private StudentId student() {
        return helper.mustStudent();
    }

    private <T> T nextDay(Supplier<T> step) {
        return clock.at(session.endsAt().plus(Duration.ofDays(1)), step);
    }

    private EvaluationOutcome community(int score) {
        return nextDay(() -> evaluations.byCommunity(campus.communityViewer(), session.id(), score, "很用心"));
    }

    private EvaluationOutcome student(int score) {
        return nextDay(() -> evaluations.byStudent(helper, session.id(), score, "很受欢迎"));
    }

    @Test
    void hoursComeFirst() {
        assertThat(community(5)).isEqualTo(new EvaluationOutcome.NotConfirmedYet());
        assertThat(student(5)).isEqualTo(new EvaluationOutcome.NotConfirmedYet());
    }

    @Test
    void eachSideSpeaksOnce() {
        confirm(session);
        assertThat(community(4)).isEqualTo(new EvaluationOutcome.Done());
        assertThat(community(1)).isEqualTo(new EvaluationOutcome.Already());
        assertThat(student(5)).isEqualTo(new EvaluationOutcome.Done());
        assertThat(student(2)).isEqualTo(new EvaluationOutcome.Already());
        assertThat(evaluations.own(session.id(), Evaluation.Side.COMMUNITY, null))
                .get()
                .extracting(Evaluation::score)
                .isEqualTo(4);
    }

    @Test
    void nobodyReadsTheOthersWordBeforeSayingTheirOwn() {
        confirm(session);
        community(4);
        assertThat(nextDay(() -> evaluations.shownToStudent(session.id(), student())))
                .isEmpty();
        student(5);
        assertThat(nextDay(() -> evaluations.shownToStudent(session.id(), student())))
                .isPresent();
        assertThat(nextDay(() -> evaluations.shownToCommunity(session.id()))).hasSize(1);
    }

    @Test
    void theCommunityIsBlindTooUntilItHasSpoken() {
        confirm(session);
        student(2);
        assertThat(nextDay(() -> evaluations.shownToCommunity(session.id()))).isEmpty();
        community(5);
        assertThat(nextDay(() -> evaluations.shownToCommunity(session.id()))).hasSize(1);
    }

    @Test
    void afterAWeekTheOneWordIsShown() {
        confirm(session);
        community(3);
        var due = session.endsAt().plusSeconds(60).plus(Duration.ofDays(7)); // confirmed a minute after the end
        assertThat(clock.at(due, () -> evaluations.shownToStudent(session.id(), student())))
                .isEmpty();
        assertThat(clock.at(due.plusSeconds(1), () -> evaluations.shownToStudent(session.id(), student())))
                .isPresent();
    }

    @Test
    void onceTheTimeIsUpNobodySpeaksAnyMore() {
        confirm(session);
        var late = session.endsAt().plusSeconds(61).plus(Duration.ofDays(7));
        assertThat(clock.at(late, () -> evaluations.byStudent(helper, session.id(), 5, "")))
                .isEqualTo(new EvaluationOutcome.TimeIsUp(late.minusSeconds(1)));
    }

    @Test
    void criteriaAreKeptWithTheWord() {
        confirm(session);
        var word = new Word(4, Map.of(Criterion.PUNCTUALITY, 3, Criterion.ATTITUDE, 5), "");
        nextDay(() -> evaluations.byCommunity(campus.communityViewer(), session.id(), word));
        assertThat(evaluations.own(session.id(), Evaluation.Side.COMMUNITY, null))
                .get()
                .extracting(Evaluation::criteria)
                .isEqualTo(word.criteria());
    }

    @Test
    void aCriterionOutOfScaleIsRefused() {
        confirm(session);
        var word = new Word(4, Map.of(Criterion.RESULT, 6), "");
        assertThat(nextDay(() -> evaluations.byCommunity(campus.communityViewer(), session.id(), word)))
                .isEqualTo(new EvaluationOutcome.ScoreMissing());
    }

    @Test
    void aPoorWordOpensServiceRecoveryAndItEndsWithWhatWasDone() {
        confirm(session);
        community(2);
        var opened = recoveries.list(campus.college(), 0, 100).stream()
                .filter(each -> each.session().equals(session.id()))
                .findFirst()
                .orElseThrow();
        assertThat(opened.status()).isEqualTo(Recovery.Status.OPEN);
        var owner = Long.toString(campus.college().account().value());
        assertThat(nextDay(() -> recoveries.give(campus.college(), opened.id(), owner, "2025-01-01")))
                .isInstanceOf(RecoveryOutcome.Faulty.class);
        assertThat(nextDay(() -> recoveries.give(campus.college(), opened.id(), "999999", "2027-01-01")))
                .isInstanceOf(RecoveryOutcome.Faulty.class);
        assertThat(nextDay(() -> recoveries.give(campus.college(), opened.id(), owner, "2027-01-01")))
                .isEqualTo(new RecoveryOutcome.Done());
        assertThat(nextDay(() -> recoveries.close(campus.college(), opened.id(), " ")))
                .isInstanceOf(RecoveryOutcome.Faulty.class);
        assertThat(nextDay(() -> recoveries.close(campus.college(), opened.id(), "道歉并重做了一次")))
                .isEqualTo(new RecoveryOutcome.Done());
        assertThat(nextDay(() -> recoveries.close(campus.college(), opened.id(), "别的")))
                .isEqualTo(new RecoveryOutcome.AlreadyDone());
        assertThat(recoveries.find(campus.college(), opened.id()))
                .get()
                .extracting(Recovery::outcome)
                .isEqualTo("道歉并重做了一次");
        var other = world.campus("旁校" + day, 1);
        assertThat(recoveries.find(other.college(), opened.id())).isEmpty();
    }

    @Test
    void aGoodWordOpensNothing() {
        confirm(session);
        int before = recoveries.count(campus.college());
        community(3);
        assertThat(recoveries.count(campus.college())).isEqualTo(before);
    }

    @Test
    void residentsSpeakByALinkAsOftenAsItAllows() {
        var token = nextDay(() -> links.open(campus.communityViewer(), session.id(), 2))
                .orElseThrow();
        assertThat(nextDay(() -> links.speak(token, Word.of(0, "")))).isEqualTo(new EvaluationOutcome.ScoreMissing());
        assertThat(nextDay(() -> links.speak(token, Word.of(5, "孩子们很耐心")))).isEqualTo(new EvaluationOutcome.Done());
        assertThat(nextDay(() -> links.speak(token, Word.of(4, "")))).isEqualTo(new EvaluationOutcome.Done());
        assertThat(nextDay(() -> links.speak(token, Word.of(4, "")))).isEqualTo(new EvaluationOutcome.LinkUsedUp());
        assertThat(nextDay(() -> links.speak("0".repeat(32), Word.of(4, ""))))
                .isEqualTo(new EvaluationOutcome.NotFound());
        assertThat(evaluations.byResidents(session.id())).hasSize(2);
    }

    @Test
    void aLinkIsOpenedOnlyByTheCommunityItself() {
        var other = world.campus("别村" + day, 1);
        assertThat(nextDay(() -> links.open(other.communityViewer(), session.id(), 1)))
                .isEmpty();
    }

    @Test
    void whatNobodySpeaksAboutIsClosedWhenItsTimeIsUp() {
        confirm(session);
        var due = session.endsAt().plusSeconds(60).plus(Duration.ofDays(7));
        clock.at(due, evaluations::closeTimedOut);
        assertThat(status(session.request())).isEqualTo(RequestStatus.ACCEPTED);
        clock.at(due.plusSeconds(1), evaluations::closeTimedOut);
        assertThat(status(session.request())).isEqualTo(RequestStatus.CLOSED);
    }

    @Test
    void aScoreIsOneToFiveAndACommentHasAnEnd() {
        confirm(session);
        assertThat(community(0)).isEqualTo(new EvaluationOutcome.ScoreMissing());
        assertThat(community(6)).isEqualTo(new EvaluationOutcome.ScoreMissing());
        var long2001 = "好".repeat(2001);
        assertThat(nextDay(() -> evaluations.byCommunity(campus.communityViewer(), session.id(), 5, long2001)))
                .isEqualTo(new EvaluationOutcome.TooLong(2001, 2000));
    }

    @Test
    void whoDidNotServeHasNoWord() {
        confirm(session);
        var other = world.campus("旁人", 1);
        assertThat(nextDay(() -> evaluations.byStudent(other.student(0), session.id(), 5, "")))
                .isEqualTo(new EvaluationOutcome.NotFound());
        assertThat(nextDay(() -> evaluations.byCommunity(other.communityViewer(), session.id(), 5, "")))
                .isEqualTo(new EvaluationOutcome.NotFound());
    }

    @Test
    void theLastSessionEvaluatedClosesTheRequest() {
        var from = LocalDateTime.of(2026, 2, 2, 18, 0).plusDays(day);
        var request = clock.at(
                from.minusDays(10).atZone(China.TIME).toInstant(),
                () -> requests.submit(campus.communityViewer(), twoSessions(from)));
        clock.at(from.minusDays(9).atZone(China.TIME).toInstant(), () -> requests.accept(campus.college(), request));
        var both = sessions.of(List.of(request));
        for (var each : both) {
            session = each;
            assertThat(status(request)).isEqualTo(RequestStatus.ACCEPTED);
            serve(each);
            confirm(each);
            community(5);
        }
        assertThat(status(request)).isEqualTo(RequestStatus.CLOSED);
    }

    private RequestStatus status(org.qinglin.app.needs.RequestId request) {
        return requests.find(campus.college(), request).orElseThrow().status();
    }

    private NewRequest twoSessions(LocalDateTime from) {
        return new NewRequest(
                campus.id(),
                "VolunteerService",
                "两次的订单",
                "教老人用手机",
                "无特殊风险",
                false,
                null,
                null,
                null,
                1,
                "联系人",
                "10000000002",
                "活动室",
                new GeoPoint(120.17, 35.97),
                List.of(
                        new NewRequest.Time(from, from.plusHours(2)),
                        new NewRequest.Time(from.plusDays(2), from.plusDays(2).plusHours(2))),
                List.of(new NewRequest.NewRole("助教", 1, 1, Map.of())));
    }
}
