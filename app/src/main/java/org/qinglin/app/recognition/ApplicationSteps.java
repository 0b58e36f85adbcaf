package org.qinglin.app.recognition;

import static org.qinglin.app.recognition.Application.Status.ACCEPTED;
import static org.qinglin.app.recognition.Application.Status.APPLIED;
import static org.qinglin.app.recognition.Application.Status.ISSUED;
import static org.qinglin.app.recognition.Application.Status.REFUSED;
import static org.qinglin.app.recognition.Application.Status.WITHDRAWN;

import org.qinglin.app.shared.StateTable;

/** What can become of an application for a certificate. */
public final class ApplicationSteps {

    private static final String COLLEGE = "the college";
    private static final String STUDENT = "the student";

    public static final StateTable<Application.Status, ApplicationStep> TABLE = new StateTable<
                    Application.Status, ApplicationStep>(APPLIED)
            .row(APPLIED, ApplicationStep.Accept.class, ACCEPTED, COLLEGE)
            .row(APPLIED, ApplicationStep.Refuse.class, REFUSED, COLLEGE)
            .row(ACCEPTED, ApplicationStep.Refuse.class, REFUSED, COLLEGE)
            .row(ACCEPTED, ApplicationStep.Issue.class, ISSUED, COLLEGE)
            .row(APPLIED, ApplicationStep.Withdraw.class, WITHDRAWN, STUDENT)
            .row(ACCEPTED, ApplicationStep.Withdraw.class, WITHDRAWN, STUDENT);

    private ApplicationSteps() {}
}
