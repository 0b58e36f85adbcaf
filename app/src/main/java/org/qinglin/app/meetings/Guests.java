package org.qinglin.app.meetings;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People without an account who came, entered at the door: one by name, or several at once (a group of residents). They stand
 * beside those who scanned, and are never added to them. Names go once the minutes are confirmed.
 */
@Service
@Transactional
public class Guests {

    private static final int LONGEST_NAME = 40;
    private static final int MOST_PEOPLE = 500;

    private final JdbcClient jdbc;
    private final Meetings meetings;
    private final AuditTrail audit;
    private final Clock clock;

    Guests(JdbcClient jdbc, Meetings meetings, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param name a person's, or what several are; null once the minutes are confirmed */
    public record Guest(long id, @Nullable String name, int people) {}

    /** Enters whoever came; from when the doors open until the minutes are confirmed. */
    public MeetingOutcome enter(Viewer viewer, long id, @Nullable String typedName, @Nullable String typedPeople) {
        var found = taking(viewer, id);
        if (found.isEmpty()) {
            return new MeetingOutcome.Missing();
        }
        if (!isOpen(found.get())) {
            return new MeetingOutcome.NotNow();
        }
        var check = new FormCheck();
        var name = check.text("name", typedName, LONGEST_NAME);
        int people = check.whole("people", typedPeople, 1, MOST_PEOPLE);
        return check.result(() -> name).fold(given -> insert(viewer, id, given, people), MeetingOutcome.Faulty::new);
    }

    private MeetingOutcome insert(Viewer viewer, long id, String name, int people) {
        int added = jdbc.sql("""
                insert into meetings.guest (meeting_id, name, people, entered_by, entered_at)
                values (:id, :name, :people, :by, :now) on conflict do nothing""")
                .param("id", id)
                .param("name", name)
                .param("people", people)
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        if (added == 0) {
            return new MeetingOutcome.Already();
        }
        audit.record(viewer, "meeting-guest-entered", MeetingDesk.named(id), Integer.toString(people));
        return new MeetingOutcome.Done(id);
    }

    /** Takes an entry back that was a mistake. */
    public MeetingOutcome remove(Viewer viewer, long id, long guest) {
        var found = taking(viewer, id);
        if (found.isEmpty()) {
            return new MeetingOutcome.Missing();
        }
        if (!isOpen(found.get())) {
            return new MeetingOutcome.NotNow();
        }
        int gone = jdbc.sql("delete from meetings.guest where id = :guest and meeting_id = :id")
                .param("guest", guest)
                .param("id", id)
                .update();
        if (gone == 0) {
            return new MeetingOutcome.Missing();
        }
        audit.record(viewer, "meeting-guest-removed", MeetingDesk.named(id), "");
        return new MeetingOutcome.Done(id);
    }

    private Optional<Meeting> taking(Viewer viewer, long id) {
        return meetings.locked(viewer, id).filter(each -> MeetingReport.isStaff(viewer, each));
    }

    /** Whether guests can be entered now. */
    public boolean isOpen(Meeting meeting) {
        var now = clock.instant();
        return meeting.takesSignIns(now) || meeting.status() == Meeting.Status.ANNOUNCED && meeting.hasBegun(now);
    }

    /** In the order in which they were entered. The caller has made sure that the viewer is of the college's staff. */
    @Transactional(readOnly = true)
    public List<Guest> of(long meeting) {
        return jdbc.sql("select id, name, people from meetings.guest where meeting_id = :id order by id")
                .param("id", meeting)
                .query((row, number) -> new Guest(row.getLong("id"), row.getString("name"), row.getInt("people")))
                .list();
    }

    /** How many people that were. */
    @Transactional(readOnly = true)
    public int count(long meeting) {
        return jdbc.sql("select coalesce(sum(people), 0)::int from meetings.guest where meeting_id = :id")
                .param("id", meeting)
                .query(Integer.class)
                .single();
    }

    /** The names have done their duty; the count stays. */
    void forget(long meeting) {
        jdbc.sql("update meetings.guest set name = null where meeting_id = :id")
                .param("id", meeting)
                .update();
    }
}
