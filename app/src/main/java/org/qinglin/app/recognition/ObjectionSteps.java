package org.qinglin.app.recognition;

import static org.qinglin.app.recognition.Objection.Status.DISMISSED;
import static org.qinglin.app.recognition.Objection.Status.LAPSED;
import static org.qinglin.app.recognition.Objection.Status.OPEN;
import static org.qinglin.app.recognition.Objection.Status.UPHELD;

import org.qinglin.app.shared.StateTable;

/** What can become of an objection. */
public final class ObjectionSteps {

    private static final String ANOTHER = "somebody of the college other than who objected";

    public static final StateTable<Objection.Status, ObjectionStep> TABLE = new StateTable<
                    Objection.Status, ObjectionStep>(OPEN)
            .row(OPEN, ObjectionStep.Uphold.class, UPHELD, ANOTHER)
            .row(OPEN, ObjectionStep.Dismiss.class, DISMISSED, ANOTHER)
            .row(OPEN, ObjectionStep.Lapse.class, LAPSED, "whoever revokes the certificate");

    private ObjectionSteps() {}
}
