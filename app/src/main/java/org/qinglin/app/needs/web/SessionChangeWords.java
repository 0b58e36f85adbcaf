package org.qinglin.app.needs.web;

import java.util.stream.Collectors;
import org.qinglin.app.needs.ChangeOutcome;
import org.qinglin.app.shared.web.Say;

/** What came of changing a session, in words. */
final class SessionChangeWords {

    private SessionChangeWords() {}

    static String of(ChangeOutcome outcome, Say say) {
        if (outcome instanceof ChangeOutcome.NotPossible notPossible) {
            return say.text("session-change.not-possible." + notPossible.stage());
        }
        if (outcome instanceof ChangeOutcome.AnotherBegins another) {
            return say.text("session-change.another", say.moment(another.at()));
        }
        if (outcome instanceof ChangeOutcome.Faulty faulty) {
            return faulty.faults().stream().map(say::fault).collect(Collectors.joining(" "));
        }
        return say.text("session-change." + outcome.getClass().getSimpleName());
    }
}
