package org.qinglin.app.organisations.agreements;

import static org.qinglin.app.organisations.agreements.AgreementStatus.DRAFT;
import static org.qinglin.app.organisations.agreements.AgreementStatus.ENDED;
import static org.qinglin.app.organisations.agreements.AgreementStatus.IN_FORCE;
import static org.qinglin.app.organisations.agreements.AgreementStatus.IN_REVIEW;
import static org.qinglin.app.organisations.agreements.AgreementStatus.SIGNED;
import static org.qinglin.app.organisations.agreements.AgreementStatus.WITHDRAWN;

import org.qinglin.app.shared.StateTable;

/** What can become of a co-construction agreement. */
public final class AgreementSteps {

    private static final String EITHER = "either side";
    private static final String CALENDAR = "the calendar";

    public static final StateTable<AgreementStatus, AgreementStep> TABLE = new StateTable<
                    AgreementStatus, AgreementStep>(DRAFT)
            .row(DRAFT, AgreementStep.Submit.class, IN_REVIEW, EITHER)
            .row(DRAFT, AgreementStep.Withdraw.class, WITHDRAWN, EITHER)
            .row(IN_REVIEW, AgreementStep.Agree.class, IN_REVIEW, EITHER)
            .row(IN_REVIEW, AgreementStep.SendBack.class, DRAFT, EITHER)
            .row(IN_REVIEW, AgreementStep.Sign.class, SIGNED, "either side, once both agree")
            .row(SIGNED, AgreementStep.Begin.class, IN_FORCE, CALENDAR)
            .row(SIGNED, AgreementStep.Terminate.class, ENDED, EITHER)
            .row(IN_FORCE, AgreementStep.End.class, ENDED, CALENDAR)
            .row(IN_FORCE, AgreementStep.Terminate.class, ENDED, EITHER);

    private AgreementSteps() {}
}
