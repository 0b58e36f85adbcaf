package org.qinglin.app.recognition.web;

import org.qinglin.app.recognition.StarOutcome;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Component;

/** Says what came of an application for a star. */
@Component
class StarWords {

    private final Say say;

    StarWords(Say say) {
        this.say = say;
    }

    /** @param done the key of what is said when it was done; it gets the level */
    String of(StarOutcome outcome, String done) {
        if (outcome instanceof StarOutcome.Done given) {
            return say.text(done, given.level());
        }
        if (outcome instanceof StarOutcome.Faulty faulty) {
            return say.fault(faulty.faults().get(0));
        }
        if (outcome instanceof StarOutcome.NotReached notReached) {
            return say.text("star.NotReached", missing(notReached.missing()));
        }
        return outcome instanceof StarOutcome.AlreadyGiven given
                ? say.text("star.AlreadyGiven", given.level())
                : say.text("star." + outcome.getClass().getSimpleName());
    }

    /** What is missing, in hours rounded up: nobody reads 0.0 hours one minute before a star. */
    String missing(long minutes) {
        return say.hours((minutes + 5) / 6 * 6);
    }
}
