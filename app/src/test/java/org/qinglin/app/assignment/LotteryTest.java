package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.signup.WaitingList;
import org.qinglin.app.attendance.internal.HeadFolder;
import org.qinglin.app.attendance.internal.LedgerSealer;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionChanges;
import org.qinglin.app.needs.SessionMoveInput;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Enrolments;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.ledger.LotteryCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Places drawn by lot: nobody slips in, nobody is lost, and whoever has the file can compute it anew. */
@PlatformTest
class LotteryTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int STUDENTS = 10;

    @TempDir
    private Path heads;

    @Autowired
    private World world;

    @Autowired
    private OpenPool pool;

    @Autowired
    private Admissions admissions;

    @Autowired
    private Lotteries lotteries;

    @Autowired
    private LotteryDraws draws;

    @Autowired
    private Places places;

    @Autowired
    private TeamPlaces teamPlaces;

    @Autowired
    private HeldPlaces held;

    @Autowired
    private Offers offers;

    @Autowired
    private WaitingList line;

    @Autowired
    private Requests requests;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private SessionChanges changes;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;
    private LedgerSealer sealer;
    /** A Saturday of its own for each test, later than all others in this database: heads of days stay. */
    private LocalDateTime saturday;

    private LocalDateTime wednesday;

    @BeforeEach
    void oneCampus() {
        int number = COUNT.incrementAndGet();
        campus = world.campus("抽签" + number, STUDENTS);
        saturday = LocalDate.of(2031, 1, 4).plusWeeks(number).atTime(9, 0);
        wednesday = saturday.minusDays(3).withHour(18);
        sealer = new LedgerSealer(jdbc, transaction, new HeadFolder(heads, heads), clock);
    }

    private static Instant china(LocalDateTime at) {
        return at.atZone(China.TIME).toInstant();
    }

    private static SessionRoleId role(ServiceSession session) {
        return session.roles().get(0).id();
    }

    private <T> T at(LocalDateTime moment, Supplier<T> step) {
        return clock.at(china(moment), step);
    }

    private ServiceSession lottery(int places) {
        var session = world.accepted(campus, saturday, places);
        assertThat(setLottery(session, null)).isEqualTo(new AdmissionOutcome.Done(Admission.LOTTERY, china(wednesday)));
        return session;
    }

    private AdmissionOutcome setLottery(ServiceSession session, String closesAt) {
        return at(
                saturday.minusDays(8),
                () -> admissions.set(campus.communityViewer(), session.id(), Admission.LOTTERY, closesAt));
    }

    private ClaimOutcome claim(int student, ServiceSession session) {
        return at(saturday.minusDays(6), () -> pool.claim(campus.student(student), role(session)));
    }

    private void everyoneApplies(ServiceSession session) {
        for (int i = 0; i < STUDENTS; i++) {
            assertThat(claim(i, session)).isInstanceOf(ClaimOutcome.InLottery.class);
        }
    }

    private boolean sealed(ServiceSession session) {
        return at(wednesday, () -> draws.seal(session.id()));
    }

    private void headOf(LocalDateTime moment) {
        at(moment, () -> {
            sealer.publish();
            return true;
        });
    }

    private boolean drawn(ServiceSession session) {
        headOf(thursday());
        return at(thursday().plusMinutes(1), () -> draws.draw(session.id()));
    }

    private LocalDateTime thursday() {
        return wednesday.toLocalDate().plusDays(1).atStartOfDay().plusSeconds(7);
    }

    private Lottery found(ServiceSession session) {
        return lotteries.find(session.id()).orElseThrow();
    }

    private List<Lottery.Result> results(ServiceSession session) {
        return Objects.requireNonNull(found(session).draw()).results().get(role(session));
    }

    private String file(ServiceSession session) {
        return lotteries.file(session.id()).orElseThrow();
    }

    private String ticketOf(int student, ServiceSession session) {
        return Objects.requireNonNull(lotteries
                        .ticketsOf(campus.student(student).mustStudent())
                        .get(session.id()))
                .ticket();
    }

    private int student(String ticket, ServiceSession session) {
        return IntStream.range(0, STUDENTS)
                .filter(each -> ticketOf(each, session).equals(ticket))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsDrawnIsWhatTheFileComputes_andTheRestStandInLineInThatOrder() {
        var session = lottery(3);
        everyoneApplies(session);
        assertThat(lotteries.file(session.id()))
                .as("nothing before the list is closed")
                .isEmpty();
        assertThat(sealed(session)).isTrue();
        assertThat(LotteryCheck.of(file(session))).isEmpty();
        assertThat(drawn(session)).isTrue();
        assertThat(LotteryCheck.of(file(session))).isEmpty();

        var results = results(session);
        assertThat(results).hasSize(STUDENTS);
        assertThat(results.subList(0, 3)).allMatch(each -> each.outcome() == Lottery.TicketOutcome.PLACED);
        assertThat(results.subList(3, STUDENTS)).allMatch(each -> each.outcome() == Lottery.TicketOutcome.WAITS);
        for (var each : results) {
            var student = campus.student(student(each.ticket(), session)).mustStudent();
            assertThat(places.serves(student, session.id())).isEqualTo(each.rank() <= 3);
            if (each.rank() > 3) {
                var wait = at(thursday(), () -> line.of(student).get(session.id()));
                assertThat(Objects.requireNonNull(wait).position()).isEqualTo(each.rank() - 3);
            }
        }
        assertThat(LotteryCheck.of(file(session).replace(results.get(0).ticket(), "0000000000")))
                .isNotEmpty();
        assertThat(LotteryCheck.of(file(session).replaceFirst("\nseed .", "\nseed x")))
                .isNotEmpty();
        assertThat(LotteryCheck.of(file(session).replaceFirst("\ndigest .", "\ndigest x")))
                .isNotEmpty();
    }

    @Test
    void aPlaceGivenBackGoesToWhoWasDrawnNext() {
        var session = lottery(1);
        everyoneApplies(session);
        sealed(session);
        drawn(session);
        var results = results(session);
        var first = campus.student(student(results.get(0).ticket(), session));
        var second = campus.student(student(results.get(1).ticket(), session)).mustStudent();
        at(thursday().plusHours(9), () -> held.giveUp(first, session.id(), "考试"));
        assertThat(at(thursday().plusHours(9), () -> offers.openFor(second)))
                .extracting(Offer::session)
                .containsExactly(session.id());
    }

    @Test
    void afterTheDrawWhatIsLeftIsForWhoComesFirst() {
        var session = lottery(3);
        claim(0, session);
        sealed(session);
        assertThat(at(wednesday.plusHours(1), () -> pool.claim(campus.student(1), role(session))))
                .isEqualTo(new ClaimOutcome.ListClosed(session.id()));
        drawn(session);
        assertThat(places.serves(campus.student(0).mustStudent(), session.id())).isTrue();
        assertThat(admissions.of(session.id())).isEqualTo(Admission.FIRST_COME);
        assertThat(at(thursday().plusHours(8), () -> pool.claim(campus.student(1), role(session))))
                .isEqualTo(new ClaimOutcome.Confirmed(session.id()));
    }

    @Test
    void whoTookTheApplicationBackIsNotInTheList_andAfterTheClosingItStands() {
        var session = lottery(1);
        claim(0, session);
        claim(1, session);
        var gone = ticketOf(0, session);
        assertThat(withdraw(0, session, saturday.minusDays(5))).isEqualTo(new WithdrawOutcome.Done());
        assertThat(withdraw(1, session, wednesday))
                .as("at the closing itself")
                .isEqualTo(new WithdrawOutcome.ListClosed());
        sealed(session);
        assertThat(file(session)).doesNotContain(gone).contains(ticketOf(1, session));
        assertThat(withdraw(1, session, wednesday.plusHours(1))).isEqualTo(new WithdrawOutcome.ListClosed());
        drawn(session);
        assertThat(places.serves(campus.student(1).mustStudent(), session.id())).isTrue();
    }

    private WithdrawOutcome withdraw(int student, ServiceSession session, LocalDateTime moment) {
        return at(
                moment,
                () -> pool.withdraw(
                        campus.student(student),
                        Objects.requireNonNull(
                                pool.applications(campus.student(student).mustStudent())
                                        .get(session.id()))));
    }

    @Test
    void whoServesElsewhereByThenIsPassedOver_andStandsInLine() {
        var session = lottery(1);
        everyoneApplies(session);
        sealed(session);
        // Everyone but one goes elsewhere between the closing and the draw.
        var elsewhere = world.accepted(campus, saturday.plusHours(1), STUDENTS);
        for (int i = 1; i < STUDENTS; i++) {
            int student = i;
            assertThat(at(wednesday.plusHours(2), () -> pool.claim(campus.student(student), role(elsewhere))))
                    .isInstanceOf(ClaimOutcome.Confirmed.class);
        }
        drawn(session);
        assertThat(places.helpers(List.of(session.id())))
                .extracting(Helper::student)
                .containsExactly(campus.student(0).mustStudent());
        int free = results(session).stream()
                .filter(each -> each.ticket().equals(ticketOf(0, session)))
                .findFirst()
                .orElseThrow()
                .rank();
        assertThat(results(session).subList(0, free - 1))
                .allMatch(each -> each.outcome() == Lottery.TicketOutcome.SKIPPED);
        assertThat(LotteryCheck.of(file(session))).isEmpty();
    }

    /** The other place is taken in a transaction that is not there yet when the draw looks: the constraint decides. */
    @Test
    void whoTakesAnotherPlaceInTheSameMomentIsPassedOver() throws Exception {
        var session = lottery(STUDENTS);
        var elsewhere = world.accepted(campus, saturday.plusHours(1), STUDENTS);
        everyoneApplies(session);
        sealed(session);
        headOf(thursday());
        var outcomes = AtOnce.run(Stream.concat(
                Stream.of((Callable<Object>) () -> at(thursday().plusMinutes(1), () -> draws.draw(session.id()))),
                IntStream.range(0, STUDENTS).mapToObj(i -> (Callable<Object>)
                        () -> at(thursday().plusMinutes(1), () -> pool.claim(campus.student(i), role(elsewhere))))));
        assertThat(outcomes.get(0)).isEqualTo(true);
        long there = outcomes.stream()
                .filter(ClaimOutcome.Confirmed.class::isInstance)
                .count();
        assertThat(places.helpers(List.of(session.id()))).hasSize(STUDENTS - (int) there);
        assertThat(results(session))
                .filteredOn(each -> each.outcome() == Lottery.TicketOutcome.SKIPPED)
                .hasSize((int) there);
        assertThat(LotteryCheck.of(file(session))).isEmpty();
    }

    @Test
    void nothingIsDrawnBeforeTheNextDaysHead_andADayWithoutOneIsPassedOver() {
        var session = lottery(1);
        claim(0, session);
        sealed(session);
        headOf(wednesday.plusHours(1));
        assertThat(at(wednesday.plusHours(2), () -> draws.draw(session.id()))).isFalse();
        assertThat(at(thursday().plusHours(3), () -> draws.draw(session.id())))
                .as("the server stood still in the night")
                .isFalse();
        headOf(thursday().plusDays(1));
        assertThat(at(thursday().plusDays(1), () -> draws.draw(session.id()))).isTrue();
        assertThat(Objects.requireNonNull(found(session).draw()).value().day())
                .isEqualTo(thursday().plusDays(1).toLocalDate());
        assertThat(LotteryCheck.of(file(session))).isEmpty();
    }

    @Test
    void whoLeavesTheCollegeBeforeTheDrawIsPassedOver_andTheSealedListStaysAsItWasTold() {
        var session = lottery(STUDENTS);
        everyoneApplies(session);
        sealed(session);
        var listed = file(session);
        var gone = ticketOf(4, session);
        at(
                wednesday.plusHours(2),
                () -> enrolments.leave(
                        campus.college(),
                        campus.student(4).mustStudent(),
                        new Enrolments.LeaveInput(
                                "LEFT", wednesday.toLocalDate().toString(), "转学")));
        drawn(session);
        assertThat(file(session)).startsWith(listed);
        assertThat(results(session))
                .filteredOn(each -> each.outcome() == Lottery.TicketOutcome.GONE)
                .extracting(Lottery.Result::ticket)
                .containsExactly(gone);
        assertThat(places.helpers(List.of(session.id()))).hasSize(STUDENTS - 1);
        assertThat(LotteryCheck.of(file(session))).isEmpty();
    }

    @Test
    void twoRolesOfASessionAreDrawnEachForItself() {
        var id = at(
                saturday.minusDays(10),
                () -> requests.submit(
                        campus.communityViewer(),
                        new NewRequest(
                                campus.id(),
                                "VolunteerService",
                                "两种岗位",
                                "教老人用手机",
                                "室内，无特殊风险",
                                false,
                                null,
                                null,
                                null,
                                1,
                                "联系人",
                                "10000000002",
                                "活动室",
                                new GeoPoint(120.17, 35.97),
                                List.of(new NewRequest.Time(saturday, saturday.plusHours(2))),
                                List.of(
                                        new NewRequest.NewRole("助教", 1, 2, Map.of()),
                                        new NewRequest.NewRole("摄影", 1, 1, Map.of())))));
        at(saturday.minusDays(9), () -> requests.accept(campus.college(), id));
        var session = sessions.of(List.of(id)).get(0);
        setLottery(session, null);
        for (int i = 0; i < STUDENTS; i++) {
            var role = session.roles().get(i % 2).id();
            int student = i;
            assertThat(at(saturday.minusDays(6), () -> pool.claim(campus.student(student), role)))
                    .isInstanceOf(ClaimOutcome.InLottery.class);
        }
        sealed(session);
        drawn(session);
        var draw = Objects.requireNonNull(found(session).draw());
        session.roles().forEach(role -> {
            var results = Objects.requireNonNull(draw.results().get(role.id()));
            assertThat(results).hasSize(STUDENTS / 2);
            assertThat(results)
                    .filteredOn(each -> each.outcome() == Lottery.TicketOutcome.PLACED)
                    .hasSize(role.maxHeads());
        });
        assertThat(LotteryCheck.of(file(session))).isEmpty();
    }

    @Test
    void severalNodesCloseAndDrawOnce() throws Exception {
        var session = lottery(2);
        everyoneApplies(session);
        var closed = AtOnce.run(IntStream.range(0, 6).mapToObj(i -> (Callable<Boolean>) () -> sealed(session)));
        assertThat(closed).containsOnlyOnce(true);
        headOf(thursday());
        var drew = AtOnce.run(IntStream.range(0, 6).mapToObj(i ->
                (Callable<Boolean>) () -> at(thursday().plusMinutes(1), () -> draws.draw(session.id()))));
        assertThat(drew).containsOnlyOnce(true);
        assertThat(places.helpers(List.of(session.id()))).hasSize(2);
        assertThat(jdbc.sql(
                                "select count(*) from shared.outbox where kind = 'LotteryDrawn' and (fact -> 'session')::text like :session")
                        .param("session", "%" + session.id().value() + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(LotteryCheck.of(file(session))).isEmpty();
    }

    @Test
    void aDrawThatIsCutOffLeavesNothing_andTheNextOneComesToTheSame() {
        var session = lottery(2);
        everyoneApplies(session);
        sealed(session);
        headOf(thursday());
        var cutOff = transaction.execute(status -> {
            at(thursday().plusMinutes(1), () -> draws.draw(session.id()));
            status.setRollbackOnly();
            return results(session);
        });
        assertThat(found(session).draw()).isNull();
        assertThat(places.helpers(List.of(session.id()))).isEmpty();
        drawn(session);
        assertThat(results(session)).isEqualTo(cutOff);
    }

    @Test
    void whoeverIsToldThatTheyAreInIsInTheList() throws Exception {
        var session = lottery(2);
        var lastSecond = wednesday.minusSeconds(1);
        var outcomes = AtOnce.run(Stream.concat(
                IntStream.range(0, STUDENTS).mapToObj(i ->
                        (Callable<Object>) () -> at(lastSecond, () -> pool.claim(campus.student(i), role(session)))),
                Stream.of((Callable<Object>) () -> sealed(session))));
        assertThat(outcomes.get(STUDENTS)).isEqualTo(true);
        assertThat(outcomes.subList(0, STUDENTS))
                .allMatch(each -> each instanceof ClaimOutcome.InLottery || each instanceof ClaimOutcome.ListClosed);
        var told = outcomes.stream()
                .filter(ClaimOutcome.InLottery.class::isInstance)
                .map(each -> ((ClaimOutcome.InLottery) each).ticket())
                .sorted()
                .toList();
        assertThat(file(session)
                        .lines()
                        .filter(each -> each.startsWith("ticket "))
                        .map(each -> each.substring(7))
                        .toList())
                .isEqualTo(told);
    }

    /** Somebody whose application is written and not committed yet when the list closes. */
    private boolean isListed(
            ServiceSession session,
            Supplier<String> application,
            Supplier<Boolean> sealing,
            BooleanSupplier sealerWaits)
            throws Exception {
        var written = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        var hands = Executors.newFixedThreadPool(2);
        try {
            var ticket = hands.submit(() -> transaction.execute(status -> {
                var made = application.get();
                written.countDown();
                try {
                    over.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                return made;
            }));
            until(() -> written.getCount() == 0 || ticket.isDone());
            var seal = hands.submit(sealing::get);
            until(() -> seal.isDone() || sealerWaits.getAsBoolean());
            over.countDown();
            assertThat(seal.get()).isTrue();
            return file(session).contains(Objects.requireNonNull(ticket.get()));
        } finally {
            over.countDown();
            hands.shutdownNow();
        }
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes to that within 20 s").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void theListWaitsForWhoeverIsBeingWritten() throws Exception {
        var session = lottery(2);
        assertThat(isListed(
                        session,
                        () -> ((ClaimOutcome.InLottery) at(
                                        wednesday.minusSeconds(1), () -> pool.claim(campus.student(0), role(session))))
                                .ticket(),
                        () -> sealed(session),
                        this::somebodyWaitsForALock))
                .isTrue();
    }

    /** The harness can fail: a twin that only looks whether the list is open loses whoever comes at the last moment. */
    @Test
    void aTwinWhoseLockIsOffLosesAnApplication() throws Exception {
        var session = lottery(2);
        guards("disable");
        try {
            assertThat(isListed(session, () -> unlockedTwin(session), () -> sealedByATwin(session), () -> false))
                    .isFalse();
        } finally {
            guards("enable");
        }
    }

    private void guards(String what) {
        jdbc.sql("alter table assignment.offer " + what + " trigger applied_in_time")
                .update();
        jdbc.sql("alter table assignment.lottery_ticket " + what + " trigger listed_in_time")
                .update();
    }

    /** Closes the list as it must not be: it reads, then writes, and nothing keeps the list in between. */
    private boolean sealedByATwin(ServiceSession session) {
        var list = "twin\n"
                + String.join(
                        "\n",
                        jdbc.sql("select ticket from assignment.lottery_ticket where session_id = :session")
                                .param("session", session.id().value())
                                .query(String.class)
                                .list());
        return jdbc.sql("update assignment.lottery set sealed_at = closes_at, tickets = :list, digest = :digest"
                                + " where session_id = :session")
                        .param("list", list)
                        .param("digest", LotteryText.hash(list))
                        .param("session", session.id().value())
                        .update()
                == 1;
    }

    private String unlockedTwin(ServiceSession session) {
        assertThat(jdbc.sql("select sealed_at is null from assignment.lottery where session_id = :session")
                        .param("session", session.id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        jdbc.sql("""
                with made as (
                    insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons, offered_at,
                        respond_by, status)
                    select college_id, 'POOL', role_id, session_id, :student, '{}', now(), now() + interval '9 days',
                        'APPLIED'
                    from assignment.role_places where role_id = :role returning id)
                insert into assignment.lottery_ticket (offer_id, session_id, role_id, ticket)
                select id, :session, :role, 'TW1NTW1NTW' from made""")
                .param("student", campus.student(0).mustStudent().value())
                .param("role", role(session).value())
                .param("session", session.id().value())
                .update();
        return "TW1NTW1NTW";
    }

    @Test
    void theDatabaseTakesNobodyInAfterTheClosing_andKeepsWhatWasTold() {
        var session = lottery(1);
        claim(0, session);
        var late =
                "insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons, offered_at,"
                        + " respond_by, status) select college_id, 'POOL', role_id, session_id, "
                        + campus.student(1).mustStudent().value() + ", '{}', '" + china(wednesday)
                        + "', lower(during), 'APPLIED'"
                        + " from assignment.role_places where role_id = "
                        + role(session).value();
        refused(late);
        sealed(session);
        refused(late.replace(
                china(wednesday).toString(), china(wednesday.minusDays(1)).toString()));
        var where = " where session_id = " + session.id().value();
        refused("update assignment.lottery set tickets = 'x', digest = encode(sha256('x'), 'hex')" + where);
        refused("update assignment.lottery set commitment = repeat('0', 64)" + where);
        refused("update assignment.lottery set closes_at = closes_at - interval '1 hour'" + where);
        refused("insert into assignment.lottery_ticket select offer_id + 1, session_id, role_id, '0000000000'"
                + " from assignment.lottery_ticket" + where);
        drawn(session);
        refused("update assignment.lottery set seed = repeat('0', 64)" + where);
        refused("update assignment.lottery set public_value = repeat('0', 64)" + where);
        refused("update assignment.lottery set called_off_at = now()" + where);
    }

    private void refused(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void ticketsThatAreNotThoseThatWereSealedAreNotDrawn() {
        var session = lottery(1);
        claim(0, session);
        claim(1, session);
        sealed(session);
        jdbc.sql(
                        "update assignment.lottery_ticket set ticket = '0000000000' where session_id = :session and ticket = :ticket")
                .param("session", session.id().value())
                .param("ticket", ticketOf(0, session))
                .update();
        headOf(thursday());
        assertThatThrownBy(() -> at(thursday().plusMinutes(1), () -> draws.draw(session.id())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no longer those whose digest was told");
        assertThat(found(session).draw()).isNull();
    }

    @Test
    void theSeedStandsApartUntilTheDraw_andOnlyThere() {
        var session = lottery(1);
        claim(0, session);
        var seed = jdbc.sql("select seed from assignment.lottery_seed where session_id = :session")
                .param("session", session.id().value())
                .query(String.class)
                .single();
        assertThat(LotteryText.hash(seed)).isEqualTo(found(session).commitment());
        assertThat(found(session).toString()).doesNotContain(seed);
        sealed(session);
        assertThat(found(session).toString() + file(session)).doesNotContain(seed);
        drawn(session);
        assertThat(file(session)).contains(seed);
        assertThat(jdbc.sql("select count(*) from assignment.lottery_seed where session_id = :session")
                        .param("session", session.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aClosingTimeLeavesRoomForTheDraw_andWhatIsWrongWithItIsSaid() {
        var session = world.accepted(campus, saturday, 1);
        assertThat(fault(setLottery(session, text(saturday.minusDays(2).plusMinutes(1)))))
                .isEqualTo("fault.lottery-late");
        assertThat(fault(setLottery(session, text(saturday.minusDays(9))))).isEqualTo("fault.lottery-past");
        assertThat(fault(setLottery(session, "soon"))).isEqualTo("fault.lottery-unreadable");
        assertThat(fault(at(
                        saturday.minusDays(2),
                        () -> admissions.set(campus.communityViewer(), session.id(), Admission.LOTTERY, null))))
                .isEqualTo("fault.lottery-no-room");
        assertThat(admissions.of(session.id())).isEqualTo(Admission.FIRST_COME);
        assertThat(setLottery(session, text(saturday.minusDays(2))))
                .isEqualTo(new AdmissionOutcome.Done(Admission.LOTTERY, china(saturday.minusDays(2))));
        assertThat(setLottery(session, text(saturday.minusDays(3))))
                .as("as long as nobody has applied")
                .isInstanceOf(AdmissionOutcome.Done.class);
    }

    private static String text(LocalDateTime at) {
        return at.toString();
    }

    private static String fault(AdmissionOutcome outcome) {
        return ((AdmissionOutcome.Faulty) outcome).faults().get(0).messageKey();
    }

    @Test
    void whatApplicantsWereToldStays() {
        var session = lottery(1);
        var community = campus.communityViewer();
        assertThat(admissions.set(community, session.id(), Admission.FIRST_COME))
                .as("nobody has applied yet")
                .isInstanceOf(AdmissionOutcome.Done.class);
        setLottery(session, null);
        claim(0, session);
        for (var mode : List.of(Admission.FIRST_COME, Admission.REVIEW)) {
            assertThat(admissions.set(community, session.id(), mode)).isEqualTo(new AdmissionOutcome.Applied(1));
        }
        assertThat(setLottery(session, text(saturday.minusDays(4)))).isEqualTo(new AdmissionOutcome.Applied(1));
        assertThat(pool.applicants(session.id()))
                .as("the organiser chooses nobody here")
                .isEmpty();
        var application = pool.applications(campus.student(0).mustStudent()).get(session.id());
        assertThat(pool.choose(community, session.id(), Objects.requireNonNull(application)))
                .isEqualTo(new ClaimOutcome.NotFound());
        assertThat(pool.turnDown(community, session.id(), application)).isFalse();

        var reviewed = world.accepted(campus, saturday.plusHours(4), 1);
        admissions.set(community, reviewed.id(), Admission.REVIEW);
        claim(1, reviewed);
        assertThat(setLottery(reviewed, null)).isEqualTo(new AdmissionOutcome.Applied(1));
    }

    @Test
    void aSessionThatMovesClosesItsListEarlier_orCallsTheLotteryOff() {
        var session = lottery(1);
        claim(0, session);
        move(session, saturday.minusDays(6), saturday.minusDays(2));
        assertThat(found(session).closesAt()).isEqualTo(china(saturday.minusDays(4)));
        move(session, saturday.minusDays(5), saturday.minusDays(5).plusHours(8));
        assertThat(found(session).calledOffAt()).isNotNull();
        assertThat(pool.applications(campus.student(0).mustStudent())).isEmpty();
        assertThat(admissions.of(session.id())).isEqualTo(Admission.FIRST_COME);
        assertThat(at(saturday.minusDays(5), () -> pool.claim(campus.student(1), role(session))))
                .isEqualTo(new ClaimOutcome.Confirmed(session.id()));
        assertThat(at(wednesday, () -> draws.seal(session.id()))).isFalse();
    }

    private void move(ServiceSession session, LocalDateTime moment, LocalDateTime to) {
        var input = new SessionMoveInput(
                to.toLocalDate().toString(),
                to.toLocalTime().toString(),
                to.toLocalTime().plusHours(2).toString(),
                "活动室",
                "场地有变");
        assertThat(at(moment, () -> changes.move(campus.communityViewer(), session.id(), input))
                        .getClass()
                        .getSimpleName())
                .isEqualTo("Moved");
    }

    @Test
    void anOrderThatIsWithdrawnDrawsNobody_andOneThatWasForgottenIsCalledOffWhenItBegins() {
        var withdrawn = lottery(1);
        claim(0, withdrawn);
        at(saturday.minusDays(5), () -> requests.withdraw(campus.communityViewer(), withdrawn.request(), "不需要了"));
        assertThat(found(withdrawn).calledOffAt()).isNotNull();

        var forgotten = world.accepted(campus, saturday.plusHours(5), 1);
        setLottery(forgotten, null);
        claim(0, forgotten);
        at(wednesday, () -> draws.seal(forgotten.id()));
        assertThat(at(saturday.plusHours(6), () -> draws.callOff(forgotten.id(), true)))
                .isTrue();
        assertThat(at(saturday.plusHours(6), () -> draws.callOff(forgotten.id(), true)))
                .isFalse();
    }

    @Test
    void theSweepDoesWhateverIsDue_andOneThatFailsKeepsNoOtherWaiting() {
        var broken = lottery(1);
        claim(0, broken);
        var sound = world.accepted(campus, saturday.plusHours(3), 1);
        setLottery(sound, null);
        claim(1, sound);
        at(wednesday, draws::sweep);
        jdbc.sql("update assignment.lottery_ticket set ticket = '0000000000' where session_id = :session")
                .param("session", broken.id().value())
                .update();
        headOf(thursday());
        at(thursday().plusMinutes(1), draws::sweep);
        assertThat(found(broken).draw()).isNull();
        assertThat(found(sound).draw()).isNotNull();
    }

    @Test
    void aTeamTakesNoPlacesThatAreDrawn_andIsToldSo() {
        var session = lottery(3);
        assertThat(at(
                        saturday.minusDays(6),
                        () -> teamPlaces.take(
                                campus.leaderAccount().getViewer(),
                                campus.leaderAccount().getViewer().mustTeam(),
                                role(session),
                                List.of(campus.student(0).mustStudent()))))
                .isEqualTo(new TeamClaimOutcome.LotteryDecides());
    }
}
