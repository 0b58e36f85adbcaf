package org.qinglin.app.attendance.web;

import org.qinglin.app.attendance.AmendmentOutcome;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Component;

/** Says what came of a dispute or an amendment. */
@Component
class AmendmentWords {

    private final Say say;

    AmendmentWords(Say say) {
        this.say = say;
    }

    /** @param done the key of what is said when it was done */
    String of(AmendmentOutcome outcome, String done) {
        if (outcome instanceof AmendmentOutcome.Done) {
            return say.text(done);
        }
        if (outcome instanceof AmendmentOutcome.Faulty faulty) {
            return say.fault(faulty.faults().get(0));
        }
        return say.text("amendment." + outcome.getClass().getSimpleName());
    }
}
