package org.qinglin.app.meetings;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a college plans, announces and cancels meetings, and orders their agenda. */
@Service
@Transactional
public class MeetingDesk {

    private static final int MOST_ITEMS = 50;

    private final JdbcClient jdbc;
    private final Meetings meetings;
    private final MeetingNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    MeetingDesk(JdbcClient jdbc, Meetings meetings, MeetingNotices notices, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** As a form sends it: a day such as 2026-12-05, times such as 14:00. */
    public record Input(
            @Nullable String title,
            @Nullable String about,
            @Nullable String place,
            @Nullable String day,
            @Nullable String from,
            @Nullable String to) {}

    public MeetingOutcome plan(Viewer viewer, Input input) {
        var check = new FormCheck();
        var title = check.text("title", input.title(), 60);
        var about = check.optional("about", input.about(), 500);
        var place = check.text("place", input.place(), 80);
        var day = check.date("day", input.day());
        if (day != null && day.isBefore(LocalDate.now(clock))) {
            check.fault("day", day, "fault.meeting.past");
        }
        var from = time("from", input.from(), check);
        var to = time("to", input.to(), check);
        if (from != null && to != null && !to.isAfter(from)) {
            check.fault("to", to, "fault.meeting.order", from.toString());
        }
        return check.result(() -> new Span(
                        at(FormCheck.given(day), FormCheck.given(from)), at(FormCheck.given(day), FormCheck.given(to))))
                .fold(
                        span -> insert(viewer, title, about == null ? "" : about, place, span),
                        MeetingOutcome.Faulty::new);
    }

    private record Span(Instant from, Instant to) {}

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(China.TIME).toInstant();
    }

    private static @Nullable LocalTime time(String field, @Nullable String typed, FormCheck check) {
        var text = check.text(field, typed, 8);
        try {
            return text.isEmpty() ? null : LocalTime.parse(text);
        } catch (DateTimeParseException unreadable) {
            check.fault(field, text, "fault.meeting.time");
            return null;
        }
    }

    private MeetingOutcome insert(Viewer viewer, String title, String about, String place, Span span) {
        long id = jdbc.sql("""
                insert into meetings.meeting (college_id, title, about, place, starts_at, ends_at, status, made_by, made_at)
                values (:college, :title, :about, :place, :from, :to, 'PLANNED', :by, :now) returning id""")
                .param("college", viewer.mustCollege().value())
                .param("title", title)
                .param("about", about)
                .param("place", place)
                .param("from", Sql.at(span.from()))
                .param("to", Sql.at(span.to()))
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        audit.record(viewer, "meeting-planned", named(id), title);
        return new MeetingOutcome.Done(id);
    }

    /** Everyone who is invited by now hears of it; whoever is invited later hears then. */
    public MeetingOutcome announce(Viewer viewer, long id) {
        var found = own(viewer, id);
        if (found == null) {
            return new MeetingOutcome.Missing();
        }
        if (!MeetingSteps.TABLE.allows(found.status(), MeetingStep.Announce.class)) {
            return new MeetingOutcome.NotNow();
        }
        jdbc.sql("update meetings.meeting set status = 'ANNOUNCED' where id = :id")
                .param("id", id)
                .update();
        notices.invited(found, accounts(id));
        audit.record(viewer, "meeting-announced", named(id), found.title());
        return new MeetingOutcome.Done(id);
    }

    public MeetingOutcome cancel(Viewer viewer, long id, @Nullable String reason) {
        var found = own(viewer, id);
        if (found == null) {
            return new MeetingOutcome.Missing();
        }
        if (!MeetingSteps.TABLE.allows(found.status(), MeetingStep.Cancel.class) || found.hasBegun(clock.instant())) {
            return new MeetingOutcome.NotNow();
        }
        var check = new FormCheck();
        var words = check.text("reason", reason, 200);
        return check.result(() -> words).fold(why -> cancel(viewer, found, why), MeetingOutcome.Faulty::new);
    }

