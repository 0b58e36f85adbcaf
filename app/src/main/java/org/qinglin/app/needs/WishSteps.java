package org.qinglin.app.needs;

import static org.qinglin.app.needs.WishStatus.DECLINED;
import static org.qinglin.app.needs.WishStatus.OPEN;
import static org.qinglin.app.needs.WishStatus.TAKEN_UP;

import org.qinglin.app.shared.StateTable;

/** What can become of a wish. */
public final class WishSteps {

    private static final String COMMUNITY = "the community";

    public static final StateTable<WishStatus, WishStep> TABLE = new StateTable<WishStatus, WishStep>(OPEN)
            .row(OPEN, WishStep.TakeUp.class, TAKEN_UP, COMMUNITY)
            .row(OPEN, WishStep.Decline.class, DECLINED, COMMUNITY)
            .row(TAKEN_UP, WishStep.Release.class, OPEN, COMMUNITY)
            .row(DECLINED, WishStep.Release.class, OPEN, COMMUNITY);

    private WishSteps() {}
}
