package org.qinglin.app.evaluation.web;

import org.qinglin.app.evaluation.EvaluationOutcome;
import org.qinglin.app.shared.web.Say;

/** What came of an evaluation, in words. */
final class EvaluationWords {

    private EvaluationWords() {}

    static String of(EvaluationOutcome outcome, Say say) {
        return outcome instanceof EvaluationOutcome.TooLong tooLong
                ? say.text("fault.too-long", "", tooLong.most(), tooLong.length())
                : say.text("evaluation." + outcome.getClass().getSimpleName());
    }
}
