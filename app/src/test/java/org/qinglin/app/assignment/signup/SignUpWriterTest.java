package org.qinglin.app.assignment.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.HeldPlaces;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Many hands, few places: nothing is lost, nothing is given twice, and everyone is told what is so. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignUpWriterTest {

    private static final int STUDENTS = 40;
    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2026, 6, 6, 9, 0);

    @Autowired
    private World world;

    @Autowired
    private SignUpWriter writer;

    @Autowired
    private SignUpBatch batch;

    @Autowired
    private WaitingList waiting;

    @Autowired
    private HeldPlaces held;

    @Autowired
    private Offers offers;

    @Autowired
    private Outbox outbox;

    @Autowired
    private RoomForAll roomForAll;

    @Autowired
    private RolePlaces rolePlaces;

    @Autowired
    private SignUpKeys keys;

    @Autowired
    private JdbcOperations operations;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;
    private int day;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("抢报名", STUDENTS);
    }

    private ServiceSession session(int places) {
        return world.accepted(campus, FIRST_DAY.plusDays(day++), places);
    }

    private static SessionRoleId role(ServiceSession session) {
        return session.roles().get(0).id();
    }

    private SignUp alone(int student, ServiceSession session, @Nullable String key) {
        return SignUp.alone(campus.student(student), session.id(), role(session), key);
    }

    private SignUp together(ServiceSession session, @Nullable String key, int... students) {
        return new SignUp(
                campus.student(students[0]),
                session.id(),
                role(session),
                IntStream.of(students).mapToObj(this::student).toList(),
                key);
    }

    private StudentId student(int index) {
        return campus.student(index).mustStudent();
    }

    private static List<SignUpAnswer> atOnce(Stream<SignUp> signUps, SignUpWriter... nodes) throws Exception {
        var all = signUps.toList();
        return AtOnce.run(IntStream.range(0, all.size())
                .mapToObj(i -> (Callable<SignUpAnswer>) () -> nodes[i % nodes.length].signUp(all.get(i))));
    }

    private static long count(List<SignUpAnswer> answers, Class<? extends SignUpAnswer> kind) {
        return answers.stream().filter(kind::isInstance).count();
    }

    private int taken(ServiceSession session) {
        return number("select taken from assignment.role_places where session_id = :session", session);
    }

    private int acceptances(ServiceSession session) {
        return number(
                "select count(*) from assignment.acceptance where session_id = :session and cancelled_at is null",
                session);
    }

    private int number(String sql, ServiceSession session) {
        return jdbc.sql(sql)
                .param("session", session.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void asManyGetInAsThereArePlaces_andTheOthersStandInLineEachAtAPlaceOfTheirOwn() throws Exception {
        for (int places : new int[] {1, 3, 17, 39}) {
            var session = session(places);
            var answers = atOnce(IntStream.range(0, STUDENTS).mapToObj(i -> alone(i, session, null)), writer);
            assertThat(count(answers, SignUpAnswer.Placed.class)).isEqualTo(places);
            assertThat(answers)
                    .filteredOn(SignUpAnswer.Waiting.class::isInstance)
                    .extracting(each -> ((SignUpAnswer.Waiting) each).position())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, STUDENTS - places).boxed().toList());
            assertThat(taken(session)).isEqualTo(places);
            assertThat(acceptances(session)).isEqualTo(places);
        }
    }

    @Test
    void severalNodesGiveNoPlaceTwiceAndLoseNone() throws Exception {
        var nodes = Stream.generate(() -> new SignUpWriter(batch, clock, 128, 256))
                .limit(3)
                .toArray(SignUpWriter[]::new);
        for (int round = 0; round < 5; round++) {
            var session = session(13);
            var answers = atOnce(IntStream.range(0, STUDENTS).mapToObj(i -> alone(i, session, null)), nodes);
            assertThat(count(answers, SignUpAnswer.Placed.class)).isEqualTo(13);
            assertThat(count(answers, SignUpAnswer.Waiting.class)).isEqualTo(STUDENTS - 13);
            assertThat(taken(session)).isEqualTo(13);
            assertThat(acceptances(session)).isEqualTo(13);
        }
    }

    /** The harness can fail: batches that count first and insert then, without the lock, give places twice. */
    @Test
    void aTwinWhoseLockIsOffOversells() throws Exception {
        jdbc.sql("create table if not exists public.unlocked_sign_up (role bigint not null, student bigint not null)")
                .update();
        var twins = Stream.generate(() -> new SignUpWriter(new Unlocked(), clock, 128, 4))
                .limit(8)
                .toArray(SignUpWriter[]::new);
        long most = 0;
        for (int round = 0; round < 30 && most <= 2; round++) {
            var session = session(2);
            var answers = atOnce(IntStream.range(0, STUDENTS).mapToObj(i -> alone(i, session, null)), twins);
            most = Math.max(most, count(answers, SignUpAnswer.Placed.class));
        }
        assertThat(most).as("winners of 2 places").isGreaterThan(2);
    }

    private final class Unlocked extends SignUpBatch {

        Unlocked() {
            super(operations, roomForAll, rolePlaces, waiting, keys, outbox, transaction);
        }

        @Override
        List<SignUpAnswer> decide(SessionRoleId role, List<SignUp> signUps, Instant now, Runnable written) {
            return transaction.execute(status -> {
                int free = 2
                        - jdbc.sql("select count(*) from public.unlocked_sign_up where role = :role")
                                .param("role", role.value())
                                .query(Integer.class)
                                .single();
                var answers = new ArrayList<SignUpAnswer>();
                for (var each : signUps) {
                    if (free-- > 0) {
                        jdbc.sql("insert into public.unlocked_sign_up values (:role, :student)")
                                .param("role", role.value())
                                .param("student", each.students().get(0).value())
                                .update();
                        answers.add(new SignUpAnswer.Placed());
                    } else {
                        answers.add(new SignUpAnswer.TooFew(0));
                    }
                }
                return answers;
            });
        }
    }

    @Test
    void theSameSentTenTimesAtOnce_underOneKeyOrTen_isOneRowAndOneAnswer() throws Exception {
        var session = session(5);
        var answers = new ArrayList<SignUpAnswer>();
        answers.addAll(atOnce(IntStream.range(0, 10).mapToObj(i -> alone(0, session, "one")), writer));
        answers.addAll(atOnce(IntStream.range(0, 10).mapToObj(i -> alone(0, session, "key-" + i)), writer));
        answers.addAll(atOnce(IntStream.range(0, 10).mapToObj(i -> alone(0, session, null)), writer));
        assertThat(answers).hasSize(30).containsOnly(new SignUpAnswer.Placed());
        assertThat(taken(session)).isEqualTo(1);
        assertThat(acceptances(session)).isEqualTo(1);
    }

    @Test
    void aKeyTellsItsFirstAnswerForGood_andServesNoOtherRequest() {
        var session = session(1);
        writer.signUp(alone(0, session, null));
        assertThat(writer.signUp(alone(1, session, "k"))).isEqualTo(new SignUpAnswer.Waiting(1));
        held.giveUp(campus.student(0), session.id(), "病了");
        assertThat(writer.signUp(alone(1, session, "k")))
                .as("told again, though a place is held for the student by now")
                .isEqualTo(new SignUpAnswer.Waiting(1));
        var other = new SignUp(campus.student(1), session.id(), role(session), List.of(student(1), student(2)), "k");
        assertThat(writer.signUp(other)).isEqualTo(new SignUpAnswer.OtherUnderKey());
        assertThat(writer.signUp(alone(2, session, "k")))
                .as("another person's key is another key")
                .isEqualTo(new SignUpAnswer.Waiting(1));
    }

    @Test
    void whoReachesForTwoPlacesAtOneTimeGetsOne_andTheOtherGoesToWhoComesNext() throws Exception {
        for (int round = 0; round < 5; round++) {
            var from = FIRST_DAY.plusDays(day++);
            var both = List.of(world.accepted(campus, from, 20), world.accepted(campus, from.plusHours(1), 20));
            var hands = new ArrayList<>(IntStream.range(0, STUDENTS)
                    .boxed()
                    .flatMap(i -> both.stream().map(session -> alone(i, session, null)))
                    .toList());
            Collections.shuffle(hands, new Random(round));
            var answers = atOnce(hands.stream(), writer);
            assertThat(count(answers, SignUpAnswer.Placed.class))
                    .as("round %d", round)
                    .isEqualTo(STUDENTS);
            for (var session : both) {
                assertThat(taken(session)).isEqualTo(20);
                assertThat(acceptances(session)).isEqualTo(20);
            }
        }
    }

    @Test
    void peopleWhoWantToGoTogetherGoAllOrNone() {
        var session = session(4);
        assertThat(writer.signUp(together(session, null, 0, 1, 2))).isEqualTo(new SignUpAnswer.Placed());
        assertThat(writer.signUp(together(session, "again", 3, 4))).isEqualTo(new SignUpAnswer.TooFew(1));
        assertThat(writer.signUp(together(session, null, 3, 2))).isEqualTo(new SignUpAnswer.HasPlace(student(2)));
        assertThat(acceptances(session)).isEqualTo(3);
        var elsewhere = world.accepted(campus, FIRST_DAY.plusDays(day - 1).plusMinutes(30), 10);
        assertThat(writer.signUp(together(elsewhere, null, 5, 0, 6))).isEqualTo(new SignUpAnswer.Overlaps(student(0)));
        assertThat(acceptances(elsewhere)).isZero();
        assertThat(taken(elsewhere)).isZero();
        assertThat(writer.signUp(together(session, null, 0, 1, 2)))
                .as("the same sent again")
                .isEqualTo(new SignUpAnswer.Placed());
    }

    @Test
    void groupsAndSinglesAtOnceFillWhatIsThereAndNoGroupIsTornApart() throws Exception {
        for (int round = 0; round < 5; round++) {
            var session = session(11);
            var hands = new ArrayList<SignUp>();
            IntStream.range(0, 10).forEach(i -> hands.add(together(session, null, 2 * i, 2 * i + 1)));
            IntStream.range(20, 30).forEach(i -> hands.add(alone(i, session, null)));
            Collections.shuffle(hands, new Random(round));
            var answers = atOnce(hands.stream(), writer);
            int placed = IntStream.range(0, hands.size())
                    .filter(i -> answers.get(i) instanceof SignUpAnswer.Placed)
                    .map(i -> hands.get(i).students().size())
                    .sum();
            assertThat(placed).isEqualTo(11).isEqualTo(taken(session)).isEqualTo(acceptances(session));
        }
    }

    @Test
    void aPlaceThatBecomesFreeIsOfferedToTheFirstInLineWhoHasTimeForIt() {
        var session = session(1);
        var elsewhere = world.accepted(campus, FIRST_DAY.plusDays(day - 1), 5);
        writer.signUp(alone(0, session, null));
        for (int i = 1; i <= 3; i++) {
            assertThat(writer.signUp(alone(i, session, null))).isEqualTo(new SignUpAnswer.Waiting(i));
        }
        writer.signUp(alone(1, elsewhere, null));
        held.giveUp(campus.student(0), session.id(), "病了");
        assertThat(openFor(1, session)).isEmpty();
        assertThat(openFor(2, session)).singleElement().satisfies(offer -> {
            assertThat(offer.respondBy()).isEqualTo(World.NOW.plus(Duration.ofHours(12)));
        });
        assertThat(writer.signUp(alone(4, session, null)))
                .as("the place is held for who is next")
                .isEqualTo(new SignUpAnswer.Waiting(3));
        offers.decline(campus.student(2), openFor(2, session).get(0).id(), "");
        offers.accept(campus.student(3), openFor(3, session).get(0).id());
        assertThat(taken(session)).isEqualTo(1);
        assertThat(waiting.of(student(4)).get(session.id()).position()).isEqualTo(2);
    }

    private List<Offer> openFor(int student, ServiceSession session) {
        return offers.openFor(student(student)).stream()
                .filter(each -> each.session().equals(session.id()))
                .toList();
    }

    @Test
    void whatLapsedGoesToTheNextAtTheNextSweep_andAtTheLatestWhenSomebodyElseComes() {
        var session = session(1);
        IntStream.range(0, 3).forEach(i -> writer.signUp(alone(i, session, null)));
        held.giveUp(campus.student(0), session.id(), "病了");
        assertThat(openFor(1, session)).hasSize(1);
        var later = World.NOW.plus(Duration.ofHours(13));
        assertThat(clock.at(later, () -> waiting.sweep())).isPositive();
        assertThat(clock.at(later, () -> openFor(2, session))).hasSize(1);
        var muchLater = later.plus(Duration.ofHours(13));
        assertThat(clock.at(muchLater, () -> writer.signUp(alone(5, session, null))))
                .as("nobody is left in the line")
                .isEqualTo(new SignUpAnswer.Placed());
        assertThat(clock.at(muchLater, () -> waiting.sweep())).isZero();
    }

    @Test
    void aSessionThatHasBegunTakesNobody() {
        var session = session(3);
        assertThat(clock.at(session.startsAt(), () -> writer.signUp(alone(0, session, null))))
                .isEqualTo(new SignUpAnswer.Closed());
        assertThat(writer.signUp(SignUp.alone(campus.student(0), session.id(), new SessionRoleId(987_654_321), null)))
                .isEqualTo(new SignUpAnswer.Closed());
    }

    @Test
    void ofABatchThatTheDatabaseRefusesOnlyWhoeverIsTheCauseFails() throws Exception {
        var session = session(5);
        var tooLong = "k".repeat(201);
        try (var line = new Held(session)) {
            var hands = Executors.newFixedThreadPool(4);
            try {
                var asked = IntStream.range(0, 4)
                        .mapToObj(i -> hands.submit(() -> writer.signUp(alone(i, session, i == 2 ? tooLong : null))))
                        .toList();
                line.until(() -> writer.standing(role(session)) == 4);
                line.close();
                for (int i : new int[] {0, 1, 3}) {
                    assertThat(asked.get(i).get()).isEqualTo(new SignUpAnswer.Placed());
                }
                assertThatThrownBy(() -> asked.get(2).get()).hasMessageContaining("sign_up_key");
            } finally {
                hands.shutdownNow();
            }
        }
        assertThat(taken(session)).isEqualTo(3);
        assertThat(acceptances(session)).isEqualTo(3);
    }

    @Test
    void whoFindsTheLineFullIsToldToComeAgain_andNothingIsDone() throws Exception {
        var session = session(5);
        var narrow = new SignUpWriter(batch, clock, 2, 256);
        try (var line = new Held(session)) {
            var hands = Executors.newFixedThreadPool(2);
            try {
                var asked = IntStream.range(0, 2)
                        .mapToObj(i -> hands.submit(() -> narrow.signUp(alone(i, session, null))))
                        .toList();
                line.until(() -> narrow.standing(role(session)) == 2);
                assertThat(narrow.signUp(alone(2, session, null)))
                        .isEqualTo(new SignUpAnswer.Busy(Duration.ofSeconds(1)));
                line.close();
                for (var each : asked) {
                    assertThat(each.get()).isEqualTo(new SignUpAnswer.Placed());
                }
            } finally {
                hands.shutdownNow();
            }
        }
        assertThat(narrow.standing(role(session))).isZero();
        assertThat(narrow.signUp(alone(2, session, null))).isEqualTo(new SignUpAnswer.Placed());
    }

    /** Somebody else's transaction that holds the role's lock until it is closed. */
    private final class Held implements AutoCloseable {

        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread thread;

        Held(ServiceSession session) throws InterruptedException {
            var ready = new CountDownLatch(1);
            thread = new Thread(() -> transaction.executeWithoutResult(status -> {
                rolePlaces.lock(role(session), List.of(), World.NOW, more -> more);
                ready.countDown();
                try {
                    over.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }));
            thread.start();
            ready.await();
        }

        void until(java.util.function.BooleanSupplier condition) {
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!condition.getAsBoolean()) {
                assertThat(System.nanoTime()).as("the line fills within 20 s").isLessThan(end);
                Thread.onSpinWait();
            }
        }

        @Override
        public void close() throws InterruptedException {
            over.countDown();
            thread.join();
        }
    }

    /** Random hands against a model of one role: seeds printed. */
    @Test
    void aThousandRandomStepsKeepTheTableAndItsSumsAlike() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var session = session(6);
        for (int step = 0; step < 1000; step++) {
            int who = random.nextInt(12);
            switch (random.nextInt(4)) {
                case 0, 1 -> writer.signUp(alone(who, session, random.nextBoolean() ? null : "s" + random.nextInt(50)));
                case 2 -> held.giveUp(campus.student(who), session.id(), "有事");
                default ->
                    offers.openFor(student(who)).stream()
                            .filter(each -> each.session().equals(session.id()))
                            .forEach(each -> {
                                if (random.nextBoolean()) {
                                    offers.accept(campus.student(who), each.id());
                                } else {
                                    offers.decline(campus.student(who), each.id(), "");
                                }
                            });
            }
            int open = number(
                    "select count(*) from assignment.offer where session_id = :session and status = 'OFFERED'",
                    session);
            int inLine = number(
                    "select count(*) from assignment.offer where session_id = :session and status = 'WAITLISTED'",
                    session);
            assertThat(taken(session)).as("seed %d, step %d", seed, step).isEqualTo(acceptances(session));
            assertThat(taken(session) + open).as("seed %d, step %d", seed, step).isLessThanOrEqualTo(6);
            assertThat(inLine == 0 || taken(session) + open == 6)
                    .as("seed %d, step %d: nobody waits while a place is free", seed, step)
                    .isTrue();
        }
    }

    @Test
    void whoGotInAndWhoseTurnItIsHearsOfIt() {
        var session = session(1);
        writer.signUp(alone(0, session, null));
        writer.signUp(alone(1, session, null));
        held.giveUp(campus.student(0), session.id(), "病了");
        outbox.tell();
        outbox.tell();
        assertThat(told(campus.student(0))).contains("PLACE_TAKEN");
        assertThat(told(campus.student(1))).contains("PLACE_FREE_FOR_YOU");
    }

    private List<String> told(Viewer viewer) {
        return jdbc.sql("select kind from notification.message where account_id = :account")
                .param("account", viewer.account().value())
                .query(String.class)
                .list();
    }
}
