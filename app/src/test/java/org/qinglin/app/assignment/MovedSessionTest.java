package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.Dispatcher;
import org.qinglin.app.matching.NewRun;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.needs.ChangeOutcome;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionChange;
import org.qinglin.app.needs.SessionChanges;
import org.qinglin.app.needs.SessionMoveInput;
import org.qinglin.app.needs.SessionStage;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.engine.Weights;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A session that is moved asks everyone anew; one that is cancelled frees everyone. */
@PlatformTest
class MovedSessionTest {

    private static final LocalDateTime SATURDAY = LocalDateTime.of(2026, 6, 13, 9, 0);

    @Autowired
    private World world;

    @Autowired
    private Offers offers;

    @Autowired
    private Places places;

    @Autowired
    private HeldPlaces held;

    @Autowired
    private SessionChanges changes;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Requests requests;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private DispatchRuns runs;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private World.Campus campus;
    private ServiceSession session;
    private RunId run;

    @BeforeEach
    void aSessionThatTwoWereAskedFor() {
        campus = world.campus("改期" + COUNT.incrementAndGet(), 4);
        session = world.accepted(campus, SATURDAY, 2);
        run = publish(session);
    }

    private RunId publish(ServiceSession of) {
        var date = LocalDate.ofInstant(of.startsAt(), China.TIME);
        var id = dispatcher.runNow(
                campus.college(),
                new NewRun("派单", date, date, World.NOW.plus(Duration.ofHours(30)), Weights.defaults()));
        runs.publish(campus.college(), id);
        return id;
    }

    private List<Offer> open() {
        return offers.ofRun(campus.id(), run.value()).stream()
                .filter(each -> each.isOpen(clock.instant()))
                .toList();
    }

    private Viewer acceptedByOne() {
        var offer = open().get(0);
        var student = world.viewer(campus, offer.student());
        assertThat(offers.accept(student, offer.id())).isInstanceOf(AcceptanceOutcome.Confirmed.class);
        return student;
    }

    private static SessionMoveInput to(String date, String from, String to) {
        return new SessionMoveInput(date, from, to, "二楼会议室", "活动室装修");
    }

    private ChangeOutcome toSunday() {
        return changes.move(campus.communityViewer(), session.id(), to("2026-06-14", "14:00", "16:00"));
    }

    private List<String> told(Viewer student, String kind) {
        return jdbc.sql("""
                select fact ->> 'kind' from shared.outbox
                where kind = 'Notice' and fact ->> 'kind' = :kind
                  and fact -> 'to' @> jsonb_build_array(jsonb_build_object('who', 'STUDENT', 'id', :id))""")
                .param("kind", kind)
                .param("id", Long.toString(student.mustStudent().value()))
                .query(String.class)
                .list();
    }

    @Test
    void whoAcceptedKeepsThePlaceAndIsAskedAnew() {
        var student = acceptedByOne();
        assertThat(toSunday()).isEqualTo(new ChangeOutcome.Moved(1));

        var place = held.of(campus.id(), student.mustStudent()).get(session.id());
        assertThat(place.reconfirmBy()).isEqualTo(World.NOW.plus(Duration.ofHours(24)));
        assertThat(places.serves(student.mustStudent(), session.id())).isTrue();
        assertThat(told(student, "SESSION_MOVED")).hasSize(1);

        assertThat(held.confirmAnew(student, session.id())).isEqualTo(new KeepOutcome.Kept(session.id()));
        assertThat(held.confirmAnew(student, session.id())).isEqualTo(new KeepOutcome.AlreadyKept(session.id()));
        assertThat(held.of(campus.id(), student.mustStudent()).get(session.id()).reconfirmBy())
                .isNull();
    }

