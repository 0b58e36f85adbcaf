package org.qinglin.app.evaluation;

import static org.qinglin.app.evaluation.EvaluationStage.LAPSED;
import static org.qinglin.app.evaluation.EvaluationStage.OPEN;
import static org.qinglin.app.evaluation.EvaluationStage.SHOWN;
import static org.qinglin.app.evaluation.EvaluationStage.SPOKEN;
import static org.qinglin.app.evaluation.EvaluationStage.WAITING;

import org.qinglin.app.shared.StateTable;

/** What can become of one side's word about a session. */
public final class EvaluationSteps {

    public static final StateTable<EvaluationStage, EvaluationStep> TABLE = new StateTable<
                    EvaluationStage, EvaluationStep>(WAITING)
            .row(WAITING, EvaluationStep.Confirm.class, OPEN, "the community")
            .row(OPEN, EvaluationStep.Speak.class, SPOKEN, "the side")
            .row(OPEN, EvaluationStep.TimeUp.class, LAPSED, "the clock")
            .row(SPOKEN, EvaluationStep.Reveal.class, SHOWN, "the other side, or the clock");

    private EvaluationSteps() {}
}
