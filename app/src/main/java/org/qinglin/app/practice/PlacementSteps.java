package org.qinglin.app.practice;

import static org.qinglin.app.practice.HomePlacement.Status.CONFIRMED;
import static org.qinglin.app.practice.HomePlacement.Status.HOST_ACCEPTED;
import static org.qinglin.app.practice.HomePlacement.Status.HOST_DECLINED;
import static org.qinglin.app.practice.HomePlacement.Status.PROPOSED;
import static org.qinglin.app.practice.HomePlacement.Status.STUDENT_ACCEPTED;
import static org.qinglin.app.practice.HomePlacement.Status.STUDENT_DECLINED;

import org.qinglin.app.shared.StateTable;

/** What can become of a placement: nobody has a post whom not both sides have accepted. */
public final class PlacementSteps {

    private static final String STUDENT = "the student";
    private static final String HOST = "the host";

    public static final StateTable<HomePlacement.Status, PlacementStep> TABLE = new StateTable<
                    HomePlacement.Status, PlacementStep>(PROPOSED)
            .row(PROPOSED, PlacementStep.StudentAccepts.class, STUDENT_ACCEPTED, STUDENT)
            .row(PROPOSED, PlacementStep.HostAccepts.class, HOST_ACCEPTED, HOST)
            .row(HOST_ACCEPTED, PlacementStep.StudentAccepts.class, CONFIRMED, STUDENT)
            .row(STUDENT_ACCEPTED, PlacementStep.HostAccepts.class, CONFIRMED, HOST)
            .row(PROPOSED, PlacementStep.StudentDeclines.class, STUDENT_DECLINED, STUDENT)
            .row(HOST_ACCEPTED, PlacementStep.StudentDeclines.class, STUDENT_DECLINED, STUDENT)
            .row(STUDENT_ACCEPTED, PlacementStep.StudentDeclines.class, STUDENT_DECLINED, STUDENT)
            .row(CONFIRMED, PlacementStep.StudentDeclines.class, STUDENT_DECLINED, STUDENT)
            .row(PROPOSED, PlacementStep.HostDeclines.class, HOST_DECLINED, HOST)
            .row(STUDENT_ACCEPTED, PlacementStep.HostDeclines.class, HOST_DECLINED, HOST);

    private PlacementSteps() {}
}
