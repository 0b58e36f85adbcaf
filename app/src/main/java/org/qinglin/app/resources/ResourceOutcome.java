package org.qinglin.app.resources;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of something asked of a resource or a booking. */
public sealed interface ResourceOutcome {

    record Offered(ResourceId id) implements ResourceOutcome {}

    record Booked(BookingId id, ResourceId resource) implements ResourceOutcome {}

    record Faulty(List<Fault> faults) implements ResourceOutcome {}

    /** Somebody has the time, or part of it. */
    record Taken(ResourceId resource) implements ResourceOutcome {}

    /** No agreement between the two sides is in force on the day of use. */
    record NoAgreement(ResourceId resource) implements ResourceOutcome {}

    record NotPossible(ResourceId resource, Booking.Status status) implements ResourceOutcome {}

    /** A report about a use that has not begun. */
    record TooEarly(ResourceId resource) implements ResourceOutcome {}

    /** What was agreed is being used, or was: it cannot be cancelled any more. */
    record Begun(ResourceId resource) implements ResourceOutcome {}

    /**
     * No longer offered.
     *
     * @param refused how many who waited for an answer were refused
     * @param standing how many uses to come were agreed before, and stand
     */
    record Withdrawn(ResourceId id, int refused, int standing) implements ResourceOutcome {}

    /** There is no such thing, or it is not the viewer's to change. */
    record Missing() implements ResourceOutcome {}
}
