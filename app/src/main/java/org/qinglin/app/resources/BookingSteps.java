package org.qinglin.app.resources;

import static org.qinglin.app.resources.Booking.Status.APPROVED;
import static org.qinglin.app.resources.Booking.Status.CANCELLED;
import static org.qinglin.app.resources.Booking.Status.DONE;
import static org.qinglin.app.resources.Booking.Status.REFUSED;
import static org.qinglin.app.resources.Booking.Status.REQUESTED;

import org.qinglin.app.shared.StateTable;

/** What can become of a booking. An owner's own use begins approved. */
public final class BookingSteps {

    private static final String OWNER = "the owner";
    private static final String ASKER = "whoever asked";

    public static final StateTable<Booking.Status, BookingStep> TABLE = new StateTable<Booking.Status, BookingStep>(
                    REQUESTED)
            .orFirst(APPROVED)
            .row(REQUESTED, BookingStep.Approve.class, APPROVED, OWNER)
            .row(REQUESTED, BookingStep.Refuse.class, REFUSED, OWNER)
            .row(REQUESTED, BookingStep.Cancel.class, CANCELLED, ASKER)
            .row(APPROVED, BookingStep.Cancel.class, CANCELLED, ASKER)
            .row(APPROVED, BookingStep.CallOff.class, CANCELLED, OWNER)
            .row(APPROVED, BookingStep.Report.class, DONE, "whoever asked or the owner, after use");

    private BookingSteps() {}
}
