package org.qinglin.app.attendance;

import static org.qinglin.app.attendance.Incident.Status.DONE;
import static org.qinglin.app.attendance.Incident.Status.IN_HAND;
import static org.qinglin.app.attendance.Incident.Status.OPEN;

import org.qinglin.app.shared.StateTable;

/** What can become of an incident. */
public final class IncidentSteps {

    private static final String COLLEGE = "the college";
    private static final String CONCERNED = "whoever is concerned";
    private static final String OWNER = "its owner, or the college";

    public static final StateTable<Incident.Status, IncidentStep> TABLE = new StateTable<Incident.Status, IncidentStep>(
                    OPEN)
            .row(OPEN, IncidentStep.Give.class, IN_HAND, COLLEGE)
            .row(IN_HAND, IncidentStep.Give.class, IN_HAND, COLLEGE)
            .row(OPEN, IncidentStep.Note.class, OPEN, CONCERNED)
            .row(IN_HAND, IncidentStep.Note.class, IN_HAND, CONCERNED)
            .row(OPEN, IncidentStep.Settle.class, DONE, OWNER)
            .row(IN_HAND, IncidentStep.Settle.class, DONE, OWNER);

    private IncidentSteps() {}
}
