package org.qinglin.app.resources;

import java.util.List;

/** What came of booking a resource for a row of times: all of them, or none. */
public sealed interface RowOutcome {

    /** @param ids in the order of the times */
    record Booked(List<BookingId> ids) implements RowOutcome {}

    /** None is booked, because of this one. */
    record Refused(Why why, BookingTime time) implements RowOutcome {}

    /** There is no such resource, or it is not for the viewer to ask for. */
    record Missing() implements RowOutcome {}

    enum Why {
        /** Somebody else has that time, or part of it. */
        TAKEN,
        /** It is outside opening hours. */
        CLOSED,
        /** No agreement between the two sides is in force on that day. */
        NO_AGREEMENT
    }
}
