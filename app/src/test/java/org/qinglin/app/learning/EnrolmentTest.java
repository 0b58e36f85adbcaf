package org.qinglin.app.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.qinglin.app.learning.LearningWorld.enrolled;
import static org.qinglin.app.learning.LearningWorld.resident;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.WholeDatabase;
import org.qinglin.app.World;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who gets a place in a class, who waits, and who moves up: never one too many. */
@PlatformTest
class EnrolmentTest {

    @Autowired
    private World world;

    @Autowired
    private LearningWorld learning;

    @Autowired
    private EnrolmentDesk desk;

    @Autowired
    private CourseEnrolments enrolments;

    @Autowired
    private Calls calls;

    @Autowired
    private Courses courses;

    @Autowired
    private ClassDesk classes;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private World.Campus campus;
    private int phones;

    @BeforeEach
    void oneCampus() {
        campus = world.campus("报名", 2);
        phones = (int) (campus.id().value() * 50 % 9000);
    }

    private CourseClassId open(int capacity) {
        return learning.open(campus, learning.course(campus.college(), "手机课"), capacity, 4);
    }

    /** From an address of its own, with a phone number of its own. */
    private LearningOutcome enrol(CourseClassId held, String name) {
        int number = phones++;
        return desk.enrol(held, resident(name, number), "10.7.%d.%d".formatted(number / 250, number % 250));
    }

    private CourseClass seen(CourseClassId held) {
        return courses.published(held).orElseThrow();
    }

    @Test
    void withoutAnAccountOneGetsACodeThatFindsAndCancelsThePlace() {
        var held = open(2);
        var first = enrolled(enrol(held, "王阿姨"));
        assertThat(first.code()).matches("[0-9A-HJKMNP-TV-Z]{10}");
        assertThat(jdbc.sql("select count(*) from learning.enrolment where code_hash = :code")
                        .param("code", first.code())
                        .query(Integer.class)
                        .single())
                .as("kept as a hash alone")
                .isZero();
        var typed = first.code().substring(0, 5).toLowerCase(java.util.Locale.ROOT) + "-"
                + first.code().substring(5);
        assertThat(enrolments.byCode(typed).orElseThrow().id()).isEqualTo(first.id());
        assertThat(enrolments.withdraw(typed)).isInstanceOf(LearningOutcome.Done.class);
        assertThat(seen(held).taken()).isZero();
        assertThat(enrolments.withdraw(typed)).isInstanceOf(LearningOutcome.Missing.class);
        assertThat(enrolments.byCode("0000000000")).isEmpty();
    }

    @Test
    void whoComesToAFullClassWaits_andMovesUpInTurn() {
        var held = open(1);
        var first = enrolled(enrol(held, "甲"));
        var second = enrolled(enrol(held, "乙"));
        var third = enrolled(desk.join(campus.student(0), held));
        assertThat(List.of(first.waiting(), second.waiting(), third.waiting())).containsExactly(false, true, true);
        assertThat(enrolments.byCode(second.code()).orElseThrow().turn()).isEqualTo(1);

        enrolments.withdraw(first.code());
        var movedUp = enrolments.byCode(second.code()).orElseThrow();
        assertThat(movedUp.status()).isEqualTo(CourseEnrolment.Status.ENROLLED);
        assertThat(calls.open(held))
                .as("has no account, so somebody calls")
                .extracting(LearnerCall::learner, LearnerCall::kind)
                .containsExactly(tuple(second.id(), LearnerCall.Kind.PLACE));
        assertThat(enrolments
                        .of(campus.student(0).mustStudent(), held)
                        .orElseThrow()
                        .turn())
                .isEqualTo(1);

        classes.resize(campus.college(), held, "2");
        var student = enrolments.of(campus.student(0).mustStudent(), held).orElseThrow();
        assertThat(student.status()).isEqualTo(CourseEnrolment.Status.ENROLLED);
        assertThat(calls.open(held)).extracting(LearnerCall::learner).doesNotContain(student.id());
    }

