package org.qinglin.app.learning;

import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.resources.Booking;
import org.qinglin.app.resources.BookingId;
import org.qinglin.app.resources.BookingTime;
import org.qinglin.app.resources.Resource;
import org.qinglin.app.resources.ResourceId;
import org.qinglin.app.resources.Resources;
import org.qinglin.app.resources.RowBookings;
import org.qinglin.app.resources.RowOutcome;
import org.qinglin.app.shared.FormCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The shared room in which a class takes place: booked for all of its lessons to come, or for none. */
@Service
@Transactional
public class ClassRooms {

    private final JdbcClient jdbc;
    private final Courses courses;
    private final Lessons lessons;
    private final Resources resources;
    private final RowBookings bookings;
    private final AuditTrail audit;
    private final Clock clock;

    ClassRooms(
            JdbcClient jdbc,
            Courses courses,
            Lessons lessons,
            Resources resources,
            RowBookings bookings,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.lessons = lessons;
        this.resources = resources;
        this.bookings = bookings;
        this.audit = audit;
        this.clock = clock;
    }

    /** The room that was typed, among those the viewer may ask for; null where none is wanted. */
    @Nullable
    Resource typed(Viewer viewer, @Nullable String typed, FormCheck form) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var room = resources.venues(viewer).stream()
                .filter(each -> Long.toString(each.id().value()).equals(typed.strip()))
                .findFirst();
        if (room.isEmpty()) {
            form.fault("room", typed, "fault.choice");
        }
        return room.orElse(null);
    }

    /**
     * Books a room for times of a class, in place of earlier bookings, and has them kept: all, or none and it is said which
     * cannot be.
     */
    LearningOutcome book(
            Viewer viewer,
            CourseClass held,
            ResourceId room,
            List<BookingTime> times,
            List<BookingId> instead,
            Consumer<List<BookingId>> kept) {
        var outcome = book(viewer, held.course(), room, times, instead);
        if (outcome instanceof RowOutcome.Booked booked) {
            kept.accept(booked.ids());
            return new LearningOutcome.Done(held.id().value());
        }
        if (outcome instanceof RowOutcome.Refused refused) {
            return noRoom(refused.why(), refused.time());
        }
        // It was there when it was chosen, and is not for this side to ask for any more.
        return times.isEmpty() ? new LearningOutcome.Missing() : noRoom(RowOutcome.Why.NO_AGREEMENT, times.get(0));
    }

    private static LearningOutcome noRoom(RowOutcome.Why why, BookingTime time) {
        return new LearningOutcome.NoRoom(why, time.from(), time.to());
    }

    /** Books a room for times of a course, in place of earlier bookings: all or none. */
    RowOutcome book(Viewer viewer, Course course, ResourceId room, List<BookingTime> times, List<BookingId> instead) {
        return bookings.book(viewer, Sides.party(course), room, new RowBookings.Row(times, course.title(), instead));
    }

    /**
     * Lets a class take place in a room from its next lesson on, or in none of ours any more. Rooms that it had are given
     * back only where the new one could be had for every lesson.
     */
    public LearningOutcome choose(Viewer viewer, CourseClassId id, @Nullable String typed) {
        var held = courses.locked(id)
                .filter(each -> Sides.manages(viewer, each.course()))
                .orElse(null);
        if (held == null) {
            return new LearningOutcome.Missing();
        }
        if (!held.isAlive()) {
            return new LearningOutcome.NotFromHere(held.status());
        }
        var form = new FormCheck();
        var room = typed(viewer, typed, form);
        return form.<LearningOutcome>result(() -> room == null ? giveBack(viewer, held) : choose(viewer, held, room))
                .fold(outcome -> outcome, LearningOutcome.Faulty::new);
    }

    private LearningOutcome choose(Viewer viewer, CourseClass held, Resource room) {
        var toCome = toCome(held.id());
        var times = toCome.stream()
                .map(each -> new BookingTime(each.from(), each.to()))
                .toList();
        return book(viewer, held, room.id(), times, bookingsOf(toCome), ids -> {
            for (int i = 0; i < toCome.size(); i++) {
                keep(toCome.get(i).id(), ids.get(i));
            }
            keep(viewer, held, room.id());
        });
    }

    private LearningOutcome giveBack(Viewer viewer, CourseClass held) {
        free(viewer, held.id());
        keep(viewer, held, null);
        return new LearningOutcome.Done(held.id().value());
    }

    private void keep(Viewer viewer, CourseClass held, @Nullable ResourceId room) {
        jdbc.sql("update learning.course_class set room_id = :room where id = :id")
                .param("room", room == null ? null : room.value(), Types.BIGINT)
                .param("id", held.id().value())
                .update();
        audit.record(
                viewer, "class-room", "class " + held.id().value(), room == null ? "" : "resource " + room.value());
    }

    /** Keeps which booking is a lesson's. */
    void keep(LessonId lesson, BookingId booking) {
        jdbc.sql("update learning.lesson set booking_id = :booking where id = :id")
                .param("booking", booking.value())
                .param("id", lesson.value())
                .update();
    }

    /** Gives back what a class has booked for lessons to come. */
    void free(Viewer viewer, CourseClassId id) {
        bookings.free(viewer, bookingsOf(toCome(id)));
    }

    /** Gives back a single lesson's. */
    void free(Viewer viewer, Lesson lesson) {
        bookings.free(viewer, bookingsOf(List.of(lesson)));
    }

    private List<Lesson> toCome(CourseClassId id) {
        return lessons.of(id).stream()
                .filter(each -> each.heldAt() == null && each.from().isAfter(clock.instant()))
                .toList();
    }

    private static List<BookingId> bookingsOf(List<Lesson> lessons) {
        var ids = new ArrayList<BookingId>();
        lessons.forEach(each -> {
            var booking = each.booking();
            if (booking != null) {
                ids.add(booking);
            }
        });
        return ids;
    }

    /** What became of the room for each lesson that has a booking. The caller has made sure that the viewer may see them. */
    @Transactional(readOnly = true)
    public Map<LessonId, Booking> of(List<Lesson> all) {
        var found = bookings.of(bookingsOf(all));
        var byLesson = new HashMap<LessonId, Booking>();
        all.stream()
                .filter(each -> each.booking() != null)
                .forEach(each -> byLesson.put(
                        each.id(), Objects.requireNonNull(found.get(Objects.requireNonNull(each.booking())))));
        return byLesson;
    }

    /** The room of a class that the viewer may see, by its name. */
    @Transactional(readOnly = true)
    public String name(CourseClass held) {
        var room = held.room();
        return room == null
                ? ""
                : bookings.resource(room)
                        .map(each -> each.name() + " · " + each.location())
                        .orElse("");
    }

    /** The rooms that the viewer may choose. */
    @Transactional(readOnly = true)
    public List<Resource> choices(Viewer viewer) {
        return resources.venues(viewer);
    }
}
