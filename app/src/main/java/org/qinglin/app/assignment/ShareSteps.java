package org.qinglin.app.assignment;

import static org.qinglin.app.assignment.TeamShare.Status.ACCEPTED;
import static org.qinglin.app.assignment.TeamShare.Status.CANCELLED;
import static org.qinglin.app.assignment.TeamShare.Status.LAPSED;
import static org.qinglin.app.assignment.TeamShare.Status.OFFERED;
import static org.qinglin.app.assignment.TeamShare.Status.REFUSED;
import static org.qinglin.app.assignment.TeamShare.Status.TAKEN_BACK;

import org.qinglin.app.shared.StateTable;

/** What can become of a team's share of an order. */
public final class ShareSteps {

    private static final String TEAM = "whoever leads the team";

    public static final StateTable<TeamShare.Status, ShareStep> TABLE = new StateTable<TeamShare.Status, ShareStep>(
                    OFFERED)
            .row(OFFERED, ShareStep.Accept.class, ACCEPTED, TEAM)
            .row(OFFERED, ShareStep.Refuse.class, REFUSED, TEAM)
            .row(OFFERED, ShareStep.Lapse.class, LAPSED, "the clock")
            .row(OFFERED, ShareStep.TakeBack.class, TAKEN_BACK, "the college, or the team's faculty")
            .row(OFFERED, ShareStep.Cancel.class, CANCELLED, "the community");

    private ShareSteps() {}
}
