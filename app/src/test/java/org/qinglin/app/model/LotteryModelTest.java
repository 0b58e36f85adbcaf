package org.qinglin.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.Admission;
import org.qinglin.app.assignment.Admissions;
import org.qinglin.app.assignment.HeldPlaces;
import org.qinglin.app.assignment.Lotteries;
import org.qinglin.app.assignment.Lottery;
import org.qinglin.app.assignment.LotteryDraws;
import org.qinglin.app.assignment.OfferId;
import org.qinglin.app.assignment.OpenPool;
import org.qinglin.app.attendance.internal.HeadFolder;
import org.qinglin.app.attendance.internal.LedgerSealer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.ledger.LotteryCheck;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lotteries on the real database and in plain lists: who applies and takes it back, goes elsewhere, is drawn, gives the place
 * up. Each step answers alike, and every table says the same at the end. Only the order drawn is taken from the platform,
 * after a stranger has computed it anew.
 */
@PlatformTest
class LotteryModelTest {

    private static final int ROUNDS = 25;
    private static final int STUDENTS = 9;

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
    private HeldPlaces held;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;
    private Random random;
    private final Map<String, Integer> outcomes = new TreeMap<>();

    /** One lottery as plainly as possible. */
    private static final class Model {

        private final int places;
        private final Set<Integer> applied = new LinkedHashSet<>();
        private final Set<Integer> elsewhere = new TreeSet<>();
        private final Map<Integer, String> status = new HashMap<>();
        private final List<Integer> line = new ArrayList<>();

        Model(int places) {
            this.places = places;
        }

        void draw(List<Integer> order) {
            int free = places;
            for (int student : order) {
                boolean placed = free > 0 && !elsewhere.contains(student);
                status.put(student, placed ? "ACCEPTED" : "WAITLISTED");
                if (placed) {
                    free--;
                } else {
                    line.add(student);
                }
            }
        }

        /** A place is free: it is offered to the next in line who is not elsewhere. */
        void giveUp(int student) {
            status.put(student, "GIVEN_UP");
            line.stream().filter(each -> !elsewhere.contains(each)).findFirst().ifPresent(next -> {
                line.remove(next);
                status.put(next, "OFFERED");
            });
        }
    }

    private final class Round {

        private final String what;
        private final LocalDateTime saturday;
        private final ServiceSession session;
        private final ServiceSession other;
        private final Model model;

        Round(int number, long seed) {
            what = "round " + number + " of seed " + seed;
            saturday = LocalDate.of(2029, 1, 6).plusWeeks(number).atTime(9, 0);
            model = new Model(1 + random.nextInt(4));
            session = world.accepted(campus, saturday, model.places);
            other = world.accepted(campus, saturday.plusHours(1), STUDENTS);
            at(saturday.minusDays(8), () -> admissions.set(campus.communityViewer(), session.id(), Admission.LOTTERY));
        }

        private <T> T at(LocalDateTime moment, Supplier<T> step) {
            return clock.at(moment.atZone(China.TIME).toInstant(), step);
        }

        private LocalDateTime closing() {
            return saturday.minusDays(3).withHour(18);
        }

        private LocalDateTime night() {
            return closing().toLocalDate().plusDays(1).atTime(0, 1);
        }

        private static SessionRoleId role(ServiceSession session) {
            return session.roles().get(0).id();
        }

        private void same(String step, Object outcome, String expected) {
            var name = outcome.getClass().getSimpleName();
            assertThat(name).as(what + ": " + step).isEqualTo(expected);
            outcomes.merge(step + " " + name, 1, Integer::sum);
        }

        void play() {
            for (int i = 0; i < 25; i++) {
                beforeTheClosing(random.nextInt(STUDENTS));
            }
            assertThat(at(closing(), () -> draws.seal(session.id()))).as(what).isTrue();
            for (int i = 0; i < 6; i++) {
                afterTheClosing(random.nextInt(STUDENTS));
            }
            draw();
            for (int i = 0; i < 3; i++) {
                giveUp(random.nextInt(STUDENTS));
            }
            look();
        }

        private void beforeTheClosing(int student) {
            var moment = saturday.minusDays(7).plusMinutes(random.nextInt(5000));
            if (random.nextInt(3) > 0) {
                boolean already = model.applied.contains(student);
                same(
                        "apply",
                        at(moment, () -> pool.claim(campus.student(student), role(session))),
                        already ? "Already" : "InLottery");
                model.applied.add(student);
            } else if (model.applied.contains(student)) {
                same("take back", withdraw(student, moment), "Done");
                model.applied.remove(student);
            }
        }

        private Object withdraw(int student, LocalDateTime moment) {
            return at(moment, () -> pool.withdraw(campus.student(student), application(student)));
        }