    private MeetingOutcome cancel(Viewer viewer, Meeting meeting, String reason) {
        jdbc.sql("update meetings.meeting set status = 'CANCELLED', reason = :reason where id = :id")
                .param("reason", reason)
                .param("id", meeting.id())
                .update();
        if (meeting.status() == Meeting.Status.ANNOUNCED) {
            notices.cancelled(meeting, accounts(meeting.id()), reason);
        }
        audit.record(viewer, "meeting-cancelled", named(meeting.id()), reason);
        return new MeetingOutcome.Done(meeting.id());
    }

    private List<Long> accounts(long id) {
        return jdbc.sql("select account_id from meetings.invitation where meeting_id = :id order by account_id")
                .param("id", id)
                .query(Long.class)
                .list();
    }

    /** Adds an item at the end of the agenda. */
    public MeetingOutcome addItem(
            Viewer viewer, long id, @Nullable String what, @Nullable String speaker, @Nullable String minutes) {
        var found = own(viewer, id);
        if (found == null) {
            return new MeetingOutcome.Missing();
        }
        if (!found.isOpen()) {
            return new MeetingOutcome.NotNow();
        }
        var check = new FormCheck();
        var words = check.text("what", what, 80);
        var who = check.optional("speaker", speaker, 60);
        int length = check.whole("minutes", minutes, 1, 300);
        if (meetings.agenda(found).size() >= MOST_ITEMS) {
            check.fault("what", words, "fault.meeting.items", MOST_ITEMS);
        }
        return check.result(() -> words)
                .fold(given -> insertItem(id, given, who == null ? "" : who, length), MeetingOutcome.Faulty::new);
    }

    private MeetingOutcome insertItem(long meeting, String what, String speaker, int minutes) {
        return new MeetingOutcome.Done(jdbc.sql("""
                insert into meetings.agenda_item (meeting_id, place, minutes, what, speaker)
                select :id, coalesce(max(place), 0) + 1, :minutes, :what, :speaker
                from meetings.agenda_item where meeting_id = :id returning id""")
                .param("id", meeting)
                .param("minutes", minutes)
                .param("what", what)
                .param("speaker", speaker)
                .query(Long.class)
                .single());
    }

    /** Moves an item one place earlier; the first stays where it is. */
    public MeetingOutcome moveUp(Viewer viewer, long id, long item) {
        var found = own(viewer, id);
        if (found == null || !hasItem(found, item)) {
            return new MeetingOutcome.Missing();
        }
        if (!found.isOpen()) {
            return new MeetingOutcome.NotNow();
        }
        jdbc.sql("""
                with mine as (select place from meetings.agenda_item where id = :item),
                     before as (select max(a.place) as place from meetings.agenda_item a, mine
                                where a.meeting_id = :id and a.place < mine.place)
                update meetings.agenda_item a set place = case when a.id = :item then before.place else mine.place end
                from mine, before where before.place is not null and a.meeting_id = :id
                  and (a.id = :item or a.place = before.place)""").param("item", item).param("id", id).update();
        return new MeetingOutcome.Done(item);
    }

    public MeetingOutcome removeItem(Viewer viewer, long id, long item) {
        var found = own(viewer, id);
        if (found == null || !hasItem(found, item)) {
            return new MeetingOutcome.Missing();
        }
        if (!found.isOpen()) {
            return new MeetingOutcome.NotNow();
        }
        jdbc.sql("delete from meetings.agenda_item where id = :item")
                .param("item", item)
                .update();
        return new MeetingOutcome.Done(item);
    }

    private boolean hasItem(Meeting meeting, long item) {
        return meetings.agenda(meeting).stream().anyMatch(each -> each.id() == item);
    }

    private @Nullable Meeting own(Viewer viewer, long id) {
        return viewer.is(Role.COLLEGE)
                ? meetings.locked(viewer, id)
                        .filter(each -> each.college().equals(viewer.college()))
                        .orElse(null)
                : null;
    }

    static String named(long meeting) {
        return "meeting " + meeting;
    }
}
