package org.qinglin.app.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.qinglin.app.learning.LearningWorld.done;
import static org.qinglin.app.learning.LearningWorld.enrolled;
import static org.qinglin.app.learning.LearningWorld.resident;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.resources.BookingTime;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Learners without an account are called about what changes: each about what they know otherwise, until they were told. */
@PlatformTest
class CallsTest {

    @Autowired
    private World world;

    @Autowired
    private LearningWorld learning;

    @Autowired
    private EnrolmentDesk desk;

    @Autowired
    private CourseEnrolments enrolments;

    @Autowired
    private Lessons lessons;

    @Autowired
    private LessonPlan plan;

    @Autowired
    private ClassDesk classes;

    @Autowired
    private Calls calls;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private CourseClassId held;
    private LearningOutcome.Enrolled aunt;
    private Lesson first;

    /** A resident and a student have places; another resident waits. */
    @BeforeEach
    void oneClass() {
        campus = world.campus("电话", 1);
        held = learning.open(campus, learning.course(campus.college(), campus.mark() + "手机课"), 2, 3);
        aunt = enter("王阿姨", 1);
        enrolled(desk.join(campus.student(0), held));
        assertThat(enter("候补的", 2).waiting()).isTrue();
        first = lessons.of(held).get(0);
    }

    private LearningOutcome.Enrolled enter(String name, int number) {
        return enrolled(desk.enter(campus.communityViewer(), held, resident(name, (int)
                (campus.id().value() * 10 + number))));
    }

    private BookingTime move(Lesson lesson, String from, String to) {
        var day = LocalDate.ofInstant(lesson.from(), China.TIME).plusDays(1).toString();
        done(plan.move(campus.college(), held, lesson.id(), new LessonPlan.Typed(day, from, to)));
        var now = lessons.of(held).stream()
                .filter(each -> each.id().equals(lesson.id()))
                .findFirst()
                .orElseThrow();
        return new BookingTime(now.from(), now.to());
    }

    private static BookingTime time(Lesson lesson) {
        return new BookingTime(lesson.from(), lesson.to());
    }

    private LearningOutcome told(Viewer viewer) {
        return calls.told(
                viewer, held, calls.open(held).stream().map(LearnerCall::id).toList());
    }

    @Test
    void aMovedLessonIsACallForWhoHasAPlaceAndNoAccount() {
        var now = move(first, "14:00", "15:30");
        assertThat(calls.open(held))
                .extracting(LearnerCall::learner, LearnerCall::kind, LearnerCall::known, LearnerCall::now)
                .containsExactly(tuple(aunt.id(), LearnerCall.Kind.LESSON_MOVED, time(first), now));
        assertThat(calls.due(campus.communityViewer()))
                .extracting(each -> each.held().id(), Calls.Due::people)
                .containsExactly(tuple(held, 1));
        assertThat(calls.due(campus.college())).hasSize(1);
        assertThat(calls.due(world.campus("电话邻", 1).communityViewer())).isEmpty();
    }

    @Test
    void whoMovesTwiceBeforeTheCallIsToldFromTheTimeThatTheyKnow() {
        move(first, "14:00", "15:30");
        var stale = calls.open(held).get(0).id();
        var now = move(first, "16:00", "17:30");
        assertThat(calls.open(held))
                .extracting(LearnerCall::known, LearnerCall::now)
                .containsExactly(tuple(time(first), now));
        assertThat(calls.told(campus.communityViewer(), held, List.of(stale)))
                .as("of a time that is not true any more")
                .isEqualTo(new LearningOutcome.Changed());
        var day = LocalDate.ofInstant(first.from(), China.TIME).toString();
        done(plan.move(campus.college(), held, first.id(), new LessonPlan.Typed(day, "09:00", "10:30")));
        assertThat(calls.open(held)).as("back where they know it").isEmpty();
    }

