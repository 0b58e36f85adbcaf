package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Places that students take for themselves: by the same rules as offers, and never more than there are. */
@PlatformTest
class OpenPoolTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalDateTime SATURDAY = LocalDateTime.of(2026, 6, 6, 9, 0);

    @Autowired
    private World world;

    @Autowired
    private OpenPool pool;

    @Autowired
    private Admissions admissions;

    @Autowired
    private Offers offers;

    @Autowired
    private HeldPlaces held;

    @Autowired
    private Places places;

    @Autowired
    private PlaceRules rules;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;

    @BeforeEach
    void oneCampus() {
        campus = world.campus("抢单" + COUNT.incrementAndGet(), 8);
    }

    private static SessionRoleId role(ServiceSession session) {
        return session.roles().get(0).id();
    }

    private ClaimOutcome claim(int student, ServiceSession session) {
        return pool.claim(campus.student(student), role(session));
    }

    private List<OpenPlace> open(Viewer viewer) {
        return pool.within(viewer, World.NOW, World.NOW.plus(Duration.ofDays(14)))
                .open();
    }

    private OfferId offer(int student, ServiceSession session) {
        return new OpenOffers(jdbc, new JsonMapper()).to(campus.student(student).mustStudent(), campus, session);
    }

    @Test
    void aFreePlaceIsTakenInOneStep_andASecondTapChangesNothing() {
        var session = world.accepted(campus, SATURDAY, 2);
        assertThat(open(campus.student(0))).singleElement().satisfies(place -> {
            assertThat(place.free()).isEqualTo(2);
            assertThat(place.obstacle()).isNull();
        });
        assertThat(claim(0, session)).isEqualTo(new ClaimOutcome.Confirmed(session.id()));
        assertThat(claim(0, session)).isEqualTo(new ClaimOutcome.Confirmed(session.id()));
        assertThat(places.serves(campus.student(0).mustStudent(), session.id())).isTrue();
        assertThat(open(campus.student(1))).extracting(OpenPlace::free).containsExactly(1);
    }

    @Test
    void ofManyAtOnceAsManyGetInAsThereArePlaces() throws Exception {
        for (int round = 0; round < 10; round++) {
            var session = world.accepted(campus, SATURDAY.plusDays(round), 3);
            var outcomes = AtOnce.run(IntStream.range(0, 8).mapToObj(student ->
                    (Callable<ClaimOutcome>) () -> clock.at(World.NOW, () -> claim(student, session))));
            assertThat(outcomes)
                    .as("round %d", round)
                    .filteredOn(ClaimOutcome.Confirmed.class::isInstance)
                    .hasSize(3);
            assertThat(outcomes)
                    .filteredOn(ClaimOutcome.Waiting.class::isInstance)
                    .hasSize(5);
            assertThat(places.helpers(List.of(session.id()))).hasSize(3);
        }
    }

    @Test
    void twoPlacesAtTheSameTimeAreNotBothTaken() throws Exception {
        for (int round = 0; round < 10; round++) {
            var from = SATURDAY.plusDays(round);
            var both = List.of(world.accepted(campus, from, 1), world.accepted(campus, from.plusHours(1), 1));
            var outcomes = AtOnce.run(both.stream().map(each ->
                    (Callable<ClaimOutcome>) () -> clock.at(World.NOW, () -> claim(0, each))));
            assertThat(outcomes)
                    .as("round %d", round)
                    .hasAtLeastOneElementOfType(ClaimOutcome.Confirmed.class)
                    .contains(new ClaimOutcome.Overlaps());
        }
    }

    @Test
    void aPlaceHeldForSomebodyWhoWasAskedIsNotOpen() {
        var session = world.accepted(campus, SATURDAY, 1);
        var asked = offer(0, session);
        assertThat(open(campus.student(1))).isEmpty();
        assertThat(claim(1, session)).isEqualTo(new ClaimOutcome.Waiting(session.id(), 1));
        offers.decline(campus.student(0), asked, "");
        assertThat(offers.openFor(campus.student(1).mustStudent()))
                .as("who stood in line is asked before anybody else can come")
                .hasSize(1);
        assertThat(claim(2, session)).isEqualTo(new ClaimOutcome.Waiting(session.id(), 1));
    }

    @Test
    void whoLetAnOfferPassMayStillTakeThePlace() {
        var session = world.accepted(campus, SATURDAY, 1);
        offer(0, session);
        assertThat(claim(0, session)).isEqualTo(new ClaimOutcome.Already(session.id()));
        assertThat(clock.at(OpenOffers.DEADLINE, () -> claim(0, session)))
                .isEqualTo(new ClaimOutcome.Confirmed(session.id()));
    }

    @Test
    void whatIsTooFarFromTheLastPlaceSaysHowFarAndHowLong() {
        var first = world.accepted(campus, SATURDAY, 1);
        var far = world.accepted(campus, SATURDAY.plusHours(2).plusMinutes(10), 1);
        jdbc.sql("update needs.session set longitude = longitude + 0.3 where id = :id")
                .param("id", far.id().value())
                .update();
        claim(0, first);
        assertThat(claim(0, far)).isInstanceOfSatisfying(ClaimOutcome.TooFarBetween.class, between -> {
            assertThat(between.other()).isEqualTo(first.id());
            assertThat(between.minutes()).isEqualTo(10);
            assertThat(between.metres()).isBetween(26_000, 28_000);
        });
        assertThat(open(campus.student(0)).get(0).obstacle()).isInstanceOf(ClaimOutcome.TooFarBetween.class);
        assertThat(claim(1, far)).isInstanceOf(ClaimOutcome.Confirmed.class);
    }

    @Test
    void aTimetableAndTheCollegesRuleAreTold() {
        var session = world.accepted(campus, SATURDAY, 2);
        jdbc.sql("insert into people.busy_time values (:student, 6, '08:00', '12:00')")
                .param("student", campus.student(0).mustStudent().value())
                .update();
        assertThat(claim(0, session)).isInstanceOf(ClaimOutcome.NotEligible.class);

        rules.set(campus.college(), new PlaceRules.Input("24", "1", "60", "30"));
        var soon = world.accepted(campus, LocalDateTime.of(2026, 6, 2, 20, 0), 1);
        claim(1, soon);
        held.giveUp(campus.student(1), soon.id(), "临时有事");
        assertThat(claim(1, session)).isEqualTo(new ClaimOutcome.Paused(World.NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void aPlaceGivenBackIsOpenAgain_alsoToWhoGaveItBack() {
        var session = world.accepted(campus, SATURDAY, 1);
        claim(0, session);
        held.giveUp(campus.student(0), session.id(), "看错日子");
        assertThat(open(campus.student(1))).extracting(OpenPlace::free).containsExactly(1);
        assertThat(claim(0, session)).isEqualTo(new ClaimOutcome.Confirmed(session.id()));
    }

    @Test
    void whereTheOrganiserChoosesAnApplicationTakesNoPlaceUntilThen() {
        var session = world.accepted(campus, SATURDAY, 1);
        var community = campus.communityViewer();
        admissions.set(community, session.id(), Admission.REVIEW);
        assertThat(claim(0, session)).isEqualTo(new ClaimOutcome.Applied(session.id()));
        assertThat(claim(1, session)).isEqualTo(new ClaimOutcome.Applied(session.id()));
        assertThat(places.helpers(List.of(session.id()))).isEmpty();
        var waiting = pool.applicants(session.id());
        assertThat(waiting).hasSize(2);

        assertThat(pool.choose(community, session.id(), waiting.get(1).id()))
                .isEqualTo(new ClaimOutcome.Confirmed(session.id()));
        assertThat(pool.choose(community, session.id(), waiting.get(0).id())).isEqualTo(new ClaimOutcome.Full());
        assertThat(pool.turnDown(community, session.id(), waiting.get(0).id())).isTrue();
        assertThat(pool.turnDown(community, session.id(), waiting.get(0).id()))
                .as("a second tap")
                .isFalse();
        assertThat(places.helpers(List.of(session.id())))
                .extracting(Helper::student)
                .containsExactly(waiting.get(1).student());
    }

    @Test
    void anApplicationIsTakenBackByWhoMadeIt() {
        var session = world.accepted(campus, SATURDAY, 1);
        admissions.set(campus.communityViewer(), session.id(), Admission.REVIEW);
        claim(0, session);
        var application = pool.applications(campus.student(0).mustStudent()).get(session.id());
        assertThat(pool.withdraw(campus.student(1), application)).isEqualTo(new WithdrawOutcome.NotFound());
        assertThat(pool.withdraw(campus.student(0), application)).isEqualTo(new WithdrawOutcome.Done());
        assertThat(pool.applicants(session.id())).isEmpty();
    }

    @Test
    void anotherCollegesPlacesAndOrganisersAreNotThere() {
        var session = world.accepted(campus, SATURDAY, 1);
        var stranger = world.campus("外校" + COUNT.incrementAndGet(), 1);
        assertThat(open(stranger.student(0))).isEmpty();
        assertThat(pool.claim(stranger.student(0), role(session))).isEqualTo(new ClaimOutcome.NotFound());
        assertThat(pool.claim(campus.student(0), new SessionRoleId(987_654_321)))
                .isEqualTo(new ClaimOutcome.NotFound());
        assertThat(admissions.set(stranger.communityViewer(), session.id(), Admission.REVIEW))
                .isEqualTo(new AdmissionOutcome.NotFound());
        assertThat(admissions.of(new SessionId(session.id().value()))).isEqualTo(Admission.FIRST_COME);
    }
}
