package org.qinglin.app.learning;

import static org.qinglin.app.shared.FormCheck.given;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.programmes.SpecialDays;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.resources.BookingId;
import org.qinglin.app.resources.BookingTime;
import org.qinglin.app.resources.Resource;
import org.qinglin.app.resources.RowOutcome;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a course's classes are planned, opened, held and ended. */
@Service
@Transactional
public class ClassDesk {

    private static final int MOST_PLACES = 500;
    private static final int MOST_LESSONS = 60;

    private final JdbcClient jdbc;
    private final Courses courses;
    private final CourseEnrolments enrolments;
    private final Organisations organisations;
    private final WorkCalendar calendar;
    private final LessonPlan lessons;
    private final ClassRooms rooms;
    private final ClassStanding standing;
    private final AuditTrail audit;
    private final Clock clock;

    ClassDesk(
            JdbcClient jdbc,
            Courses courses,
            CourseEnrolments enrolments,
            Organisations organisations,
            WorkCalendar calendar,
            LessonPlan lessons,
            ClassRooms rooms,
            ClassStanding standing,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.enrolments = enrolments;
        this.organisations = organisations;
        this.calendar = calendar;
        this.lessons = lessons;
        this.rooms = rooms;
        this.standing = standing;
        this.audit = audit;
        this.clock = clock;
    }

    private record Planned(
            Community community,
            String location,
            int capacity,
            LocalDate enrolFrom,
            LocalDate enrolUntil,
            LocalDate firstDay,
            LocalTime from,
            LocalTime to,
            int lessons,
            int everyDays,
            SpecialDays special,
            @Nullable Resource room) {}

    /** Plans a class with its lessons. */
    public LearningOutcome plan(Viewer viewer, CourseId id, ClassInput input) {
        var course = courses.byId(id).filter(each -> Sides.manages(viewer, each));
        return course.isEmpty()
                ? new LearningOutcome.Missing()
                : check(viewer, input)
                        .fold(planned -> insert(viewer, course.get(), planned), LearningOutcome.Faulty::new);
    }

    private Checked<Planned> check(Viewer viewer, ClassInput input) {
        var form = new FormCheck();
        var community = viewer.is(Role.COMMUNITY)
                ? organisations.community(viewer.mustPlace()).orElseThrow()
                : organisations.chosen(viewer.mustCollege(), input.community(), form);
        var room = rooms.typed(viewer, input.room(), form);
        var where = input.location() == null || input.location().isBlank() ? "" : input.location();
        var location = form.text("location", room == null || !where.isEmpty() ? where : where(room), 100);
        int capacity = form.whole("capacity", input.capacity(), 1, MOST_PLACES);
        var enrolFrom = form.date("enrolFrom", input.enrolFrom());
        var enrolUntil = form.date("enrolUntil", input.enrolUntil());
        form.inOrder("enrolUntil", enrolFrom, enrolUntil);
        var firstDay = form.date("firstDay", input.firstDay());
        var from = form.time("from", input.from());
        var to = form.time("to", input.to());
        if (from != null && to != null && !to.isAfter(from)) {
            form.fault("to", to, "fault.lesson.order", from.toString());
        }
        int lessons = form.whole("lessons", input.lessons(), 1, MOST_LESSONS);
        int everyDays = form.whole("everyDays", input.everyDays(), 1, 28);
        return form.result(() -> new Planned(
                given(community),
                location,
                capacity,
                given(enrolFrom),
                given(enrolUntil),
                given(firstDay),
                given(from),
                given(to),
                lessons,
                everyDays,
                SpecialDays.typed(input.holidays(), input.makeUpDays()),
                room));
    }

    private static String where(Resource room) {
        return room.location() + " " + room.name();
    }

    private LearningOutcome insert(Viewer viewer, Course course, Planned planned) {
        var days = calendar.row(planned.firstDay(), planned.everyDays(), planned.lessons(), planned.special());
        var times = days.days().stream()
                .map(day -> LessonPlan.time(day, planned.from(), planned.to()))
                .toList();
        var room = planned.room();
        if (room == null) {
            return insert(viewer, course, planned, days, times, List.of());
        }
        // Before the class is there, so that nothing of it stays where the room cannot be had.
        var outcome = rooms.book(viewer, course, room.id(), times, List.of());
        if (outcome instanceof RowOutcome.Booked booked) {
            return insert(viewer, course, planned, days, times, booked.ids());
        }
        return outcome instanceof RowOutcome.Refused refused
                ? new LearningOutcome.Faulty(List.of(fault(room, refused)))
                : new LearningOutcome.Missing();
    }