    @Test
    void onceToldItSaysByWhomAndWhen_andTheNextMoveIsANewCall() {
        var once = move(first, "14:00", "15:30");
        assertThat(told(world.campus("电话外", 1).communityViewer())).isEqualTo(new LearningOutcome.Missing());
        done(told(campus.communityViewer()));
        assertThat(calls.open(held)).isEmpty();
        assertThat(calls.told(held))
                .extracting(LearnerCall::toldAt, LearnerCall::now)
                .containsExactly(tuple(World.NOW, once));
        assertThat(calls.told(held).get(0).toldBy()).isNotBlank();
        var twice = move(first, "16:00", "17:30");
        assertThat(calls.open(held))
                .extracting(LearnerCall::known, LearnerCall::now)
                .containsExactly(tuple(once, twice));
        assertThat(calls.told(held)).extracting(LearnerCall::now).containsExactly(once);
    }

    @Test
    void aLessonTakenAwayIsToldToEverybody() {
        move(first, "14:00", "15:30");
        done(plan.remove(campus.college(), held, first.id()));
        assertThat(calls.open(held))
                .extracting(LearnerCall::kind, LearnerCall::known, LearnerCall::now)
                .containsExactly(tuple(LearnerCall.Kind.LESSON_DROPPED, time(first), null));
        outbox.tell();
        assertThat(jdbc.sql("select count(*) from notification.message where account_id = :account and kind = :kind")
                        .param("account", campus.student(0).account().value())
                        .param("kind", "COURSE_LESSON_DROPPED")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ofAClassCalledOffWhoWaitsIsToldToo_andOfNothingElseAnyMore() {
        move(first, "14:00", "15:30");
        done(classes.take(campus.college(), held, new ClassStep.Cancel("老师病了")));
        assertThat(calls.open(held))
                .extracting(LearnerCall::kind)
                .containsExactly(LearnerCall.Kind.CLASS_CANCELLED, LearnerCall.Kind.CLASS_CANCELLED);
        outbox.tell();
        assertThat(jdbc.sql("select count(*) from notification.message where account_id = :account and kind = :kind")
                        .param("account", campus.communityViewer().account().value())
                        .param("kind", "COURSE_CALLS_TO_MAKE")
                        .query(Integer.class)
                        .single())
                .as("the community hears that there are calls to make, of the move and of the end")
                .isEqualTo(2);
    }

    @Test
    void nobodyIsCalledWhoLeft_orAboutWhatIsPast() {
        move(first, "14:00", "15:30");
        clock.at(first.to().plus(Duration.ofDays(2)), () -> {
            assertThat(calls.open(held)).as("it has taken place").isEmpty();
            assertThat(calls.due(campus.communityViewer())).isEmpty();
            return held;
        });
        enrolments.withdraw(aunt.code());
        assertThat(calls.open(held))
                .as("who moved up has a place now, and knows nothing of the earlier time")
                .extracting(LearnerCall::kind)
                .containsExactly(LearnerCall.Kind.PLACE);
    }

    private String page(MockHttpServletRequestBuilder request, SignedIn who) throws Exception {
        return mvc.perform(request.with(user(who)).with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void theDeskSeesWhomToCall_withNumbersWhenItAsks_andTheCodeShowsTheNewTime() throws Exception {
        move(first, "14:00", "15:30");
        var list = "/classes/" + held.value() + "/calls";
        var secretary = campus.communityAccount();
        for (var where : List.of("/orders", "/courses", "/classes/" + held.value())) {
            assertThat(page(get(where), secretary)).as(where).contains("要打电话告诉 1 位学员", list);
        }
        var phone = enrolments.byCode(aunt.code()).orElseThrow().phone();
        assertThat(phone).isNotNull();
        assertThat(page(get(list), secretary)).contains("王阿姨", "的课改到").doesNotContain(phone);
        assertThat(page(post(list + "/phones"), secretary)).contains("tel:" + phone);
        assertThat(mvc.perform(get("/learn/enrolments/" + aunt.code()))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("的课改到");
        var call = Long.toString(calls.open(held).get(0).id());
        assertThat(page(post(list).param("call", call), secretary)).contains("记下了", "没有要打的电话");
        assertThat(page(post(list).param("call", "0"), secretary)).contains("没有记下");
    }
}
