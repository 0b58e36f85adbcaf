package org.qinglin.app.meetings;

import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a meeting came to, for its page and its paper alike. */
@Service
@Transactional(readOnly = true)
public class MeetingReport {

    private final Meetings meetings;
    private final Minutes minutes;
    private final Guests guests;

    MeetingReport(Meetings meetings, Minutes minutes, Guests guests) {
        this.meetings = meetings;
        this.minutes = minutes;
        this.guests = guests;
    }

    /**
     * @param ceremonies those that were really handed over or signed
     * @param guests people without an account, entered at the door; not among those who {@code came}
     */
    public record Whole(
            Meeting meeting,
            List<Turnout> turnout,
            List<AgendaItem> agenda,
            List<Ceremony> ceremonies,
            List<Minutes.Picture> pictures,
            int guests) {

        public int invited() {
            return turnout.stream().mapToInt(Turnout::invited).sum();
        }

        public int accepted() {
            return turnout.stream().mapToInt(Turnout::accepted).sum();
        }

        public int came() {
            return turnout.stream().mapToInt(Turnout::came).sum();
        }
    }

    /** For the college and its faculties at any time, for everyone else once the minutes are confirmed. */
    public Optional<Whole> of(Viewer viewer, long id) {
        return meetings.find(viewer, id)
                .filter(each -> each.status() == Meeting.Status.HELD || isStaff(viewer, each))
                .map(each -> new Whole(
                        each,
                        meetings.turnout(id),
                        meetings.agenda(each),
                        meetings.ceremonies(id).stream().filter(Ceremony::done).toList(),
                        minutes.pictures(id),
                        guests.count(id)));
    }

    public static boolean isStaff(Viewer viewer, Meeting meeting) {
        return (viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY))
                && meeting.college().equals(viewer.college());
    }
}
