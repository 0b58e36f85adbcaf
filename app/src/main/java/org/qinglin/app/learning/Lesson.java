package org.qinglin.app.learning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One lesson of a class.
 *
 * @param heldAt when attendance was marked; null if it was not held, or not yet
 * @param present how many were there
 */
public record Lesson(
        LessonId id,
        CourseClassId classId,
        Instant from,
        Instant to,
        @Nullable Instant heldAt,
        int present) {}