    @Test
    void whoIsStillAskedAnswersForTheNewTime() {
        var offer = open().get(0);
        toSunday();
        var student = world.viewer(campus, offer.student());
        assertThat(told(student, "SESSION_CHANGED")).hasSize(1);
        offers.accept(student, offer.id());
        assertThat(places.engagements(campus.id(), at("2026-06-14T14:00"), at("2026-06-14T16:00")))
                .extracting(Places.Engagement::student)
                .contains(student.mustStudent());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(China.TIME).toInstant();
    }

    @Test
    void whoDoesNotConfirmInTimeMakesWayForTheNext() {
        var student = acceptedByOne();
        var other = open().get(0);
        toSunday();
        clock.at(World.NOW.plus(Duration.ofHours(24)), () -> {
            assertThat(held.confirmAnew(student, session.id())).isEqualTo(new KeepOutcome.TooLate());
            assertThat(held.freeWhatLapsed()).as("of this and other classes").isPositive();
            assertThat(held.freeWhatLapsed()).as("looked at again").isZero();
            assertThat(places.serves(student.mustStudent(), session.id())).isFalse();
            assertThat(told(student, "PLACE_LAPSED")).hasSize(1);
            assertThat(open())
                    .as("somebody else is asked")
                    .extracting(Offer::student)
                    .doesNotContain(student.mustStudent())
                    .contains(other.student())
                    .hasSize(2);
            return null;
        });
    }

    @Test
    void whoIsAskedShortBeforeHasHalfOfTheTimeLeft() {
        var student = acceptedByOne();
        var hourBefore = session.startsAt().minus(Duration.ofHours(4));
        clock.at(
                hourBefore,
                () -> changes.move(campus.communityViewer(), session.id(), to("2026-06-13", "09:00", "10:30")));
        assertThat(held.of(campus.id(), student.mustStudent()).get(session.id()).reconfirmBy())
                .isEqualTo(hourBefore.plus(Duration.ofHours(2)));
    }

    @Test
    void theNewTimeMayCollideWithAnotherPlace_whichIsToldWhenItIsConfirmed() {
        var student = acceptedByOne();
        var sunday = world.accepted(campus, LocalDateTime.of(2026, 6, 14, 15, 0), 1);
        var other = open(student, sunday);
        assertThat(offers.accept(student, other)).isInstanceOf(AcceptanceOutcome.Confirmed.class);
        toSunday();
        assertThat(held.confirmAnew(student, session.id())).isEqualTo(new KeepOutcome.Overlaps());
        assertThat(held.giveUp(student, sunday.id(), "改去另一个")).isEqualTo(new GiveUpOutcome.GivenUp());
        assertThat(held.confirmAnew(student, session.id())).isInstanceOf(KeepOutcome.Kept.class);
    }

    private OfferId open(Viewer student, ServiceSession of) {
        return new OpenOffers(jdbc, new tools.jackson.databind.json.JsonMapper()).to(student.mustStudent(), campus, of);
    }

    @Test
    void confirmingAndLapsingAtOnceEndInOneOfTheTwo() throws Exception {
        var student = acceptedByOne();
        toSunday();
        var end = World.NOW.plus(Duration.ofHours(24));
        var outcomes = AtOnce.run(Stream.<Callable<Object>>of(
                () -> clock.at(end.minusSeconds(1), () -> held.confirmAnew(student, session.id())),
                () -> clock.at(end, held::freeWhatLapsed)));
        boolean kept = outcomes.get(0) instanceof KeepOutcome.Kept;
        assertThat(outcomes.get(1)).isEqualTo(kept ? 0 : 1);
        assertThat(places.serves(student.mustStudent(), session.id())).isEqualTo(kept);
        assertThat(places.fill(List.of(session.id())).get(session.id()).taken()).isEqualTo(kept ? 1 : 0);
    }

