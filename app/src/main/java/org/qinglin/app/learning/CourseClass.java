package org.qinglin.app.learning;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.resources.ResourceId;
import org.qinglin.app.shared.PlaceCode;

/**
 * A course held once (班次), at one place over some lessons.
 *
 * @param community in whose neighbourhood it is held
 * @param taken how many of {@code capacity} places are given
 * @param waiting how many wait for a place
 * @param enrolFrom first day on which one may enrol, {@code enrolUntil} the last
 * @param reason why it was cancelled
 * @param lessons how many there are, {@code held} of them with attendance marked
 * @param firstAt start of the first lesson, {@code lastAt} end of the last; null without lessons
 * @param room shared, in which it takes place; null where it is held elsewhere
 */
public record CourseClass(
        CourseClassId id,
        Course course,
        PlaceCode community,
        String location,
        int capacity,
        int taken,
        int waiting,
        LocalDate enrolFrom,
        LocalDate enrolUntil,
        Status status,
        @Nullable String reason,
        int lessons,
        int held,
        @Nullable Instant firstAt,
        @Nullable Instant lastAt,
        @Nullable ResourceId room) {

    /** What leads where is {@link ClassSteps}. */
    public enum Status {
        DRAFT,
        OPEN,
        RUNNING,
        FINISHED,
        CANCELLED
    }

    public int free() {
        return capacity - taken;
    }

    /** Whether one may enrol on a day, for a place or for the waiting list. */
    public boolean isOpenOn(LocalDate day) {
        return status == Status.OPEN && !day.isBefore(enrolFrom) && !day.isAfter(enrolUntil);
    }

    /** Whether something can still become of it. */
    public boolean isAlive() {
        return status != Status.FINISHED && status != Status.CANCELLED;
    }
}
