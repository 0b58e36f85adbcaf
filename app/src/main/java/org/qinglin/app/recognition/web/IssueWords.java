package org.qinglin.app.recognition.web;

import org.qinglin.app.recognition.ApplicationOutcome;
import org.qinglin.app.recognition.IssueOutcome;
import org.qinglin.app.recognition.ObjectionOutcome;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Component;

/** Says what came of applying, issuing and objecting. */
@Component
class IssueWords {

    private final Say say;

    IssueWords(Say say) {
        this.say = say;
    }

    String of(IssueOutcome outcome) {
        if (outcome instanceof IssueOutcome.FieldMissing missing) {
            return say.text("certificate." + missing.field()) + ": " + say.text("fault.required");
        }
        return outcome instanceof IssueOutcome.FieldTooLong tooLong
                ? say.text("certificate.names-too-long", tooLong.longest())
                : say.text("certificate.no-hours");
    }

    /** @param done the key of what is said when it was done */
    String of(ApplicationOutcome outcome, String done) {
        if (outcome instanceof ApplicationOutcome.Faulty faulty) {
            return say.fault(faulty.faults().get(0));
        }
        return outcome instanceof ApplicationOutcome.Done || outcome instanceof ApplicationOutcome.Issued
                ? say.text(done)
                : say.text("application." + outcome.getClass().getSimpleName());
    }

    /** @param done the key of what is said when it was done */
    String of(ObjectionOutcome outcome, String done) {
        if (outcome instanceof ObjectionOutcome.Faulty faulty) {
            return say.fault(faulty.faults().get(0));
        }
        return outcome instanceof ObjectionOutcome.Done
                ? say.text(done)
                : say.text("objection." + outcome.getClass().getSimpleName());
    }
}