    @Test
    void whatIsWrongIsSaid() {
        var held = open(2);
        var wrong = desk.enrol(held, new EnrolmentInput("", "12", "UNDER_18", "", List.of(), null), "10.8.0.1");
        assertThat(((LearningOutcome.Faulty) wrong).faults().stream().map(Fault::field))
                .containsExactly("personName", "phone", "guardian", "consent");
        var twice = resident("丙", phones++);
        enrolled(desk.enrol(held, twice, "10.8.0.2"));
        assertThat(desk.enrol(held, twice, "10.8.0.3")).isInstanceOf(LearningOutcome.AlreadyEnrolled.class);
        enrolled(desk.join(campus.student(0), held));
        assertThat(desk.join(campus.student(0), held)).isInstanceOf(LearningOutcome.AlreadyEnrolled.class);
        var after = World.NOW.plus(Duration.ofDays(100));
        assertThat(clock.at(after, () -> enrol(held, "丁"))).isInstanceOf(LearningOutcome.Closed.class);
        classes.take(campus.college(), held, new ClassStep.Cancel("老师病了"));
        assertThat(enrol(held, "丁")).isInstanceOf(LearningOutcome.Closed.class);
        assertThat(desk.join(world.campus("报名外", 1).student(0), held)).isInstanceOf(LearningOutcome.Missing.class);
    }

    @Test
    void aDraftIsNobodysButTheOrganisers() {
        var course = learning.course(campus.college(), "筹备的课");
        var plan = classes.plan(campus.college(), course, learning.plan(campus, 3, 2));
        var draft = new CourseClassId(LearningWorld.done(plan));
        assertThat(courses.published(draft)).isEmpty();
        assertThat(enrol(draft, "甲")).isInstanceOf(LearningOutcome.Missing.class);
        assertThat(classes.take(campus.college(), draft, new ClassStep.Open()))
                .as("no teacher yet")
                .isInstanceOf(LearningOutcome.NotReady.class);
        assertThat(classes.take(campus.communityViewer(), draft, new ClassStep.Cancel("不办")))
                .as("its host is no organiser")
                .isInstanceOf(LearningOutcome.Missing.class);
    }

    @Test
    void aPhoneAndAConnectionAreBounded_andTheDeskIsNot() {
        var phone = 9900;
        var classesOpen = IntStream.range(0, 7).mapToObj(i -> open(3)).toList();
        for (int i = 0; i < 6; i++) {
            enrolled(desk.enrol(classesOpen.get(i), resident("戊", phone), "10.9.1." + i));
        }
        assertThat(desk.enrol(classesOpen.get(6), resident("戊", phone), "10.9.1.7"))
                .isEqualTo(new LearningOutcome.TooMany(6, 7));
        assertThat(desk.enter(campus.communityViewer(), classesOpen.get(6), resident("戊", phone)))
                .isInstanceOf(LearningOutcome.Enrolled.class);
        var roomy = open(30);
        for (int i = 0; i < 20; i++) {
            enrolled(desk.enrol(roomy, resident("己" + i, phones++), "10.9.2.1"));
        }
        assertThat(desk.enrol(roomy, resident("庚", phones++), "10.9.2.1"))
                .isEqualTo(new LearningOutcome.TooMany(20, 1));
    }

    @Test
    void whatIsKnownOfAPersonGoesAtTheirWord_andThePlaceWithIt() {
        var held = open(1);
        var first = enrolled(enrol(held, "辛"));
        var second = enrolled(enrol(held, "壬"));
        assertThat(enrolments.erase(first.code())).isInstanceOf(LearningOutcome.Done.class);
        assertThat(enrolments.byCode(first.code())).isEmpty();
        var row = jdbc.sql(
                        "select person_name, phone, phone_digest, needs::text, code_hash, origin from learning.enrolment where id = :id")
                .param("id", first.id().value())
                .query()
                .singleRow();
        assertThat(row).containsEntry("needs", "{}");
        assertThat(row.values().stream().filter(java.util.Objects::nonNull)).hasSize(1);
        assertThat(enrolments.byCode(second.code()).orElseThrow().status()).isEqualTo(CourseEnrolment.Status.ENROLLED);
    }

    @Test
    void thePhoneIsReadAtTheDeskAndLiesNowhereInTheDatabase() {
        var held = open(1);
        enrolled(enrol(held, "癸"));
        var waits = enrolled(enrol(held, "子"));
        enrolments.withdrawFor(
                campus.communityViewer(), held, enrolments.of(held).get(0).id());
        enrolments.showPhones(campus.communityViewer(), held);
        var phone = "1000001%04d".formatted(phones - 1);
        assertThat(enrolments.of(held).get(0).phone()).isEqualTo(phone);
        assertThat(enrolments.byCode(waits.code()).orElseThrow().phone()).isEqualTo(phone);
        assertThat(WholeDatabase.tablesWith(jdbc, phone)).isEmpty();
        assertThat(WholeDatabase.tablesWith(jdbc, campus.mark()))
                .as("what is looked through")
                .isNotEmpty();
    }

