package org.qinglin.app.learning;

import static org.qinglin.app.learning.CourseEnrolment.Status.ENROLLED;
import static org.qinglin.app.learning.CourseEnrolment.Status.WAITING;
import static org.qinglin.app.learning.CourseEnrolment.Status.WITHDRAWN;

import org.qinglin.app.shared.StateTable;

/** What can become of an enrolment. */
public final class EnrolmentSteps {

    private static final String LEARNER = "the learner, or the desk for the learner";

    public static final StateTable<CourseEnrolment.Status, EnrolmentStep> TABLE = new StateTable<
                    CourseEnrolment.Status, EnrolmentStep>(ENROLLED)
            .orFirst(WAITING)
            .row(WAITING, EnrolmentStep.MoveUp.class, ENROLLED, "by itself, as a place becomes free")
            .row(WAITING, EnrolmentStep.Withdraw.class, WITHDRAWN, LEARNER)
            .row(ENROLLED, EnrolmentStep.Withdraw.class, WITHDRAWN, LEARNER);

    private EnrolmentSteps() {}
}
