package org.qinglin.app.meetings.web;

import java.util.List;
import org.qinglin.app.meetings.Invitations;
import org.qinglin.app.meetings.Meeting;
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

    String listTitle() {
        return say.text("meeting.all");
    }

    List<String> listTitles() {
        return List.of(
                say.text("meeting.title"),
                say.text("meeting.when"),
                say.text("meeting.place"),
                say.text("meeting.status"));
    }

    List<String> line(Meeting meeting) {
        return List.of(
                meeting.title(),
                say.period(meeting.startsAt(), meeting.endsAt()),
                meeting.place(),
                say.text("meeting.status." + meeting.status()));
    }

    List<String> peopleTitles() {
        return List.of(
                say.text("meeting.people.name"),
                say.text("meeting.as"),
                say.text("meeting.people.answer"),
                say.text("meeting.people.came"));
    }

    List<String> person(Invitations.Person person) {
        var accepted = person.accepted();
        var signedAt = person.signedAt();
        var answer = accepted == null ? "meeting.waiting" : accepted ? "meeting.accepted" : "meeting.declined";
        return List.of(
                person.name(),
                say.text("meeting.as." + person.as()),
                person.invited() ? say.text(answer) : "",
                signedAt == null ? "" : say.time(signedAt));
    }
}
