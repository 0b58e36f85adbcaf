package org.qinglin.app.evaluation;

import static org.qinglin.app.evaluation.Recovery.Status.DONE;
import static org.qinglin.app.evaluation.Recovery.Status.IN_HAND;
import static org.qinglin.app.evaluation.Recovery.Status.OPEN;

import org.qinglin.app.shared.StateTable;

/** What can become of service recovery. */
public final class RecoverySteps {

    private static final String COLLEGE = "the college";
    private static final String OWNER = "its owner, or the college";

    public static final StateTable<Recovery.Status, RecoveryStep> TABLE = new StateTable<Recovery.Status, RecoveryStep>(
                    OPEN)
            .row(OPEN, RecoveryStep.Give.class, IN_HAND, COLLEGE)
            .row(IN_HAND, RecoveryStep.Give.class, IN_HAND, COLLEGE)
            .row(OPEN, RecoveryStep.Settle.class, DONE, OWNER)
            .row(IN_HAND, RecoveryStep.Settle.class, DONE, OWNER);

    private RecoverySteps() {}
}
