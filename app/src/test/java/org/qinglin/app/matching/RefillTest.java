package org.qinglin.app.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
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
import org.qinglin.app.assignment.AcceptanceOutcome;
import org.qinglin.app.assignment.DeclineOutcome;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.engine.Weights;
import org.springframework.beans.factory.annotation.Autowired;

/** A place that became free is offered to the next best at once; nobody else is moved, nobody is asked twice. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefillTest {

    private static final int STUDENTS = 8;

    @Autowired
    private World world;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private DispatchRuns runs;

    @Autowired
    private Refills refills;

    @Autowired
    private Offers offers;

    @Autowired
    private Requests requests;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;
    private LocalDateTime next = LocalDateTime.of(2026, 6, 2, 9, 0);

    @BeforeAll
    void oneCampus() {
        campus = world.campus("补位", STUDENTS);
    }

    private ServiceSession session(int heads) {
        return world.accepted(campus, anotherWeek(), heads);
    }

    /** What students give in a week is not used up by another test. */
    private LocalDateTime anotherWeek() {
        next = next.plusDays(7);
        return next;
    }

    private RunId publish(ServiceSession session) {
        var date = LocalDate.ofInstant(session.startsAt(), China.TIME);
        var id = dispatcher.runNow(
                campus.college(),
                new NewRun("补位", date, date, World.NOW.plus(Duration.ofHours(30)), Weights.defaults()));
        runs.publish(campus.college(), id);
        return id;
    }

    private List<Offer> ofRun(RunId run) {
        return offers.ofRun(campus.id(), run.value());
    }

    private List<Offer> open(RunId run) {
        return ofRun(run).stream().filter(each -> each.isOpen(clock.instant())).toList();
    }

    private DeclineOutcome decline(Offer offer) {
        return offers.decline(world.viewer(campus, offer.student()), offer.id(), "");
    }

    @Test
    void aDeclineAsksTheNextAtOnce_withReasons_andLeavesTheOthersAlone() {
        var run = publish(session(3));
        var before = open(run);
        assertThat(before).hasSize(3);
        offers.accept(
                world.viewer(campus, before.get(0).student()), before.get(0).id());
        assertThat(decline(before.get(1))).isEqualTo(new DeclineOutcome.Declined());

        var after = ofRun(run);
        assertThat(after).hasSize(4);
        assertThat(after.get(0).status()).isEqualTo(Offer.Status.ACCEPTED);
        assertThat(after.get(2)).as("who still thinks about it").isEqualTo(before.get(2));
        var next = after.get(3);
        assertThat(before).extracting(Offer::student).doesNotContain(next.student());
        assertThat(next.reasons().value()).isPositive();
        assertThat(next.respondBy()).isEqualTo(before.get(1).respondBy());
        assertThat(refills.of(run)).singleElement().satisfies(refill -> {
            assertThat(refill.freed()).isEqualTo(before.get(1).id());
            assertThat(refill.leftBy()).isEqualTo(before.get(1).student());
            assertThat(refill.lapsed()).isFalse();
            assertThat(refill.asked())
                    .isEqualTo(new Refill.Asked(
                            next.id(), next.student(), next.reasons().value()));
        });
        refills.fillWhatIsFree();
        assertThat(ofRun(run)).as("looked at again").isEqualTo(after);
    }

    @Test
    void nobodyLeftIsSaidOnce() {
        var run = publish(session(STUDENTS));
        decline(open(run).get(0));
        assertThat(open(run)).hasSize(STUDENTS - 1);
        assertThat(refills.of(run))
                .singleElement()
                .satisfies(refill -> assertThat(refill.asked()).isNull());
    }

    @Test
    void anOfferThatLapsedIsFilledByTheNextLook() {
        var run = publish(session(1));
        var first = open(run).get(0);
        clock.at(first.respondBy(), () -> {
            refills.fillWhatIsFree();
            assertThat(open(run)).singleElement().satisfies(next -> {
                assertThat(next.student()).isNotEqualTo(first.student());
                assertThat(next.respondBy()).isEqualTo(first.respondBy().plus(Duration.ofHours(24)));
            });
            return null;
        });
        assertThat(refills.of(run))
                .singleElement()
                .satisfies(refill -> assertThat(refill.lapsed()).isTrue());
    }

    @Test
    void whoIsOfferedSomethingElseThenByNowIsNotAsked() {
        var date = anotherWeek();
        var first = world.accepted(campus, date, 1);
        var run = publish(first);
        // Afterwards another run takes everyone else at the same hour.
        world.accepted(campus, date, STUDENTS - 1);
        publish(first);
        decline(open(run).get(0));
        assertThat(open(run)).isEmpty();
        assertThat(refills.of(run))
                .singleElement()
                .satisfies(refill -> assertThat(refill.asked()).isNull());
    }

    @Test
    void manyDeclineAtOnce_eachPlaceGoesToSomebodyElse() throws Exception {
        var run = publish(session(3));
        var three = open(run);
        AtOnce.run(three.stream().map(each -> (Callable<DeclineOutcome>) () -> decline(each)));
        refills.fillWhatIsFree();
        var asked = open(run);
        assertThat(asked).hasSize(3);
        assertThat(asked).extracting(Offer::student).doesNotHaveDuplicates();
        assertThat(asked)
                .extracting(Offer::student)
                .doesNotContainAnyElementsOf(three.stream().map(Offer::student).toList());
        assertThat(refills.of(run)).hasSize(3).extracting(Refill::freed).doesNotHaveDuplicates();
    }

    @Test
    void oneDeclinesWhileOthersAccept_noPlaceIsGivenTwice() throws Exception {
        for (int round = 0; round < 4; round++) {
            var run = publish(session(3));
            var three = open(run);
            var outcomes = AtOnce.run(Stream.<Callable<Object>>of(
                    () -> decline(three.get(0)),
                    () -> offers.accept(
                            world.viewer(campus, three.get(1).student()),
                            three.get(1).id()),
                    () -> offers.accept(
                            world.viewer(campus, three.get(2).student()),
                            three.get(2).id()),
                    () -> {
                        refills.fillWhatIsFree();
                        return "looked";
                    }));
            assertThat(outcomes.get(1)).isInstanceOf(AcceptanceOutcome.Confirmed.class);
            assertThat(outcomes.get(2)).isInstanceOf(AcceptanceOutcome.Confirmed.class);
            assertThat(ofRun(run)).hasSize(4);
            assertThat(open(run)).hasSize(1);
        }
    }

    @Test
    void theSameOfferDeclinedAndAcceptedAtOnceHasOneOutcome() throws Exception {
        for (int round = 0; round < 4; round++) {
            var run = publish(session(1));
            var one = open(run).get(0);
            AtOnce.run(Stream.<Callable<Object>>of(
                    () -> decline(one),
                    () -> offers.accept(world.viewer(campus, one.student()), one.id()),
                    () -> decline(one)));
            refills.fillWhatIsFree();
            boolean accepted = ofRun(run).get(0).status() == Offer.Status.ACCEPTED;
            assertThat(open(run)).hasSize(accepted ? 0 : 1);
            assertThat(refills.of(run)).hasSize(accepted ? 0 : 1);
        }
    }

    @Test
    void anOrderThatWasWithdrawnIsNotFilledAgain() {
        var session = session(2);
        var run = publish(session);
        decline(open(run).get(0));
        assertThat(open(run)).hasSize(2);
        requests.withdraw(campus.communityViewer(), session.request(), "不需要了");
        refills.fillWhatIsFree();
        assertThat(open(run)).isEmpty();
        assertThat(ofRun(run)).hasSize(3);
    }
}
