package org.qinglin.app.recognition;

import static org.qinglin.app.recognition.Star.Status.APPLIED;
import static org.qinglin.app.recognition.Star.Status.CONFIRMED;
import static org.qinglin.app.recognition.Star.Status.REFUSED;
import static org.qinglin.app.recognition.Star.Status.WITHDRAWN;

import org.qinglin.app.shared.StateTable;

/** What can become of an application for a star. */
public final class StarSteps {

    public static final StateTable<Star.Status, StarStep> TABLE = new StateTable<Star.Status, StarStep>(APPLIED)
            .row(APPLIED, StarStep.Confirm.class, CONFIRMED, "the college")
            .row(APPLIED, StarStep.Refuse.class, REFUSED, "the college")
            .row(APPLIED, StarStep.Withdraw.class, WITHDRAWN, "the student");

    private StarSteps() {}
}
