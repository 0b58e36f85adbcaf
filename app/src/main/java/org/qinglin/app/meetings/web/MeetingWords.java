package org.qinglin.app.meetings.web;

import org.qinglin.app.meetings.MeetingOutcome;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What came of something asked of a meeting, in a sentence on the next page. */
@Component
class MeetingWords {

    private final Say say;

    MeetingWords(Say say) {
        this.say = say;
    }

    String after(MeetingOutcome outcome, String page, RedirectAttributes redirect) {
        if (outcome instanceof MeetingOutcome.Missing) {
            throw new NotFound();
        }
        if (outcome instanceof MeetingOutcome.Faulty faulty) {
            redirect.addFlashAttribute("faults", Fault.byField(faulty.faults()));
        } else {
            redirect.addFlashAttribute("said", of(outcome));
        }
        return "redirect:" + page;
    }

    String of(MeetingOutcome outcome) {
        return outcome instanceof MeetingOutcome.Invited invited
                ? say.text("meeting.outcome.Invited", say.number(invited.people()))
                : say.text("meeting.outcome." + outcome.getClass().getSimpleName());
    }
}
