package org.qinglin.app.needs.web;

import org.qinglin.app.needs.Decision;
import org.qinglin.app.shared.web.Say;

/** What came of a decision, in words. */
final class DecisionWords {

    private DecisionWords() {}

    static String of(Decision decision, Say say) {
        if (decision instanceof Decision.Done done) {
            return say.text("decision.done." + done.step());
        }
        if (decision instanceof Decision.NotPossible notPossible) {
            return say.text("decision.not-possible", say.text("request.status." + notPossible.status()));
        }
        if (decision instanceof Decision.ReasonTooLong tooLong) {
            return say.text("decision.reason-too-long", tooLong.length(), tooLong.most());
        }
        if (decision instanceof Decision.ReasonMissing) {
            return say.text("decision.reason-missing");
        }
        if (decision instanceof Decision.NoSuchTwin) {
            return say.text("decision.no-such-twin");
        }
        return say.text(decision instanceof Decision.Begun ? "decision.begun" : "error.404.advice");
    }
}
