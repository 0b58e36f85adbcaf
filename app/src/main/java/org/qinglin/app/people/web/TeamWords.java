package org.qinglin.app.people.web;

import org.qinglin.app.people.TeamOutcome;
import org.qinglin.app.shared.web.Say;

/** What came of a step in a team's life, in words. */
final class TeamWords {

    private TeamWords() {}

    /** @param done which step it was, for saying that it is done */
    static String of(TeamOutcome outcome, String done, Say say) {
        if (outcome instanceof TeamOutcome.Done) {
            return say.text("team.done." + done);
        }
        if (outcome instanceof TeamOutcome.TooLong tooLong) {
            return say.text("fault.too-long", "", tooLong.most(), tooLong.length());
        }
        return say.text("team.outcome." + outcome.getClass().getSimpleName());
    }
}
