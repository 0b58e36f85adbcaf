package org.qinglin.app.learning.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.ClassRooms;
import org.qinglin.app.learning.CourseClassId;
import org.qinglin.app.learning.Courses;
import org.qinglin.app.learning.LearningOutcome;
import org.qinglin.app.learning.LessonId;
import org.qinglin.app.learning.LessonPlan;
import org.qinglin.app.learning.Lessons;
import org.qinglin.app.resources.Booking;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A class's lessons and its room, for its organiser's programs. */
@RestController
@Tag(name = "learning", description = "Courses for residents")
class ClassApi {

    private final Courses courses;
    private final Lessons lessons;
    private final LessonPlan plan;
    private final ClassRooms rooms;
    private final LearningAnswers refusals;
    private final ApiAnswers answers;

    ClassApi(
            Courses courses,
            Lessons lessons,
            LessonPlan plan,
            ClassRooms rooms,
            LearningAnswers refusals,
            ApiAnswers answers) {
        this.courses = courses;
        this.lessons = lessons;
        this.plan = plan;
        this.rooms = rooms;
        this.refusals = refusals;
        this.answers = answers;
    }

    /** @param room what became of the shared room for it; null without one */
    record OneLesson(long id, Instant from, Instant to, boolean held, Booking.@Nullable Status room) {}

    /** @param room the id of a shared room; null where the class is held elsewhere */
    record Schedule(long id, @Nullable Long room, List<OneLesson> lessons) {}

    /** @param room the id of a venue among the viewer's resources; null or empty for none */
    record Choice(@Nullable String room) {}

    @Operation(summary = "A class's lessons in their order, with what became of the room for each")
    @GetMapping("/api/classes/{id}/lessons")
    ResponseEntity<Object> schedule(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return courses.find(viewer, new CourseClassId(id))
                .<ResponseEntity<Object>>map(held -> {
                    var all = lessons.of(held.id());
                    var booked = rooms.of(all);
                    var room = held.room();
                    return ResponseEntity.ok(new Schedule(
                            id,
                            room == null ? null : room.value(),
                            all.stream()
                                    .map(each -> new OneLesson(
                                            each.id().value(),
                                            each.from(),
                                            each.to(),
                                            each.heldAt() != null,
                                            booked.containsKey(each.id())
                                                    ? booked.get(each.id()).status()
                                                    : null))
                                    .toList()));
                })
                .orElseGet(answers::notFound);
    }

    @Operation(
            summary =
                    "Lets the class take place in a shared room from its next lesson on: booked for all of them, or 409 with the first for which it cannot be had")
    @PostMapping("/api/classes/{id}/room")
    ResponseEntity<Object> choose(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Choice choice) {
        return after(viewer, id, rooms.choose(viewer, new CourseClassId(id), choice.room()));
    }

    @Operation(
            summary =
                    "Puts a lesson that was not held to another time, with its room; 409 where the class or the room is taken then")
    @PostMapping("/api/classes/{id}/lessons/{lesson}/move")
    ResponseEntity<Object> move(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long lesson,
            @RequestBody LessonPlan.Typed time) {
        return after(viewer, id, plan.move(viewer, new CourseClassId(id), new LessonId(lesson), time));
    }

    private ResponseEntity<Object> after(Viewer viewer, long id, LearningOutcome outcome) {
        return outcome instanceof LearningOutcome.Done ? schedule(viewer, id) : refusals.refused(outcome);
    }
}
