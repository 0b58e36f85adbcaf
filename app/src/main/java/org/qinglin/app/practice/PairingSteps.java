package org.qinglin.app.practice;

import static org.qinglin.app.practice.Pairing.Status.ACTIVE;
import static org.qinglin.app.practice.Pairing.Status.DECLINED;
import static org.qinglin.app.practice.Pairing.Status.ENDED;
import static org.qinglin.app.practice.Pairing.Status.PROPOSED;

import org.qinglin.app.shared.StateTable;

/** What can become of a pairing. */
public final class PairingSteps {

    public static final StateTable<Pairing.Status, PairingStep> TABLE = new StateTable<Pairing.Status, PairingStep>(
                    PROPOSED)
            .row(PROPOSED, PairingStep.Agree.class, ACTIVE, "the community")
            .row(PROPOSED, PairingStep.Decline.class, DECLINED, "the community")
            .row(PROPOSED, PairingStep.End.class, ENDED, "the college or faculty")
            .row(ACTIVE, PairingStep.End.class, ENDED, "the college or faculty");

    private PairingSteps() {}
}
