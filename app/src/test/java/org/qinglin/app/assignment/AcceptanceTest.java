package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What a student hears who answers an offer. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptanceTest {

    @Autowired
    private World world;

    @Autowired
    private Offers offers;

    @Autowired
    private Places places;

    @Autowired
    private Requests requests;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private World.Campus campus;
    private OpenOffers open;
    private Viewer student;
    private int day = 8;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("接单", 3);
        open = new OpenOffers(jdbc, json);
        student = campus.student(0);
    }

    private ServiceSession session() {
        return world.accepted(campus, LocalDateTime.of(2026, 6, day++, 9, 0), 2);
    }

    private OfferId offer(ServiceSession session) {
        return open.to(student.mustStudent(), campus, session);
    }

    @Test
    void aSecondTapChangesNothing() {
        var session = session();
        var offer = offer(session);
        assertThat(offers.accept(student, offer)).isEqualTo(new AcceptanceOutcome.Confirmed(session.id()));
        assertThat(offers.accept(student, offer)).isEqualTo(new AcceptanceOutcome.AlreadyConfirmed(session.id()));
        assertThat(places.helpers(List.of(session.id()))).hasSize(1);
    }

    @Test
    void tenTapsAtOnceMakeOnePlace() throws Exception {
        var session = session();
        var offer = offer(session);
        var outcomes =
                AtOnce.run(Stream.generate(() -> (Callable<AcceptanceOutcome>) () -> offers.accept(student, offer))
                        .limit(10));
        assertThat(outcomes)
                .filteredOn(AcceptanceOutcome.Confirmed.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(AcceptanceOutcome.AlreadyConfirmed.class::isInstance)
                .hasSize(9);
        assertThat(places.fill(List.of(session.id())).get(session.id()).taken()).isEqualTo(1);
    }

    @Test
    void ofTwoSessionsAtTheSameTimeOnlyOneIsConfirmed() throws Exception {
        for (int round = 0; round < 30; round++) {
            var from = LocalDateTime.of(2026, 7, 1 + round / 3, 8 + 4 * (round % 3), 0);
            var both = List.of(world.accepted(campus, from, 2), world.accepted(campus, from.plusHours(1), 2));
            var made = both.stream().map(this::offer).toList();
            var outcomes = AtOnce.run(made.stream().map(each ->
                    (Callable<AcceptanceOutcome>) () -> clock.at(World.NOW, () -> offers.accept(student, each))));
            assertThat(outcomes)
                    .as("round %d", round)
                    .hasAtLeastOneElementOfType(AcceptanceOutcome.Confirmed.class)
                    .contains(new AcceptanceOutcome.Overlaps());
        }
    }

    @Test
    void afterTheDeadlineItIsTooLate() {
        var offer = offer(session());
        assertThat(clock.at(OpenOffers.DEADLINE, () -> offers.accept(student, offer)))
                .isEqualTo(new AcceptanceOutcome.TooLate());
        assertThat(clock.at(OpenOffers.DEADLINE.minusSeconds(1), () -> offers.accept(student, offer)))
                .isInstanceOf(AcceptanceOutcome.Confirmed.class);
    }

    @Test
    void whatWasDeclinedIsNoLongerOpen() {
        var offer = offer(session());
        assertThat(offers.decline(student, offer, "那天有考试")).isEqualTo(new DeclineOutcome.Declined());
        assertThat(offers.decline(student, offer, "")).isEqualTo(new DeclineOutcome.NoLongerOpen());
        assertThat(offers.accept(student, offer)).isEqualTo(new AcceptanceOutcome.NoLongerOpen());
    }

    @Test
    void whatWasAcceptedCannotBeDeclined() {
        var session = session();
        var offer = offer(session);
        offers.accept(student, offer);
        assertThat(offers.decline(student, offer, "")).isEqualTo(new DeclineOutcome.NoLongerOpen());
        assertThat(places.serves(student.mustStudent(), session.id())).isTrue();
    }

    @Test
    void anotherStudentsOfferIsNotThere() {
        var offer = offer(session());
        assertThat(offers.accept(campus.student(1), offer)).isEqualTo(new AcceptanceOutcome.NotFound());
        assertThat(offers.decline(campus.student(1), offer, "")).isEqualTo(new DeclineOutcome.NotFound());
        assertThat(offers.accept(student, new OfferId(987_654_321))).isEqualTo(new AcceptanceOutcome.NotFound());
    }

    @Test
    void aWithdrawnRequestFreesEveryone() {
        var from = LocalDateTime.of(2026, 6, day++, 9, 0);
        var withdrawn = world.accepted(campus, from, 2);
        var accepted = offer(withdrawn);
        var waiting = open.to(campus.student(1).mustStudent(), campus, withdrawn);
        offers.accept(student, accepted);
        requests.withdraw(campus.communityViewer(), withdrawn.request(), "场地停电");
        assertThat(places.serves(student.mustStudent(), withdrawn.id())).isFalse();
        assertThat(offers.accept(campus.student(1), waiting)).isEqualTo(new AcceptanceOutcome.NoLongerOpen());
        assertThat(offers.openFor(campus.student(1).mustStudent()))
                .noneMatch(each -> each.session().equals(withdrawn.id()));
        var instead = world.accepted(campus, from.plusMinutes(30), 1);
        assertThat(offers.accept(student, offer(instead))).isInstanceOf(AcceptanceOutcome.Confirmed.class);
    }

    @Test
    void placesThatAreHeldOrTakenAreNotOfferedAgain() {
        var session = session();
        offers.accept(student, offer(session));
        var respondBy = World.NOW.plus(Duration.ofHours(3));
        var proposals = Stream.of(1, 2)
                .map(i -> new Proposal(
                        session.roles().get(0).id(),
                        session.id(),
                        campus.student(i).mustStudent(),
                        new Reasons(100, List.of(), 0, false, 0, 0, false, 1)))
                .toList();
        assertThat(offers.make(campus.id(), 1, respondBy, proposals)).isEqualTo(1);
        assertThat(offers.make(campus.id(), 2, respondBy, proposals)).isZero();
    }
}
