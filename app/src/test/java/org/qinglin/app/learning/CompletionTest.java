package org.qinglin.app.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qinglin.app.learning.LearningWorld.done;
import static org.qinglin.app.learning.LearningWorld.enrolled;
import static org.qinglin.app.learning.LearningWorld.resident;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the first lesson marked to a certificate that anybody checks, and what of it is counted. */
@PlatformTest
class CompletionTest {

    @Autowired
    private World world;

    @Autowired
    private LearningWorld learning;

    @Autowired
    private ClassDesk classes;

    @Autowired
    private EnrolmentDesk desk;

    @Autowired
    private CourseEnrolments enrolments;

    @Autowired
    private Courses courses;

    @Autowired
    private Lessons lessons;

    @Autowired
    private Teachers teachers;

    @Autowired
    private Teaching teaching;

    @Autowired
    private CourseCertificates certificates;

    @Autowired
    private LearnerSweep sweep;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;

    @BeforeEach
    void oneCampus() {
        campus = world.campus("结业", 2);
    }

    private CourseClassId open(int count) {
        return learning.open(campus, learning.course(campus.college(), "结业手机课"), 10, count);
    }

    private LearningOutcome.Enrolled resident1(CourseClassId held, int number) {
        return enrolled(desk.enter(campus.communityViewer(), held, resident("学员" + number, number)));
    }

    private void finished(CourseClassId held) {
        done(classes.take(campus.college(), held, new ClassStep.Finish()));
    }

