package org.qinglin.app.meetings.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.meetings.AgendaItem;
import org.qinglin.app.meetings.Ceremony;
import org.qinglin.app.meetings.Guests;
import org.qinglin.app.meetings.Invitations;
import org.qinglin.app.meetings.Meeting;
import org.qinglin.app.meetings.MeetingOutcome;
import org.qinglin.app.meetings.MeetingReport;
import org.qinglin.app.meetings.Meetings;
import org.qinglin.app.meetings.Turnout;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Meetings for programs. */
@RestController
@Tag(name = "meetings", description = "Summary and launch meetings: agenda, what is handed over, who came")
class MeetingApi {

    private static final int MOST = 200;

    private final Meetings meetings;
    private final Guests guests;
    private final Invitations invitations;
    private final MeetingWords words;
    private final ApiAnswers answers;

    MeetingApi(Meetings meetings, Guests guests, Invitations invitations, MeetingWords words, ApiAnswers answers) {
        this.meetings = meetings;
        this.guests = guests;
        this.invitations = invitations;
        this.words = words;
        this.answers = answers;
    }

    /** A meeting as everyone who may see it knows it; its minutes are told once they are confirmed. */
    record Told(long id, String title, String place, Instant startsAt, Instant endsAt, Meeting.Status status) {

        static Told of(Meeting meeting) {
            return new Told(
                    meeting.id(),
                    meeting.title(),
                    meeting.place(),
                    meeting.startsAt(),
                    meeting.endsAt(),
                    meeting.status());
        }
    }

    /**
     * @param turnout for the college and its faculties, as are {@code guests}: people without an account, not counted with
     *     those who scanned
     */
    record WholeMeeting(
            Told meeting, List<AgendaItem> agenda, List<Ceremony> ceremonies, List<Turnout> turnout, int guests) {}

    record Answer(@Nullable Boolean accept) {}

    /** @param people how many, from 1: a person, or several at once such as a group of residents */
    record NewGuest(@Nullable String name, @Nullable String people) {}

    @Operation(
            summary =
                    "Meetings of the viewer's college, or to which the viewer is invited; those to come first, 200 at most")
    @GetMapping("/api/meetings")
    List<Told> list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return meetings.of(viewer, q, 0, MOST).stream().map(Told::of).toList();
    }

    @Operation(
            summary = "A meeting with its agenda and what is handed over; who came, for the college and its faculties")
    @GetMapping("/api/meetings/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return meetings.find(viewer, id)
                .<ResponseEntity<Object>>map(each -> ResponseEntity.ok(new WholeMeeting(
                        Told.of(each),
                        meetings.agenda(each),
                        meetings.ceremonies(id),
                        MeetingReport.isStaff(viewer, each) ? meetings.turnout(id) : List.of(),
                        MeetingReport.isStaff(viewer, each) ? guests.count(id) : 0)))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Whoever is invited says whether they come; 409 once the meeting has begun")
    @PostMapping("/api/meetings/{id}/answer")
    ResponseEntity<Object> answer(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Answer answer) {
        var accept = answer.accept();
        if (accept == null) {
            return invitations.own(viewer, id).isEmpty()
                    ? answers.notFound()
                    : answers.faulty(List.of(Fault.of("accept", "", "fault.required")));
        }
        var outcome = invitations.answer(viewer, id, accept);
        return outcome instanceof MeetingOutcome.Done ? one(viewer, id) : refused(outcome);
    }

    @Operation(summary = "People without an account who came, for the college and its faculties")
    @GetMapping("/api/meetings/{id}/guests")
    ResponseEntity<Object> guests(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return meetings.find(viewer, id)
                .filter(each -> MeetingReport.isStaff(viewer, each))
                .<ResponseEntity<Object>>map(each -> ResponseEntity.ok(guests.of(id)))
                .orElseGet(answers::notFound);
    }

    @Operation(
            summary =
                    "Enters people without an account at the door; 409 before it opens, once the minutes are confirmed, and for a name that is entered already")
    @PostMapping("/api/meetings/{id}/guests")
    ResponseEntity<Object> enter(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody NewGuest guest) {
        var outcome = guests.enter(viewer, id, guest.name(), guest.people());
        return outcome instanceof MeetingOutcome.Done ? guests(viewer, id) : refused(outcome);
    }

    @Operation(summary = "Takes an entry at the door back that was a mistake; 409 once the minutes are confirmed")
    @PostMapping("/api/meetings/{id}/guests/{guest}/remove")
    ResponseEntity<Object> remove(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long guest) {
        var outcome = guests.remove(viewer, id, guest);
        return outcome instanceof MeetingOutcome.Done ? guests(viewer, id) : refused(outcome);
    }

    private ResponseEntity<Object> refused(MeetingOutcome outcome) {
        if (outcome instanceof MeetingOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        return outcome instanceof MeetingOutcome.Missing
                ? answers.notFound()
                : answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome));
    }
}
