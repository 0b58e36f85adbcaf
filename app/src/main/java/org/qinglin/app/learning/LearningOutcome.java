package org.qinglin.app.learning;

import java.time.Instant;
import java.util.List;
import org.qinglin.app.programmes.CalendarDay;
import org.qinglin.app.resources.RowOutcome;
import org.qinglin.app.shared.Fault;

/** What came of something asked of a course, a class, a lesson or an enrolment. */
public sealed interface LearningOutcome {

    /** @param id of what it was about, or of what was made */
    record Done(long id) implements LearningOutcome {}

    /** @param leftOut days on which the row of lessons would have had one */
    record Planned(long id, List<CalendarDay> leftOut) implements LearningOutcome {}

    /**
     * A place, or one in the waiting list.
     *
     * @param code finds it without an account; shown once, kept as a hash; empty with an account
     * @param waiting whether all places were taken
     */
    record Enrolled(EnrolmentId id, String code, boolean waiting) implements LearningOutcome {}

    /** So many certificates; none where nobody was entitled, or everybody has one. */
    record Issued(int certificates) implements LearningOutcome {}

    record Faulty(List<Fault> faults) implements LearningOutcome {}

    record NotFromHere(CourseClass.Status status) implements LearningOutcome {}

    /** A class without lessons, or without a teacher, cannot open. */
    record NotReady() implements LearningOutcome {}

    /** Not on these days, or not in this state. */
    record Closed() implements LearningOutcome {}

    /** All places are taken, and so many wait already. */
    record Full() implements LearningOutcome {}

    record AlreadyEnrolled() implements LearningOutcome {}

    /** So many a phone number or connection within so many days. */
    record TooMany(int most, int days) implements LearningOutcome {}

    /** The class has a lesson at that time already. */
    record Overlaps() implements LearningOutcome {}

    /** Nothing was changed: for the lesson at this time the room cannot be had. */
    record NoRoom(RowOutcome.Why why, Instant from, Instant to) implements LearningOutcome {}

    /** What somebody was told of has changed since: look again. */
    record Changed() implements LearningOutcome {}

    /** The lesson has not begun. */
    record TooEarly() implements LearningOutcome {}

    /** There is no such thing, or it is not the viewer's to change. */
    record Missing() implements LearningOutcome {}
}