    /** Names the first lesson for which the room cannot be had. */
    private static Fault fault(Resource room, RowOutcome.Refused refused) {
        var from = refused.time().from().atZone(China.TIME);
        return Fault.of(
                "room",
                room.name(),
                "fault.class.room." + refused.why(),
                from.toLocalDate().toString(),
                from.toLocalTime().toString(),
                refused.time().to().atZone(China.TIME).toLocalTime().toString());
    }

    private LearningOutcome insert(
            Viewer viewer,
            Course course,
            Planned planned,
            WorkCalendar.Row days,
            List<BookingTime> times,
            List<BookingId> bookings) {
        long id = jdbc.sql("""
                insert into learning.course_class (course_id, community_code, location, capacity, enrol_from, enrol_until,
                    room_id, status, made_by, made_at)
                values (:course, :community, :location, :capacity, :from, :until, :room, 'DRAFT', :by, :now) returning id""")
                .param(
                        "room",
                        planned.room() == null ? null : planned.room().id().value(),
                        Types.BIGINT)
                .param("course", course.id().value())
                .param("community", planned.community().code().value())
                .param("location", planned.location())
                .param("capacity", planned.capacity())
                .param("from", planned.enrolFrom())
                .param("until", planned.enrolUntil())
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        for (int i = 0; i < times.size(); i++) {
            lessons.insert(new CourseClassId(id), times.get(i), bookings.isEmpty() ? null : bookings.get(i));
        }
        audit.record(viewer, "class-planned", "class " + id, course.title());
        return new LearningOutcome.Planned(id, days.leftOut());
    }

    /** Gives the class another number of places; whoever waits moves up into new ones. */
    public LearningOutcome resize(Viewer viewer, CourseClassId id, @Nullable String capacity) {
        var held = managed(viewer, id);
        if (held == null) {
            return new LearningOutcome.Missing();
        }
        if (!held.isAlive()) {
            return new LearningOutcome.NotFromHere(held.status());
        }
        var form = new FormCheck();
        int places = form.whole("capacity", capacity, Math.max(1, held.taken()), MOST_PLACES);
        return form.<LearningOutcome>result(() -> {
                    jdbc.sql("update learning.course_class set capacity = :capacity where id = :id")
                            .param("capacity", places)
                            .param("id", id.value())
                            .update();
                    audit.record(viewer, "class-resized", "class " + id.value(), places + "");
                    enrolments.moveUp(id);
                    return new LearningOutcome.Done(id.value());
                })
                .fold(outcome -> outcome, LearningOutcome.Faulty::new);
    }

    /** Takes a step, if it is the viewer's to take and the table has it. */
    public LearningOutcome take(Viewer viewer, CourseClassId id, ClassStep step) {
        var held = managed(viewer, id);
        if (held == null) {
            return new LearningOutcome.Missing();
        }
        var next = ClassSteps.TABLE.after(held.status(), step.getClass());
        if (next.isEmpty()) {
            return new LearningOutcome.NotFromHere(held.status());
        }
        if (step instanceof ClassStep.Open && (held.lessons() == 0 || !hasTeacher(id))) {
            return new LearningOutcome.NotReady();
        }
        var form = new FormCheck();
        var reason = step instanceof ClassStep.Cancel cancel ? form.text("reason", cancel.reason(), 200) : null;
        return form.<LearningOutcome>result(() -> {
                    standing.keep(viewer, held, next.get(), reason);
                    if (next.get() == CourseClass.Status.CANCELLED || next.get() == CourseClass.Status.FINISHED) {
                        rooms.free(viewer, id);
                    }
                    return new LearningOutcome.Done(id.value());
                })
                .fold(outcome -> outcome, LearningOutcome.Faulty::new);
    }

    private boolean hasTeacher(CourseClassId id) {
        return jdbc.sql("select exists (select from learning.teacher where class_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    private @Nullable CourseClass managed(Viewer viewer, CourseClassId id) {
        return courses.locked(id)
                .filter(each -> Sides.manages(viewer, each.course()))
                .orElse(null);
    }
}