    @Test
    void aMoveIsKeptAsHistory_andNobodyRewritesIt() {
        toSunday();
        changes.move(campus.communityViewer(), session.id(), to("2026-06-14", "15:00", "17:00"));
        assertThat(changes.of(session.id())).extracting(SessionChange::sequence).containsExactly(1, 2);
        assertThat(changes.of(session.id()).get(0).was().startsAt()).isEqualTo(session.startsAt());
        assertThat(sessions.find(session.id()).orElseThrow().sequence()).isEqualTo(2);
        assertThatThrownBy(() ->
                        jdbc.sql("update needs.session_change set reason = 'x'").update())
                .hasMessageContaining("history");
    }

    @Test
    void whatCannotBeMovedSaysWhy() {
        var community = campus.communityViewer();
        assertThat(changes.move(
                        community,
                        session.id(),
                        new SessionMoveInput("2026-06-13", "09:00", "11:00", session.place(), "没变")))
                .isEqualTo(new ChangeOutcome.Same());
        assertThat(changes.move(community, session.id(), new SessionMoveInput("2026-06-14", "9", "8", "", "理由")))
                .isInstanceOf(ChangeOutcome.Faulty.class);
        assertThat(changes.move(
                        community, session.id(), new SessionMoveInput("2026-06-14", "09:00", "10:00", "x", " ")))
                .isEqualTo(new ChangeOutcome.ReasonMissing());
        assertThat(clock.at(session.startsAt(), this::toSunday))
                .isEqualTo(new ChangeOutcome.NotPossible(SessionStage.RUNNING));
        assertThat(clock.at(session.endsAt(), this::toSunday))
                .isEqualTo(new ChangeOutcome.NotPossible(SessionStage.OVER));
        var stranger = world.campus("别处", 1);
        assertThat(changes.move(stranger.communityViewer(), session.id(), to("2026-06-14", "14:00", "16:00")))
                .isEqualTo(new ChangeOutcome.NotFound());
    }

    @Test
    void twoSessionsOfAnOrderDoNotBeginTogether() {
        var two = world.ordered(campus, SATURDAY.plusDays(7), 1, SATURDAY.plusDays(8));
        requests.accept(campus.college(), two);
        var first = sessions.of(List.of(two)).get(0);
        assertThat(changes.move(campus.communityViewer(), first.id(), to("2026-06-21", "09:00", "10:00")))
                .isInstanceOf(ChangeOutcome.AnotherBegins.class);
    }

    @Test
    void aCancelledSessionFreesEveryoneAndStaysReadable() {
        var two = world.ordered(campus, SATURDAY.plusDays(7), 2, SATURDAY.plusDays(8));
        requests.accept(campus.college(), two);
        var first = sessions.of(List.of(two)).get(0);
        var student = campus.student(0);
        offers.accept(student, open(student, first));
        var asked = open(campus.student(1), first);

        assertThat(changes.cancel(campus.communityViewer(), first.id(), "停电"))
                .isEqualTo(new ChangeOutcome.Cancelled(1));
        assertThat(places.serves(student.mustStudent(), first.id())).isFalse();
        assertThat(told(student, "SESSION_CALLED_OFF")).hasSize(1);
        assertThat(told(campus.student(1), "SESSION_CALLED_OFF")).hasSize(1);
        assertThat(offers.accept(campus.student(1), asked)).isEqualTo(new AcceptanceOutcome.NoLongerOpen());
        assertThat(sessions.find(first.id()).orElseThrow().cancelled())
                .isEqualTo(new ServiceSession.Cancellation(World.NOW, "停电"));
        assertThat(sessions.accepted(campus.id(), World.NOW, World.NOW.plus(Duration.ofDays(60))))
                .extracting(ServiceSession::id)
                .doesNotContain(first.id());
        assertThat(changes.cancel(campus.communityViewer(), first.id(), "再来"))
                .isEqualTo(new ChangeOutcome.NotPossible(SessionStage.CANCELLED));
        assertThat(changes.cancel(
                        campus.communityViewer(),
                        sessions.of(List.of(two)).get(1).id(),
                        "停电"))
                .isEqualTo(new ChangeOutcome.OnlyOne());
    }
}
