package org.qinglin.app.attendance;

import static org.qinglin.app.attendance.Dispute.Status.CORRECTED;
import static org.qinglin.app.attendance.Dispute.Status.CORRECTING;
import static org.qinglin.app.attendance.Dispute.Status.OPEN;
import static org.qinglin.app.attendance.Dispute.Status.REFUSED;
import static org.qinglin.app.attendance.Dispute.Status.WITHDRAWN;

import org.qinglin.app.shared.StateTable;

/** What can become of a dispute. */
public final class DisputeSteps {

    private static final String STAFF = "the college or the student's faculty";
    private static final String SECOND = "a second person there";

    public static final StateTable<Dispute.Status, DisputeStep> TABLE = new StateTable<Dispute.Status, DisputeStep>(
                    OPEN)
            .row(OPEN, DisputeStep.Correct.class, CORRECTING, STAFF)
            .row(CORRECTING, DisputeStep.Approve.class, CORRECTED, SECOND)
            .row(CORRECTING, DisputeStep.TurnDown.class, OPEN, SECOND)
            .row(OPEN, DisputeStep.Refuse.class, REFUSED, STAFF)
            .row(OPEN, DisputeStep.Withdraw.class, WITHDRAWN, "the student");

    private DisputeSteps() {}
}
