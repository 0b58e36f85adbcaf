package org.qinglin.app.awards;

import static org.qinglin.app.awards.AwardRound.Status.CALLED_OFF;
import static org.qinglin.app.awards.AwardRound.Status.FINAL;
import static org.qinglin.app.awards.AwardRound.Status.NOTICE;
import static org.qinglin.app.awards.AwardRound.Status.OPEN;

import org.qinglin.app.shared.StateTable;

/** What can become of a round of awards. */
public final class RoundSteps {

    public static final StateTable<AwardRound.Status, RoundStep> TABLE = new StateTable<AwardRound.Status, RoundStep>(
                    OPEN)
            .row(OPEN, RoundStep.Propose.class, NOTICE, "the college, when the days of scoring are over")
            .row(OPEN, RoundStep.CallOff.class, CALLED_OFF, "the college")
            .row(NOTICE, RoundStep.Finish.class, FINAL, "the clock, seven days later, with no objection open");

    private RoundSteps() {}
}
