package org.qinglin.app.attendance;

import static org.qinglin.app.attendance.Amendment.Status.APPROVED;
import static org.qinglin.app.attendance.Amendment.Status.PROPOSED;
import static org.qinglin.app.attendance.Amendment.Status.TURNED_DOWN;
import static org.qinglin.app.attendance.Amendment.Status.WITHDRAWN;

import org.qinglin.app.shared.StateTable;

/** What can become of a back-entry or a correction. */
public final class AmendmentSteps {

    private static final String SECOND = "a second person of the college or the faculty";

    public static final StateTable<Amendment.Status, AmendmentStep> TABLE = new StateTable<
                    Amendment.Status, AmendmentStep>(PROPOSED)
            .row(PROPOSED, AmendmentStep.Approve.class, APPROVED, SECOND)
            .row(PROPOSED, AmendmentStep.TurnDown.class, TURNED_DOWN, SECOND)
            .row(PROPOSED, AmendmentStep.Withdraw.class, WITHDRAWN, "whoever proposed it");

    private AmendmentSteps() {}
}
