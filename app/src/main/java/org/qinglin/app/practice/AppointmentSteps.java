package org.qinglin.app.practice;

import static org.qinglin.app.practice.Appointment.Status.APPOINTED;
import static org.qinglin.app.practice.Appointment.Status.DECLINED;
import static org.qinglin.app.practice.Appointment.Status.ENDED;
import static org.qinglin.app.practice.Appointment.Status.OFFERED;
import static org.qinglin.app.practice.Appointment.Status.WITHDRAWN;

import org.qinglin.app.shared.StateTable;

/** What can become of a part-time post. */
public final class AppointmentSteps {

    private static final String HOST = "the community, or the college for it";

    public static final StateTable<Appointment.Status, AppointmentStep> TABLE = new StateTable<
                    Appointment.Status, AppointmentStep>(OFFERED)
            .row(OFFERED, AppointmentStep.Accept.class, APPOINTED, "the student")
            .row(OFFERED, AppointmentStep.Decline.class, DECLINED, "the student")
            .row(OFFERED, AppointmentStep.Withdraw.class, WITHDRAWN, HOST)
            .row(APPOINTED, AppointmentStep.End.class, ENDED, HOST);

    private AppointmentSteps() {}
}
