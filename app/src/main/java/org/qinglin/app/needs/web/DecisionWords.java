package org.qinglin.app.needs.web;

import org.qinglin.app.needs.Decision;
import org.qinglin.app.shared.web.Say;

/** What came of a decision, in words. */
final class DecisionWords {

    private DecisionWords() {}

    static String of(Decision decision, Say say) {
        if (decision instanceof Decision.Done done) {
            return say.text("decision.done." + done.status());
        }
        if (decision instanceof Decision.NotPossible notPossible) {
            return say.text("decision.not-possible", say.text("request.status." + notPossible.status()));
        }
        return say.text(decision instanceof Decision.ReasonMissing ? "decision.reason-missing" : "error.404.advice");
    }
}
