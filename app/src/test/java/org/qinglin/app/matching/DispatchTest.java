package org.qinglin.app.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.matching.internal.Planning;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.engine.Weights;
import org.qinglin.engine.format.PlanFiles;
import org.qinglin.engine.verify.Verdict;
import org.qinglin.engine.verify.Verifier;
import org.springframework.beans.factory.annotation.Autowired;

/** Dispatch runs (派单): planned by the real engine, published once, verifiable by anyone. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatchTest {

    @Autowired
    private World world;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private DispatchRuns runs;

    @Autowired
    private Planning planning;

    @Autowired
    private Offers offers;

    @Autowired
    private SavedRuns saved;

    @Autowired
    private Requests requests;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;
    private int day = 4;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("派单测", 3);
    }

    private ServiceSession session(int heads) {
        return world.accepted(campus, LocalDateTime.of(2026, 6, day++, 9, 0), heads);
    }

    private NewRun run(ServiceSession session) {
        var date = LocalDate.ofInstant(session.startsAt(), China.TIME);
        return new NewRun("第一周", date, date, World.NOW.plus(Duration.ofHours(24)), Weights.defaults());
    }

    @Test
    void aPlanSaysWhatItCoversAndThatNothingIsBetter() {
        var planned = runs.find(campus.id(), dispatcher.runNow(campus.college(), run(session(2))))
                .orElseThrow();
        assertThat(planned.status()).isEqualTo(RunStatus.PLANNED);
        assertThat(planned.result()).satisfies(result -> {
            assertThat(result.places()).isEqualTo(2);
            assertThat(result.filled()).isEqualTo(2);
            assertThat(result.pairs()).isEqualTo(3);
            assertThat(result.optimal()).isTrue();
            assertThat(result.gap()).isZero();
        });
    }

    @Test
    void aRunIsPublishedOnce() throws Exception {
        var session = session(2);
        var id = dispatcher.runNow(campus.college(), run(session));
        var outcomes = AtOnce.run(Stream.generate(
                        () -> (Callable<DispatchRuns.Published>) () -> runs.publish(campus.college(), id))
                .limit(4));
        assertThat(outcomes)
                .containsOnlyOnce(new DispatchRuns.Published.Done(2, 0))
                .contains(new DispatchRuns.Published.NotPlanned(RunStatus.PUBLISHED));
        assertThat(offers.openOf(campus.id(), World.NOW))
                .filteredOn(each -> each.session().equals(session.id()))
                .hasSize(2);
    }

    @Test
    void anotherCollegeDoesNotFindTheRun() {
        var id = dispatcher.runNow(campus.college(), run(session(1)));
        var other = world.campus("外校", 1);
        assertThat(runs.publish(other.college(), id)).isEqualTo(new DispatchRuns.Published.NotFound());
        assertThat(runs.find(other.id(), id)).isEmpty();
    }

    @Test
    void aRunThatWasInterruptedSaysSoAtTheNextStart() {
        var id = runs.open(campus.college(), run(session(1)));
        assertThat(runs.find(campus.id(), id))
                .get()
                .extracting(DispatchRun::status)
                .isEqualTo(RunStatus.RUNNING);
        planning.failInterrupted(); // the dispatcher's first deed when the server starts
        assertThat(runs.find(campus.id(), id)).get().satisfies(run -> {
            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.error()).isEqualTo("interrupted");
        });
        assertThat(runs.publish(campus.college(), id))
                .isEqualTo(new DispatchRuns.Published.NotPlanned(RunStatus.FAILED));
    }

    @Test
    void whoDeclinedIsNotAskedAgainAndWhoKeptSilentNeither() {
        var session = session(1);
        publish(session);
        for (int asked = 1; asked <= 3; asked++) {
            var offer = openIn(session).get(0);
            offers.decline(world.viewer(campus, offer.student()), offer.id(), "没空");
        }
        assertThat(openIn(session)).as("all three have been asked").isEmpty();
        var last = runs.find(campus.id(), publish(session)).orElseThrow();
        assertThat(last.result()).satisfies(result -> {
            assertThat(result.filled()).isZero();
            assertThat(result.missing()).isEqualTo(1);
        });
        assertThat(runs.roles(last.id()).get(0).excludedOnly()).containsEntry("NOT_BLOCKED", 3);
    }

    private List<Offer> openIn(ServiceSession session) {
        return offers.openOf(campus.id(), World.NOW).stream()
                .filter(each -> each.session().equals(session.id()))
                .toList();
    }

    private RunId publish(ServiceSession session) {
        var id = dispatcher.runNow(campus.college(), run(session));
        runs.publish(campus.college(), id);
        return id;
    }

    @Test
    void anOfferThatLapsedGoesToSomebodyElse() {
        var session = session(1);
        publish(session);
        var first = offers.openOf(campus.id(), World.NOW).stream()
                .filter(each -> each.session().equals(session.id()))
                .findFirst()
                .orElseThrow();
        clock.at(first.respondBy(), () -> {
            var id = dispatcher.runNow(
                    campus.college(),
                    new NewRun(
                            "第二轮",
                            run(session).from(),
                            run(session).to(),
                            first.respondBy().plusSeconds(600),
                            Weights.defaults()));
            return runs.publish(campus.college(), id);
        });
        assertThat(offers.openOf(campus.id(), first.respondBy()))
                .filteredOn(each -> each.session().equals(session.id()))
                .singleElement()
                .satisfies(second -> assertThat(second.student()).isNotEqualTo(first.student()));
    }

    @Test
    void whoDeclinedOneSessionOfARecurringOrderMayStillGoToTheNextAndTheFilesKnowIt(@TempDir Path folder)
            throws Exception {
        var first = LocalDateTime.of(2026, 6, 28, 9, 0);
        var order = world.ordered(campus, first, 1, first.plusDays(1));
        requests.accept(campus.college(), order);
        var both = sessions.of(List.of(order));
        publish(both.get(0));
        // Whoever is asked says no, until nobody is left.
        var offer = openIn(both.get(0)).get(0);
        for (var open = openIn(both.get(0)); !open.isEmpty(); open = openIn(both.get(0))) {
            offers.decline(
                    world.viewer(campus, open.get(0).student()), open.get(0).id(), "没空");
        }
        var day = first.toLocalDate();
        var id = dispatcher.runNow(
                campus.college(),
                new NewRun("两天", day, day.plusDays(1), World.NOW.plus(Duration.ofHours(24)), Weights.defaults()));
        write(id, folder);
        assertThat(Verifier.problem(folder.resolve("input"), folder.resolve("plan"))
                        .reasons())
                .isEmpty();
        var read = saved.of(id).orElseThrow();
        assertThat(read.problem().roles())
                .filteredOn(role -> role.blockedPersons()
                        .contains(Long.toString(offer.student().value())))
                .singleElement()
                .satisfies(role -> assertThat(role.sessionId())
                        .isEqualTo(Long.toString(both.get(0).id().value())));
    }

    private void write(RunId id, Path folder) throws java.io.IOException {
        for (var file : runs.files(id).entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    @Test
    void theFilesOfARunConvinceTheIndependentVerifier(@TempDir Path folder) throws Exception {
        var id = dispatcher.runNow(campus.college(), run(session(2)));
        write(id, folder);
        var verdict = Verifier.problem(folder.resolve("input"), folder.resolve("plan"));
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.optimal()).isTrue();
        assertThat(verdict.objective())
                .isEqualTo(runs.find(campus.id(), id).orElseThrow().result().objective());
        var plan = folder.resolve("plan").resolve(PlanFiles.PLAN);
        Files.writeString(plan, Files.readString(plan) + "\n");
        assertThat(Verifier.problem(folder.resolve("input"), folder.resolve("plan"))
                        .outcome())
                .isEqualTo(Verdict.Outcome.REFUSED);
    }
}
