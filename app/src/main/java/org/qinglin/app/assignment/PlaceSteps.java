package org.qinglin.app.assignment;

import static org.qinglin.app.assignment.Offer.Status.ACCEPTED;
import static org.qinglin.app.assignment.Offer.Status.APPLIED;
import static org.qinglin.app.assignment.Offer.Status.CANCELLED;
import static org.qinglin.app.assignment.Offer.Status.DECLINED;
import static org.qinglin.app.assignment.Offer.Status.EXPIRED;
import static org.qinglin.app.assignment.Offer.Status.GIVEN_UP;
import static org.qinglin.app.assignment.Offer.Status.OFFERED;
import static org.qinglin.app.assignment.Offer.Status.REFUSED;
import static org.qinglin.app.assignment.Offer.Status.TO_CONFIRM;
import static org.qinglin.app.assignment.Offer.Status.WAITLISTED;

import org.qinglin.app.shared.StateTable;

/** What can become of an offered place. */
public final class PlaceSteps {

    private static final String STUDENT = "the student";
    private static final String COMMUNITY = "the community";
    private static final String COLLEGE = "the college";
    private static final String CLOCK = "the clock";

    public static final StateTable<Offer.Status, PlaceStep> TABLE = new StateTable<Offer.Status, PlaceStep>(OFFERED)
            .orFirst(APPLIED)
            .orFirst(WAITLISTED)
            .orFirst(ACCEPTED)
            .orFirst(TO_CONFIRM)
            .row(OFFERED, PlaceStep.Accept.class, ACCEPTED, STUDENT)
            .row(OFFERED, PlaceStep.Decline.class, DECLINED, STUDENT)
            .row(OFFERED, PlaceStep.Leave.class, GIVEN_UP, COLLEGE)
            .row(OFFERED, PlaceStep.Lapse.class, EXPIRED, CLOCK)
            .row(OFFERED, PlaceStep.Move.class, OFFERED, COMMUNITY)
            .row(OFFERED, PlaceStep.Cancel.class, CANCELLED, COMMUNITY)
            .row(APPLIED, PlaceStep.Choose.class, ACCEPTED, COMMUNITY)
            .row(APPLIED, PlaceStep.TurnDown.class, REFUSED, COMMUNITY)
            .row(APPLIED, PlaceStep.Draw.class, ACCEPTED, CLOCK)
            .row(APPLIED, PlaceStep.DrawLater.class, WAITLISTED, CLOCK)
            .row(APPLIED, PlaceStep.CallOff.class, CANCELLED, CLOCK)
            .row(APPLIED, PlaceStep.Leave.class, GIVEN_UP, COLLEGE)
            .row(APPLIED, PlaceStep.GiveUp.class, GIVEN_UP, STUDENT)
            .row(APPLIED, PlaceStep.Move.class, APPLIED, COMMUNITY)
            .row(APPLIED, PlaceStep.Cancel.class, CANCELLED, COMMUNITY)
            .row(WAITLISTED, PlaceStep.Promote.class, OFFERED, CLOCK)
            .row(WAITLISTED, PlaceStep.GiveUp.class, GIVEN_UP, STUDENT)
            .row(WAITLISTED, PlaceStep.Lapse.class, EXPIRED, CLOCK)
            .row(WAITLISTED, PlaceStep.Move.class, WAITLISTED, COMMUNITY)
            .row(WAITLISTED, PlaceStep.Cancel.class, CANCELLED, COMMUNITY)
            .row(ACCEPTED, PlaceStep.Move.class, TO_CONFIRM, COMMUNITY)
            .row(ACCEPTED, PlaceStep.GiveUp.class, GIVEN_UP, STUDENT)
            .row(ACCEPTED, PlaceStep.Leave.class, GIVEN_UP, COLLEGE)
            .row(ACCEPTED, PlaceStep.Cancel.class, CANCELLED, COMMUNITY)
            .row(TO_CONFIRM, PlaceStep.ConfirmAnew.class, ACCEPTED, STUDENT)
            .row(TO_CONFIRM, PlaceStep.Move.class, TO_CONFIRM, COMMUNITY)
            .row(TO_CONFIRM, PlaceStep.GiveUp.class, GIVEN_UP, STUDENT)
            .row(TO_CONFIRM, PlaceStep.Leave.class, GIVEN_UP, COLLEGE)
            .row(TO_CONFIRM, PlaceStep.Lapse.class, EXPIRED, CLOCK)
            .row(TO_CONFIRM, PlaceStep.Cancel.class, CANCELLED, COMMUNITY);

    private PlaceSteps() {}
}