    @Test
    void onlyTheDeskSeesAndEntersLearners() {
        var held = open(2);
        var stranger = world.campus("报名邻", 1);
        assertThat(desk.enter(stranger.communityViewer(), held, resident("甲", phones++)))
                .isInstanceOf(LearningOutcome.Missing.class);
        assertThat(courses.find(stranger.communityViewer(), held)).isEmpty();
        assertThat(courses.find(stranger.college(), held)).isEmpty();
        var entered = enrolled(desk.enter(campus.communityViewer(), held, resident("甲", phones++)));
        var renewed = enrolled(desk.renewCode(campus.communityViewer(), held, entered.id()));
        assertThat(enrolments.byCode(entered.code())).isEmpty();
        assertThat(enrolments.byCode(renewed.code())).isPresent();
        assertThat(enrolments.showPhones(stranger.college(), held)).isFalse();
        assertThat(enrolments.of(held).get(0).maskedPhone()).matches("100\\*\\*\\*\\*\\d{4}");
    }

    @Test
    void ofManyWhoReachForTheLastPlacesAtOnceNoPlaceIsGivenTwice() throws Exception {
        for (int places : new int[] {1, 3, 7}) {
            var held = open(places);
            var outcomes = AtOnce.run(IntStream.range(0, 16).<Callable<Boolean>>mapToObj(i -> {
                int number = phones++;
                return () -> enrolled(desk.enrol(held, resident("抢" + i, number), "10.10." + places + "." + i))
                        .waiting();
            }));
            assertThat(outcomes.stream().filter(waits -> !waits)).hasSize(places);
            assertThat(seen(held).taken()).isEqualTo(places);
            assertThat(seen(held).waiting()).isEqualTo(16 - places);
        }
    }

    @Test
    void whileSomeLeaveAndOthersComeNobodyWaitsBesideAFreePlace() throws Exception {
        var held = open(4);
        var first = IntStream.range(0, 8)
                .mapToObj(i -> enrolled(enrol(held, "先" + i)))
                .toList();
        var leave = first.stream().<Callable<LearningOutcome>>map(each -> () -> enrolments.withdraw(each.code()));
        var come = IntStream.range(0, 8).<Callable<LearningOutcome>>mapToObj(i -> {
            int number = phones++;
            return () -> desk.enrol(held, resident("后" + i, number), "10.11.0." + i);
        });
        AtOnce.run(Stream.concat(leave, come));
        assertThat(seen(held).taken()).isEqualTo(4);
        assertThat(seen(held).waiting()).isEqualTo(4);
        var waiting = enrolments.of(held).stream()
                .filter(each -> each.status() == CourseEnrolment.Status.WAITING)
                .map(each -> each.id().value())
                .collect(Collectors.toSet());
        var placed = enrolments.of(held).stream()
                .filter(each -> each.status() == CourseEnrolment.Status.ENROLLED)
                .map(each -> each.id().value())
                .toList();
        assertThat(placed)
                .as("nobody was passed over")
                .allMatch(each -> waiting.stream().allMatch(id -> id > each));
    }

    @Test
    void theDatabaseCountsForItselfAndRefusesOneTooMany() {
        var held = open(1);
        enrolled(enrol(held, "甲"));
        var waits = enrolled(enrol(held, "乙"));
        assertThatThrownBy(() -> jdbc.sql("update learning.enrolment set status = 'ENROLLED' where id = :id")
                        .param("id", waits.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("no_place_twice");
    }

    /** The harness can fail: with the lock and the count off, the same race gives places twice. */
    @Test
    void aTwinWhoseLockIsOffOversells() throws Exception {
        jdbc.sql("create table if not exists public.learning_twin (round int not null, learner int not null)")
                .update();
        boolean oversold = false;
        for (int round = 0; round < 20 && !oversold; round++) {
            int number = round;
            oversold =
                    AtOnce.run(IntStream.range(0, 16).<Callable<Boolean>>mapToObj(i -> () -> twin(number, i))).stream()
                                    .filter(won -> won)
                                    .count()
                            > 2;
        }
        assertThat(oversold).as("more than 2 of 2 places given").isTrue();
    }

    /** The enrolment as it must not be: it looks how many places are free, and nothing holds them in between. */
    private boolean twin(int round, int learner) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            int taken = jdbc.sql("select count(*)::int from public.learning_twin where round = :round")
                    .param("round", round)
                    .query(Integer.class)
                    .single();
            return taken < 2
                    && jdbc.sql("insert into public.learning_twin (round, learner) values (:round, :learner)")
                                    .param("round", round)
                                    .param("learner", learner)
                                    .update()
                            == 1;
        }));
    }
}
