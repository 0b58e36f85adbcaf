package org.qinglin.app.learning;

import static org.qinglin.app.shared.FormCheck.given;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.internal.LearningNotices;
import org.qinglin.app.resources.BookingId;
import org.qinglin.app.resources.BookingTime;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where lessons are added, moved and taken away; the class's room goes with them, or nothing changes. */
@Service
@Transactional
public class LessonPlan {

    private final JdbcClient jdbc;
    private final Courses courses;
    private final CourseEnrolments enrolments;
    private final Lessons lessons;
    private final ClassRooms rooms;
    private final Calls calls;
    private final LearningNotices notices;
    private final AuditTrail audit;

    LessonPlan(
            JdbcClient jdbc,
            Courses courses,
            CourseEnrolments enrolments,
            Lessons lessons,
            ClassRooms rooms,
            Calls calls,
            LearningNotices notices,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.enrolments = enrolments;
        this.lessons = lessons;
        this.rooms = rooms;
        this.calls = calls;
        this.notices = notices;
        this.audit = audit;
    }

    /** @param day such as {@code 2026-03-02}, {@code from} such as {@code 09:00} */
    public record Typed(
            @Nullable String day,
            @Nullable String from,
            @Nullable String to) {}

    static BookingTime time(LocalDate day, LocalTime from, LocalTime to) {
        return new BookingTime(at(day, from), at(day, to));
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(China.TIME).toInstant();
    }

    /** One more lesson. */
    public LearningOutcome add(Viewer viewer, CourseClassId id, Typed typed) {
        var held = managed(viewer, id);
        if (held == null) {
            return new LearningOutcome.Missing();
        }
        return held.isAlive()
                ? check(typed).fold(time -> add(viewer, held, time), LearningOutcome.Faulty::new)
                : new LearningOutcome.NotFromHere(held.status());
    }

    private static Checked<BookingTime> check(Typed typed) {
        var form = new FormCheck();
        var day = form.date("day", typed.day());
        var from = form.time("from", typed.from());
        var to = form.time("to", typed.to());
        if (from != null && to != null && !to.isAfter(from)) {
            form.fault("to", to, "fault.lesson.order", from.toString());
        }
        return form.result(() -> time(given(day), given(from), given(to)));
    }

    private LearningOutcome add(Viewer viewer, CourseClass held, BookingTime time) {
        if (overlaps(held, time, null)) {
            return new LearningOutcome.Overlaps();
        }
        return inRoom(viewer, held, time, List.of(), booking -> insert(held.id(), time, booking));
    }

    /** Puts a lesson that was not held to another time; learners with an account are told, the others are called. */
    public LearningOutcome move(Viewer viewer, CourseClassId id, LessonId lesson, Typed typed) {
        var held = managed(viewer, id);
        var moved = held == null ? null : notHeld(id, lesson);
        if (held == null || moved == null) {
            return new LearningOutcome.Missing();
        }
        return held.isAlive()
                ? check(typed).fold(time -> move(viewer, held, moved, time), LearningOutcome.Faulty::new)
                : new LearningOutcome.NotFromHere(held.status());
    }

    private LearningOutcome move(Viewer viewer, CourseClass held, Lesson lesson, BookingTime time) {
        if (overlaps(held, time, lesson.id())) {
            return new LearningOutcome.Overlaps();
        }
        var before = lesson.booking();
        return inRoom(viewer, held, time, before == null ? List.of() : List.of(before), booking -> {
            jdbc.sql("update learning.lesson set during = :during::tstzrange, booking_id = :booking where id = :id")
                    .param("during", Sql.range(time.from(), time.to()))
                    .param("booking", booking == null ? null : booking.value(), Types.BIGINT)
                    .param("id", lesson.id().value())
                    .update();
            audit.record(
                    viewer,
                    "lesson-moved",
                    "lesson " + lesson.id().value(),
                    held.course().title());
            if (held.status() != CourseClass.Status.DRAFT) {
                notices.moved(held, enrolments.students(held.id()), lesson, time);
                notices.toCall(viewer, held, calls.moved(held, lesson, time));
            }
        });
    }

    private interface Change {
        void with(@Nullable BookingId booking);
    }

    /** Makes a change if the class's room can be had for it, or if it has none. */
    private LearningOutcome inRoom(
            Viewer viewer, CourseClass held, BookingTime time, List<BookingId> instead, Change change) {
        var room = held.room();
        if (room == null) {
            change.with(null);
            return new LearningOutcome.Done(held.id().value());
        }
        return rooms.book(viewer, held, room, List.of(time), instead, ids -> change.with(ids.get(0)));
    }

    /** Keeps a lesson of a class. The caller has made sure that there is room for it among the others. */
    void insert(CourseClassId id, BookingTime time, @Nullable BookingId booking) {
        jdbc.sql(
                        "insert into learning.lesson (class_id, during, booking_id) values (:class, :during::tstzrange, :booking)")
                .param("class", id.value())
                .param("during", Sql.range(time.from(), time.to()))
                .param("booking", booking == null ? null : booking.value(), Types.BIGINT)
                .update();
    }

    private boolean overlaps(CourseClass held, BookingTime time, @Nullable LessonId but) {
        return lessons.of(held.id()).stream()
                .filter(each -> !each.id().equals(but))
                .anyMatch(each -> each.from().isBefore(time.to()) && time.from().isBefore(each.to()));
    }

    /** Takes a lesson away that was not held; learners hear of it as of one that was moved. */
    public LearningOutcome remove(Viewer viewer, CourseClassId id, LessonId lesson) {
        var held = managed(viewer, id);
        var found = held == null ? null : notHeld(id, lesson);
        if (held == null || found == null) {
            return new LearningOutcome.Missing();
        }
        if (!held.isAlive()) {
            return new LearningOutcome.NotFromHere(held.status());
        }
        if (held.status() != CourseClass.Status.DRAFT) {
            notices.dropped(held, enrolments.students(id), found);
            notices.toCall(viewer, held, calls.dropped(held, found));
        }
        jdbc.sql("delete from learning.lesson where id = :lesson")
                .param("lesson", lesson.value())
                .update();
        rooms.free(viewer, found);
        return new LearningOutcome.Done(id.value());
    }

    private @Nullable Lesson notHeld(CourseClassId id, LessonId lesson) {
        return lessons.of(id).stream()
                .filter(each -> each.id().equals(lesson) && each.heldAt() == null)
                .findFirst()
                .orElse(null);
    }

    private @Nullable CourseClass managed(Viewer viewer, CourseClassId id) {
        return courses.locked(id)
                .filter(each -> Sides.manages(viewer, each.course()))
                .orElse(null);
    }
}