        private OfferId application(int student) {
            return Objects.requireNonNull(
                    pool.applications(campus.student(student).mustStudent()).get(session.id()));
        }

        private void afterTheClosing(int student) {
            int dice = random.nextInt(3);
            if (dice == 0 && !model.elsewhere.contains(student)) {
                same(
                        "go elsewhere",
                        at(closing().plusHours(1), () -> pool.claim(campus.student(student), role(other))),
                        "Confirmed");
                model.elsewhere.add(student);
            } else if (dice == 1 && model.applied.contains(student)) {
                same("take back late", withdraw(student, closing().plusHours(1)), "ListClosed");
            } else if (!model.elsewhere.contains(student)) {
                same(
                        "apply late",
                        at(closing().plusHours(1), () -> pool.claim(campus.student(student), role(session))),
                        model.applied.contains(student) ? "Already" : "ListClosed");
            }
        }

        private void draw() {
            at(night(), () -> {
                new LedgerSealer(jdbc, transaction, new HeadFolder(heads, heads), clock).publish();
                return true;
            });
            assertThat(at(night().plusMinutes(1), () -> draws.draw(session.id())))
                    .as(what)
                    .isTrue();
            assertThat(LotteryCheck.of(lotteries.file(session.id()).orElseThrow()))
                    .as(what)
                    .isEmpty();
            var byTicket = new HashMap<String, Integer>();
            model.applied.forEach(student -> byTicket.put(
                    Objects.requireNonNull(lotteries
                                    .ticketsOf(campus.student(student).mustStudent())
                                    .get(session.id()))
                            .ticket(),
                    student));
            var results = Objects.requireNonNull(
                            lotteries.find(session.id()).orElseThrow().draw())
                    .results()
                    .getOrDefault(role(session), List.of());
            assertThat(results)
                    .as(what)
                    .extracting(Lottery.Result::ticket)
                    .containsExactlyInAnyOrderElementsOf(byTicket.keySet());
            model.draw(results.stream().map(each -> byTicket.get(each.ticket())).toList());
            results.forEach(each -> outcomes.merge(each.outcome().name(), 1, Integer::sum));
        }

        private void giveUp(int student) {
            if ("ACCEPTED".equals(model.status.get(student))) {
                same(
                        "give up",
                        at(night().plusHours(1), () -> held.giveUp(campus.student(student), session.id(), "考试")),
                        "GivenUp");
                model.giveUp(student);
            }
        }

        /** What stands in the tables. */
        private void look() {
            for (int student = 0; student < STUDENTS; student++) {
                var latest = jdbc.sql("""
                        select status from assignment.offer where session_id = :session and student_id = :student
                        order by id desc limit 1""")
                        .param("session", session.id().value())
                        .param("student", campus.student(student).mustStudent().value())
                        .query(String.class)
                        .optional();
                // Whoever took it back and never came again has given it up.
                var expected = model.status.getOrDefault(student, latest.isPresent() ? "GIVEN_UP" : null);
                assertThat(latest.orElse(null))
                        .as(what + ": student " + student)
                        .isEqualTo(expected);
            }
            assertThat(jdbc.sql("select taken from assignment.role_places where role_id = :role")
                            .param("role", role(session).value())
                            .query(Long.class)
                            .single())
                    .as(what)
                    .isEqualTo(model.status.values().stream()
                            .filter("ACCEPTED"::equals)
                            .count());
            assertThat(jdbc.sql("""
                            select student_id from assignment.offer
                            where role_id = :role and status = 'WAITLISTED' order by line_number""")
                            .param("role", role(session).value())
                            .query(Long.class)
                            .list())
                    .as(what + ": the line")
                    .isEqualTo(model.line.stream()
                            .map(each -> campus.student(each).mustStudent().value())
                            .toList());
        }
    }

    @Test
    void thePlatformAndTheModelAgreeOnManyLotteries() {
        long seed = Long.getLong("qinglin.seed", new Random().nextLong());
        System.out.println("LotteryModelTest: -Dqinglin.seed=" + seed);
        random = new Random(seed);
        campus = world.campus("抽签模型", STUDENTS);
        for (int round = 0; round < ROUNDS; round++) {
            new Round(round, seed).play();
        }
        System.out.println("LotteryModelTest: " + outcomes);
        // Rounds that never reach these say nothing.
        assertThat(outcomes.keySet())
                .contains(
                        "apply InLottery",
                        "apply Already",
                        "take back Done",
                        "take back late ListClosed",
                        "apply late ListClosed",
                        "go elsewhere Confirmed",
                        "PLACED",
                        "WAITS",
                        "SKIPPED",
                        "give up GivenUp");
    }
}
