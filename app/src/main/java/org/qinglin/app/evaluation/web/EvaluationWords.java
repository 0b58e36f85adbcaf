package org.qinglin.app.evaluation.web;

import org.qinglin.app.evaluation.EvaluationOutcome;
import org.qinglin.app.shared.web.Say;

/** What came of an evaluation, in words. */
final class EvaluationWords {

    private EvaluationWords() {}

    static String of(EvaluationOutcome outcome, Say say) {
        if (outcome instanceof EvaluationOutcome.TooLong tooLong) {
            return say.text("fault.too-long", "", tooLong.most(), tooLong.length());
        }
        if (outcome instanceof EvaluationOutcome.TimeIsUp up) {
            return say.text("evaluation.TimeIsUp", say.moment(up.since()));
        }
        return say.text("evaluation." + outcome.getClass().getSimpleName());
    }
}
