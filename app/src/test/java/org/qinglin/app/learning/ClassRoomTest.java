package org.qinglin.app.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qinglin.app.learning.LearningWorld.TODAY;
import static org.qinglin.app.learning.LearningWorld.done;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.resources.Booking;
import org.qinglin.app.resources.BookingInput;
import org.qinglin.app.resources.BookingStep;
import org.qinglin.app.resources.ResourceDesk;
import org.qinglin.app.resources.ResourceId;
import org.qinglin.app.resources.ResourceInput;
import org.qinglin.app.resources.ResourceOffers;
import org.qinglin.app.resources.ResourceOutcome;
import org.qinglin.app.resources.Resources;
import org.qinglin.app.resources.RowOutcome;
import org.qinglin.app.shared.China;
import org.springframework.beans.factory.annotation.Autowired;

/** A class in a shared room: its lessons have the room, all or none, and what becomes of one becomes of its booking. */
@PlatformTest
class ClassRoomTest {

    @Autowired
    private World world;

    @Autowired
    private LearningWorld learning;

    @Autowired
    private ClassDesk classes;

    @Autowired
    private ClassRooms rooms;

    @Autowired
    private LessonPlan plan;

    @Autowired
    private Lessons lessons;

    @Autowired
    private Courses courses;

    @Autowired
    private ResourceOffers offers;

    @Autowired
    private ResourceDesk desk;

    @Autowired
    private Resources resources;

    private World.Campus campus;
    private ResourceId room;

    @BeforeEach
    void aRoomOfTheCommunity() {
        campus = world.campus("教室", 1);
        room = room("社区活动室", "08:00");
    }

    private ResourceId room(String name, String opens) {
        var input = new ResourceInput("VENUE", name, "三十座", "一楼", opens, "20:00", "PARTNERS");
        return ((ResourceOutcome.Offered) offers.offer(campus.communityViewer(), input)).id();
    }

    /** Four lessons, each week 9:00 to 10:30, from the day after tomorrow on. */
    private LearningOutcome planned(CourseId course, ResourceId in) {
        var typed = learning.plan(campus, 5, 4);
        return classes.plan(
                campus.college(),
                course,
                new ClassInput(
                        typed.community(),
                        " ",
                        typed.capacity(),
                        typed.enrolFrom(),
                        typed.enrolUntil(),
                        typed.firstDay(),
                        typed.from(),
                        typed.to(),
                        typed.lessons(),
                        typed.everyDays(),
                        Long.toString(in.value()),
                        null,
                        null));
    }

    private List<Booking> kept(ResourceId of) {
        return resources.kept(of, TODAY, TODAY.plusDays(90));
    }

    private LocalDate day(CourseClassId held, int lesson) {
        return lessons.of(held).get(lesson).from().atZone(China.TIME).toLocalDate();
    }

    @Test
    void everyLessonHasTheRoomOrNone_andTheRefusalNamesTheLessonThatClashes() {
        var course = learning.course(campus.college(), "手机课");
        var held = new CourseClassId(done(planned(course, room)));
        assertThat(kept(room)).hasSize(4).allMatch(each -> each.status() == Booking.Status.REQUESTED);
        assertThat(courses.byId(held).orElseThrow().location()).contains("社区活动室");

        var other = room("排练厅", "08:00");
        var third = day(held, 2);
        desk.book(campus.communityViewer(), other, new BookingInput(third.toString(), "10:00", "11:00", "排练"));
        int before = courses.of(course).size();
        assertThat(planned(course, other))
                .isInstanceOfSatisfying(
                        LearningOutcome.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .singleElement()
                                .satisfies(
                                        fault -> assertThat(fault.arguments()).startsWith(third.toString(), "09:00")));
        assertThat(courses.of(course)).hasSize(before);
        assertThat(rooms.choose(campus.college(), held, Long.toString(other.value())))
                .isEqualTo(new LearningOutcome.NoRoom(
                        RowOutcome.Why.TAKEN,
                        lessons.of(held).get(2).from(),
                        lessons.of(held).get(2).to()));
        assertThat(kept(other)).hasSize(1);
        assertThat(kept(room)).hasSize(4);
        var late = room("晚开的", "09:30");
        assertThat(rooms.choose(campus.college(), held, Long.toString(late.value())))
                .isInstanceOfSatisfying(
                        LearningOutcome.NoRoom.class,
                        none -> assertThat(none.why()).isEqualTo(RowOutcome.Why.CLOSED));
    }

    @Test
    void whatIsMovedTakesItsRoomAlong_andWhatIsRemovedOrCancelledGivesItBack() {
        var held = new CourseClassId(done(planned(learning.course(campus.college(), "书法"), room)));
        var first = lessons.of(held).get(0);
        var day = day(held, 0).toString();
        // Half an hour later is in the way of its own booking alone.
        done(plan.move(campus.college(), held, first.id(), new LessonPlan.Typed(day, "09:30", "11:00")));
        assertThat(kept(room)).hasSize(4);
        var elsewhere = day(held, 0).plusDays(1).toString();
        desk.book(campus.communityViewer(), room, new BookingInput(elsewhere, "14:00", "16:00", "开会"));
        assertThat(plan.move(campus.college(), held, first.id(), new LessonPlan.Typed(elsewhere, "15:00", "17:00")))
                .isInstanceOf(LearningOutcome.NoRoom.class);
        assertThat(lessons.of(held).get(0).from().atZone(China.TIME).toLocalTime())
                .hasToString("09:30");

        done(plan.add(campus.college(), held, new LessonPlan.Typed(elsewhere, "09:00", "10:00")));
        assertThat(kept(room)).hasSize(6);
        done(plan.remove(campus.college(), held, first.id()));
        assertThat(kept(room)).hasSize(5);
        var second = lessons.of(held).get(1);
        desk.take(campus.communityViewer(), second.booking(), new BookingStep.Refuse("另有安排"));
        assertThat(rooms.of(lessons.of(held)).get(second.id()).status()).isEqualTo(Booking.Status.REFUSED);
        done(classes.take(campus.college(), held, new ClassStep.Cancel("老师病了")));
        assertThat(kept(room)).hasSize(1);
    }

    @Test
    void aRowOfLessonsLeavesHolidaysAndWorkedWeekendsOut_withoutLosingALesson() {
        var typed = learning.plan(campus, 5, 2);
        // Saturdays: 19 September is one like others, the 26th is Mid-autumn, 3 October National Day, the 10th is
        // worked.
        var input = new ClassInput(
                typed.community(),
                typed.location(),
                typed.capacity(),
                typed.enrolFrom(),
                typed.enrolUntil(),
                "2026-09-19",
                typed.from(),
                typed.to(),
                "2",
                "7",
                null,
                null,
                null);
        var outcome = classes.plan(campus.college(), learning.course(campus.college(), "合唱"), input);
        assertThat(outcome).isInstanceOfSatisfying(LearningOutcome.Planned.class, planned -> {
            assertThat(planned.leftOut().stream().map(each -> each.day().toString()))
                    .containsExactly("2026-09-26", "2026-10-03", "2026-10-10");
            var held = new CourseClassId(planned.id());
            assertThat(List.of(day(held, 0).toString(), day(held, 1).toString()))
                    .containsExactly("2026-09-19", "2026-10-17");
        });
    }
}
