package org.qinglin.app.meetings;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.pictures.Pictures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What stays of a meeting: minutes that one writes and another confirms, and pictures. */
@Service
@Transactional
public class Minutes {

    public static final int MOST_PICTURES = 6;

    private static final int LONGEST_MINUTES = 5000;
    private static final int LONGEST_ALT = 200;
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final JdbcClient jdbc;
    private final Meetings meetings;
    private final Invitations invitations;
    private final Guests guests;
    private final MeetingNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Minutes(
            JdbcClient jdbc,
            Meetings meetings,
            Invitations invitations,
            Guests guests,
            MeetingNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.invitations = invitations;
        this.guests = guests;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A picture without its content. @param alt what it shows */
    public record Picture(long id, String alt) {}

    /** The college or a faculty writes the minutes, or writes them anew, once the meeting has begun. */
    public MeetingOutcome write(Viewer viewer, long id, @Nullable String words) {
        var found = staffs(viewer, id);
        if (found.isEmpty()) {
            return new MeetingOutcome.Missing();
        }
        if (!takesMinutes(found.get())) {
            return new MeetingOutcome.NotNow();
        }
        var check = new FormCheck();
        var text = check.text("minutes", words, LONGEST_MINUTES);
        return check.result(() -> text).fold(said -> put(viewer, id, said), MeetingOutcome.Faulty::new);
    }

    private MeetingOutcome put(Viewer viewer, long id, String words) {
        jdbc.sql("""
                update meetings.meeting set minutes = :minutes, minutes_by = :by, minutes_at = :now where id = :id""")
                .param("minutes", words)
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("id", id)
                .update();
        audit.record(viewer, "meeting-minutes-written", MeetingDesk.named(id), "");
        return new MeetingOutcome.Done(id);
    }

    /** The college confirms what another wrote; nothing of the meeting changes after that. */
    public MeetingOutcome confirm(Viewer viewer, long id) {
        var found = staffs(viewer, id);
        if (found.isEmpty() || !viewer.is(Role.COLLEGE)) {
            return new MeetingOutcome.Missing();
        }
        var meeting = found.get();
        if (!MeetingSteps.TABLE.allows(meeting.status(), MeetingStep.Confirm.class)
                || meeting.minutes() == null
                || clock.instant().isBefore(meeting.endsAt())) {
            return new MeetingOutcome.NotNow();
        }
        if (viewer.account().equals(meeting.minutesBy())) {
            return new MeetingOutcome.SamePerson();
        }
        jdbc.sql("""
                update meetings.meeting set status = 'HELD', confirmed_by = :by, confirmed_at = :now where id = :id""")
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("id", id)
                .update();
        guests.forget(id);
        notices.confirmed(meeting, invitations.accounts(id));
        audit.record(viewer, "meeting-minutes-confirmed", MeetingDesk.named(id), meeting.title());
        return new MeetingOutcome.Done(id);
    }

    /** Adds a picture, drawn anew. @param alt what it shows, for who cannot see it */
    public MeetingOutcome addPicture(Viewer viewer, long id, @Nullable String alt, byte[] content) {
        var found = staffs(viewer, id);
        if (found.isEmpty()) {
            return new MeetingOutcome.Missing();
        }
        if (!takesMinutes(found.get())) {
            return new MeetingOutcome.NotNow();
        }
        var check = new FormCheck();
        var words = check.text("alt", alt, LONGEST_ALT);
        var drawn = content.length > MOST_BYTES ? Optional.<byte[]>empty() : Pictures.drawnAnew(content);
        if (drawn.isEmpty()) {
            check.fault("file", "", "fault.meeting.picture", MOST_BYTES / 1024 / 1024);
        }
        if (pictures(id).size() >= MOST_PICTURES) {
            check.fault("file", "", "fault.meeting.pictures", MOST_PICTURES);
        }
        return check.result(drawn::orElseThrow).fold(kept -> keep(viewer, id, words, kept), MeetingOutcome.Faulty::new);
    }

    private MeetingOutcome keep(Viewer viewer, long id, String alt, byte[] content) {
        return new MeetingOutcome.Done(jdbc.sql("""
                insert into meetings.picture (meeting_id, place, alt, content, added_by, added_at)
                select :id, coalesce(max(place), 0) + 1, :alt, :content, :by, :now
                from meetings.picture where meeting_id = :id returning id""")
                .param("id", id)
                .param("alt", alt)
                .param("content", content)
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single());
    }

    /** The caller has made sure that it may see the meeting. */
    @Transactional(readOnly = true)
    public List<Picture> pictures(long meeting) {
        return jdbc.sql("select id, alt from meetings.picture where meeting_id = :id order by place")
                .param("id", meeting)
                .query((row, number) -> new Picture(row.getLong("id"), row.getString("alt")))
                .list();
    }

    /** A picture's content, for whoever may see the meeting. */
    @Transactional(readOnly = true)
    public Optional<byte[]> content(Viewer viewer, long id, long picture) {
        return meetings.find(viewer, id)
                .flatMap(found -> jdbc.sql(
                                "select content from meetings.picture where id = :id and meeting_id = :meeting")
                        .param("id", picture)
                        .param("meeting", found.id())
                        .query(byte[].class)
                        .optional());
    }

    private boolean takesMinutes(Meeting meeting) {
        return meeting.status() == Meeting.Status.ANNOUNCED && meeting.hasBegun(clock.instant());
    }

    private Optional<Meeting> staffs(Viewer viewer, long id) {
        return viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY)
                ? meetings.locked(viewer, id).filter(each -> each.college().equals(viewer.college()))
                : Optional.empty();
    }
}