    @Test
    void whoAttendedEnoughGetsACertificateThatAnybodyChecks_andNobodyElse() throws Exception {
        var held = open(4);
        var often = resident1(held, 7001);
        var seldom = resident1(held, 7002);
        var student = enrolled(desk.join(campus.student(0), held)).id();
        var all = lessons.of(held);
        for (int i = 0; i < 4; i++) {
            var there = i == 0
                    ? Set.of(student, seldom.id())
                    : i == 1 ? Set.of(often.id(), seldom.id(), student) : Set.of(often.id(), student);
            done(learning.marked(campus.facultyAccount().getViewer(), all.get(i), there));
        }
        assertThat(courses.published(held).orElseThrow().status()).isEqualTo(CourseClass.Status.RUNNING);
        assertThat(certificates.issue(campus.college(), held, "http://localhost"))
                .isEqualTo(new LearningOutcome.NotFromHere(CourseClass.Status.RUNNING));
        finished(held);
        assertThat(certificates.issue(campus.communityViewer(), held, "http://localhost"))
                .as("its host prints, the organiser issues")
                .isInstanceOf(LearningOutcome.Missing.class);
        assertThat(certificates.issue(campus.college(), held, "http://localhost"))
                .as("three of four are 75 %, two are 50 %")
                .isEqualTo(new LearningOutcome.Issued(2));
        assertThat(certificates.issue(campus.college(), held, "http://localhost"))
                .isEqualTo(new LearningOutcome.Issued(0));
        assertThat(certificates.of(held)).containsOnlyKeys(often.id(), student);
        assertThat(certificates.pdf(campus.student(1), student)).isEmpty();
        assertThat(certificates.pdf(campus.student(0), student)).isPresent();

        var pdf = certificates.pdf(campus.communityViewer(), held, often.id()).orElseThrow();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("结业证书", "学员7001", "到课 3 次（共上 4 次）");
        }
        var code = jdbc.sql("select check_code from learning.certificate where enrolment_id = :id")
                .param("id", often.id().value())
                .query(String.class)
                .single();
        var checked =
                certificates.check(code.toLowerCase(java.util.Locale.ROOT)).orElseThrow();
        assertThat(checked.genuine()).isTrue();
        assertThat(checked.certificate().maskedName()).isEqualTo("学*****");
        jdbc.sql(
                        "update learning.certificate set content = replace(content, '学员7001', '学员7009') where check_code = :code")
                .param("code", code)
                .update();
        assertThat(certificates.check(code).orElseThrow().genuine()).isFalse();
    }

    @Test
    void aCertificateThatIsWrongIsRevokedAndIssuedAnew() {
        var held = open(1);
        var learner = resident1(held, 7101);
        done(learning.marked(campus.college(), lessons.of(held).get(0), Set.of(learner.id())));
        finished(held);
        certificates.issue(campus.college(), held, "http://localhost");
        var first = certificates.of(held).get(learner.id());
        assertThat(certificates.revoke(campus.college(), held, learner.id(), " "))
                .isInstanceOf(LearningOutcome.Faulty.class);
        done(certificates.revoke(campus.college(), held, learner.id(), "名字写错"));
        assertThat(certificates.pdf(learner.id())).isEmpty();
        certificates.issue(campus.college(), held, "http://localhost");
        assertThat(certificates.of(held).get(learner.id()).number()).isNotEqualTo(first.number());
    }

    @Test
    void lessonsAreMarkedInTheirTimeByThoseWhoTeachOrReceive() {
        var held = open(2);
        var learner = resident1(held, 7201);
        var lesson = lessons.of(held).get(0);
        assertThat(lessons.mark(campus.college(), lesson.id(), Set.of()))
                .as("not begun")
                .isInstanceOf(LearningOutcome.TooEarly.class);
        assertThat(learning.marked(campus.student(1), lesson, Set.of())).isInstanceOf(LearningOutcome.Missing.class);
        done(teachers.add(campus.college(), held, new Teachers.Input(world.numberOf(campus, 1), null, null)));
        done(learning.marked(campus.student(1), lesson, Set.of()));
        done(learning.marked(campus.communityViewer(), lesson, Set.of(learner.id())));
        assertThat(lessons.shares(held).get(learner.id())).isEqualTo(new Lessons.Share(1, 1));
        assertThat(lessons.sheet(world.campus("结业外", 1).college(), lesson.id())).isEmpty();
        finished(held);
        assertThat(learning.marked(campus.college(), lesson, Set.of())).isInstanceOf(LearningOutcome.NotFromHere.class);
        assertThat(enrolments.withdrawFor(campus.college(), held, learner.id()))
                .isInstanceOf(LearningOutcome.NotFromHere.class);
    }

    /** Whatever was marked, also twice: shares, views and hours taught are what a plain count over the marks says. */
    @Test
    void whatIsCountedIsWhatWasMarked() {
        var random = new Random(2014);
        for (int round = 0; round < 3; round++) {
            var held = open(5);
            var learners = new ArrayList<EnrolmentId>();
            for (int i = 0; i < 6; i++) {
                learners.add(resident1(held, 7300 + round * 10 + i).id());
            }
            var marks = new ArrayList<Set<EnrolmentId>>();
            for (var lesson : lessons.of(held).subList(0, 3 + random.nextInt(3))) {
                Set<EnrolmentId> there = new HashSet<>();
                for (int again = 0; again <= random.nextInt(2); again++) {
                    there = new HashSet<>(learners);
                    there.removeIf(each -> random.nextInt(3) == 0);
                    done(learning.marked(campus.college(), lesson, there));
                }
                marks.add(there);
            }
            for (var learner : learners) {
                int attended = (int)
                        marks.stream().filter(each -> each.contains(learner)).count();
                assertThat(lessons.shares(held).get(learner)).isEqualTo(new Lessons.Share(attended, marks.size()));
            }
            int present = marks.stream().mapToInt(Set::size).sum();
            assertThat(sum("learning.published_learner_hours", held)).isEqualByComparingTo(hours(present));
            assertThat(sum("learning.published_teaching", held)).isEqualByComparingTo(hours(marks.size()));
            finished(held);
            var entitled = learners.stream()
                    .filter(each -> lessons.shares(held).get(each).reaches(70))
                    .toList();
            assertThat(certificates.issue(campus.college(), held, "http://localhost"))
                    .isEqualTo(new LearningOutcome.Issued(entitled.size()));
            assertThat(certificates.of(held).keySet()).containsExactlyInAnyOrderElementsOf(entitled);
        }
        var taught = teaching.own(campus.facultyAccount().getViewer());
        assertThat(taught.classes()).isEqualTo(3);
        assertThat(teaching.of(campus.college(), LearningWorld.TODAY, LearningWorld.TODAY.plusDays(60)))
                .extracting(Teaching.Taught::hours)
                .first()
                .satisfies(each -> assertThat(each).isEqualByComparingTo(taught.hours()));
    }

    /** Lessons of an hour and a half. */
    private static BigDecimal hours(int count) {
        return new BigDecimal("1.5").multiply(BigDecimal.valueOf(count));
    }

    private BigDecimal sum(String view, CourseClassId held) {
        return jdbc.sql("select coalesce(sum(amount), 0) from " + view + " where record_id = :id")
                .param("id", held.value())
                .query(BigDecimal.class)
                .single();
    }

    @Test
    void aWhileAfterTheClassItIsForgottenWhoTheyWere_andTheCountStays() {
        var held = open(1);
        var learner = resident1(held, 7401);
        done(learning.marked(campus.college(), lessons.of(held).get(0), Set.of(learner.id())));
        finished(held);
        certificates.issue(campus.college(), held, "http://localhost");
        clock.at(World.NOW.plus(Duration.ofDays(179)), sweep::sweep);
        assertThat(enrolments.of(held).get(0).name()).isEqualTo("学员7401");
        clock.at(World.NOW.plus(Duration.ofDays(181)), sweep::sweep);
        assertThat(enrolments.of(held).get(0).name()).isNull();
        assertThat(enrolments.byCode(learner.code())).isEmpty();
        assertThat(courses.published(held).orElseThrow().taken()).isEqualTo(1);
        assertThat(certificates.pdf(learner.id())).as("the paper stays").isPresent();
    }

    @Test
    void aShareIsComparedWithoutRounding() {
        assertThat(new Lessons.Share(7, 10).reaches(70)).isTrue();
        assertThat(new Lessons.Share(2, 3).reaches(67)).isFalse();
        assertThat(new Lessons.Share(2, 3).reaches(66)).isTrue();
        assertThat(new Lessons.Share(0, 0).reaches(1)).isFalse();
        assertThat(IntStream.rangeClosed(1, 100).allMatch(new Lessons.Share(5, 5)::reaches))
                .isTrue();
    }

    @Test
    void aCommunityHoldsItsOwnCourse_andTheCollegeLooksOn() {
        var course = new CourseId(done(learning.write(campus.communityViewer(), "社区自己的课")));
        var input = learning.plan(campus, 3, 2);
        var held = new CourseClassId(done(classes.plan(campus.communityViewer(), course, input)));
        assertThat(classes.plan(campus.college(), course, input)).isInstanceOf(LearningOutcome.Missing.class);
        assertThat(courses.find(campus.college(), held)).isPresent();
        assertThat(courses.find(campus.facultyAccount().getViewer(), held)).isEmpty();
        done(teachers.add(campus.communityViewer(), held, new Teachers.Input(null, null, "剪纸张师傅")));
        done(classes.take(campus.communityViewer(), held, new ClassStep.Open()));
        assertThat(courses.of(campus.communityViewer(), "", 0, 20))
                .extracting(Course::id)
                .containsExactly(course);
        assertThat(List.of(campus.college(), campus.facultyAccount().getViewer()))
                .noneMatch(each -> courses.isDesk(each, courses.published(held).orElseThrow()));
    }
}
