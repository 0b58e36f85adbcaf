package org.qinglin.app.needs;

import static org.qinglin.app.needs.SessionStage.CANCELLED;
import static org.qinglin.app.needs.SessionStage.CONFIRMED;
import static org.qinglin.app.needs.SessionStage.OPEN;
import static org.qinglin.app.needs.SessionStage.OVER;
import static org.qinglin.app.needs.SessionStage.RUNNING;
import static org.qinglin.app.needs.SessionStage.WAITING;

import org.qinglin.app.shared.StateTable;

/** What can become of a session. */
public final class SessionSteps {

    private static final String COMMUNITY = "the community";
    private static final String CLOCK = "the clock";

    public static final StateTable<SessionStage, SessionStep> TABLE = new StateTable<SessionStage, SessionStep>(WAITING)
            .row(WAITING, SessionStep.Open.class, OPEN, "the college")
            .row(OPEN, SessionStep.Move.class, OPEN, COMMUNITY)
            .row(OPEN, SessionStep.Cancel.class, CANCELLED, COMMUNITY)
            .row(OPEN, SessionStep.Begin.class, RUNNING, CLOCK)
            .row(RUNNING, SessionStep.End.class, OVER, CLOCK)
            .row(RUNNING, SessionStep.Confirm.class, CONFIRMED, COMMUNITY + ", once all have left")
            .row(OVER, SessionStep.Confirm.class, CONFIRMED, COMMUNITY);

    private SessionSteps() {}
}
