package org.qinglin.app.needs;

import static org.qinglin.app.needs.RequestStatus.ACCEPTED;
import static org.qinglin.app.needs.RequestStatus.ASKED_BACK;
import static org.qinglin.app.needs.RequestStatus.CLOSED;
import static org.qinglin.app.needs.RequestStatus.MERGED;
import static org.qinglin.app.needs.RequestStatus.REFUSED;
import static org.qinglin.app.needs.RequestStatus.SUBMITTED;
import static org.qinglin.app.needs.RequestStatus.WITHDRAWN;

import org.qinglin.app.shared.StateTable;

/** What can become of a service request. */
public final class RequestSteps {

    private static final String COLLEGE = "the college";
    private static final String COMMUNITY = "the community";

    public static final StateTable<RequestStatus, RequestStep> TABLE = new StateTable<RequestStatus, RequestStep>(
                    SUBMITTED)
            .row(SUBMITTED, RequestStep.Accept.class, ACCEPTED, COLLEGE)
            .row(SUBMITTED, RequestStep.AskBack.class, ASKED_BACK, COLLEGE)
            .row(SUBMITTED, RequestStep.Refuse.class, REFUSED, COLLEGE)
            .row(SUBMITTED, RequestStep.Merge.class, MERGED, COLLEGE)
            .row(SUBMITTED, RequestStep.Withdraw.class, WITHDRAWN, COMMUNITY)
            .row(ASKED_BACK, RequestStep.Answer.class, SUBMITTED, COMMUNITY)
            .row(ASKED_BACK, RequestStep.Withdraw.class, WITHDRAWN, COMMUNITY)
            .row(ASKED_BACK, RequestStep.Refuse.class, REFUSED, COLLEGE)
            .row(ASKED_BACK, RequestStep.Merge.class, MERGED, COLLEGE)
            .row(ACCEPTED, RequestStep.Withdraw.class, WITHDRAWN, COMMUNITY)
            .row(ACCEPTED, RequestStep.Redispatch.class, ACCEPTED, COLLEGE)
            .row(ACCEPTED, RequestStep.Close.class, CLOSED, "evaluation")
            .row(REFUSED, RequestStep.Reopen.class, SUBMITTED, COLLEGE);

    private RequestSteps() {}
}
