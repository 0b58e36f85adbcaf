package org.qinglin.app.learning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.resources.BookingId;

/**
 * One lesson of a class.
 *
 * @param heldAt when attendance was marked; null if it was not held, or not yet
 * @param present how many were there
 * @param booking of the class's room for it; null without one
 */
public record Lesson(
        LessonId id,
        CourseClassId classId,
        Instant from,
        Instant to,
        @Nullable Instant heldAt,
        int present,
        @Nullable BookingId booking) {}
