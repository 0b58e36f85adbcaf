package org.qinglin.app.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestStatus;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The closing report (结项报告) of a session: by the community or the leader of a team that served, whoever is first. */
@Service
@Transactional
public class ClosingReports {

    public static final int LONGEST_TEXT = 5000;

    public static final int MOST_RESIDENTS = 9999;

    /** So long after the hours were confirmed a leader is reminded of the report. */
    private static final Duration ASKED_FOR = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Attendance attendance;
    private final Hours hours;
    private final Sessions sessions;
    private final Requests requests;
    private final Teams teams;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    ClosingReports(
            JdbcClient jdbc,
            Attendance attendance,
            Hours hours,
            Sessions sessions,
            Requests requests,
            Teams teams,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.hours = hours;
        this.sessions = sessions;
        this.requests = requests;
        this.teams = teams;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The report of a session. The caller has already made sure that it may be seen. */
    @Transactional(readOnly = true)
    public Optional<ClosingReport> of(SessionId session) {
        return jdbc.sql("select * from attendance.closing_report where session_id = :session")
                .param("session", session.value())
                .query(this::report)
                .optional();
    }

    /** A session whose report the viewer may read: as its organiser, its college, a helper or the leader of helpers. */
    @Transactional(readOnly = true)
    public Optional<Attendance.Seen> readable(Viewer viewer, SessionId id) {
        var writable = writable(viewer, id);
        if (writable.isPresent()) {
            return writable;
        }
        return viewer.is(Role.STUDENT) ? attendance.findForHelper(viewer, id) : attendance.find(viewer, id);
    }

    /** A session that the viewer may report on: as its organiser, or as the leader of a team that served there. */
    @Transactional(readOnly = true)
    public Optional<Attendance.Seen> writable(Viewer viewer, SessionId id) {
        if (viewer.is(Role.COMMUNITY)) {
            return attendance.find(viewer, id);
        }
        if (!viewer.is(Role.TEAM_LEADER) || !teamServed(viewer, id)) {
            return Optional.empty();
        }
        return sessions.find(id)
                .flatMap(session -> requests.byIds(List.of(session.request())).values().stream()
                        .findFirst()
                        .map(request -> new Attendance.Seen(session, request)));
    }

    private boolean teamServed(Viewer viewer, SessionId id) {
        var members = teams.members(viewer.mustCollege(), viewer.mustTeam());
        return !Collections.disjoint(hours.minutesAt(id).keySet(), members);
    }

    /** Whether a viewer who may report on a session may do so now: nobody has yet, or the own report is still open. */
    @Transactional(readOnly = true)
    public boolean isOpen(Viewer viewer, Attendance.Seen seen) {
        return attendance.isConfirmed(seen.session().id())
                && of(seen.session().id())
                        .map(report -> refusal(viewer, seen, report) == null)
                        .orElse(true);
    }

    /** Sessions that the leader's team served at lately and that nobody has reported on. */
    @Transactional(readOnly = true)
    public List<SessionId> toWrite(Viewer leader) {
        var members = teams.members(leader.mustCollege(), leader.mustTeam());
        return jdbc.sql("""
                select c.session_id from attendance.confirmation c
                where c.confirmed_at > :since
                  and exists (select from attendance.ledger_entry l
                      where l.session_id = c.session_id and l.student_id = any (:members))
                  and not exists (select from attendance.closing_report r where r.session_id = c.session_id)
                order by c.confirmed_at, c.session_id""")
                .param("since", Sql.at(clock.instant().minus(ASKED_FOR)))
                .param("members", members.stream().map(each -> each.value()).toArray(Long[]::new))
                .query((row, number) -> new SessionId(row.getLong("session_id")))
                .list();
    }

    /**
     * Writes the report, or writes the own one anew.
     *
     * @param residents heads served, null where no number was given
     */
    public ReportOutcome write(Viewer viewer, SessionId id, String done, @Nullable Integer residents) {
        var found = writable(viewer, id);
        if (found.isEmpty()) {
            return new ReportOutcome.NotFound();
        }
        if (!attendance.isConfirmed(id)) {
            return new ReportOutcome.HoursNotConfirmed();
        }
        var text = done.strip();
        if (text.isEmpty()) {
            return new ReportOutcome.TextMissing();
        }
        if (text.length() > LONGEST_TEXT) {
            return new ReportOutcome.TextTooLong(text.length(), LONGEST_TEXT);
        }
        if (residents == null || residents < 0 || residents > MOST_RESIDENTS) {
            return new ReportOutcome.ResidentsMissing(MOST_RESIDENTS);
        }
        var seen = found.get();
        // The first of two who write at once wins; the other reads whose report it is.
        return add(viewer, seen, text, residents)
                ? told(viewer, seen, residents)
                : change(viewer, seen, text, residents);
    }

    private boolean add(Viewer viewer, Attendance.Seen seen, String text, int residents) {
        var side = viewer.is(Role.COMMUNITY) ? ClosingReport.Side.COMMUNITY : ClosingReport.Side.TEAM;
        return jdbc.sql("""
                insert into attendance.closing_report (session_id, college_id, side, done, residents, written_by,
                    written_at)
                values (:session, :college, :side, :done, :residents, :account, :now)
                on conflict (session_id) do nothing""")
                        .param("session", seen.session().id().value())
                        .param("college", seen.request().college().value())
                        .param("side", side.name())
                        .param("done", text)
                        .param("residents", residents)
                        .param("account", viewer.account().value())
                        .param("now", Sql.at(clock.instant()))
                        .update()
                == 1;
    }

    private ReportOutcome told(Viewer viewer, Attendance.Seen seen, int residents) {
        var session = seen.session();
        audit.record(viewer, "report-written", "session " + session.id().value(), "");
        outbox.put(Notice.of(
                NoticeKind.CLOSING_REPORT,
                seen.request().college(),
                List.of(Recipient.college(seen.request().college())),
                "/sessions/" + session.id().value(),
                Detail.words(seen.request().title()),
                Detail.period(session.startsAt(), session.endsAt()),
                Detail.number(residents)));
        return new ReportOutcome.Written();
    }

    private ReportOutcome change(Viewer viewer, Attendance.Seen seen, String text, int residents) {
        var id = seen.session().id();
        var refusal = refusal(viewer, seen, of(id).orElseThrow());
        if (refusal != null) {
            return refusal;
        }
        jdbc.sql("""
                update attendance.closing_report set done = :done, residents = :residents, changed_at = :now
                where session_id = :session""")
                .param("done", text)
                .param("residents", residents)
                .param("now", Sql.at(clock.instant()))
                .param("session", id.value())
                .update();
        audit.record(viewer, "report-changed", "session " + id.value(), "");
        return new ReportOutcome.Changed();
    }

    private static @Nullable ReportOutcome refusal(Viewer viewer, Attendance.Seen seen, ClosingReport report) {
        if (!report.writtenBy().equals(viewer.account())) {
            return new ReportOutcome.WrittenByAnother();
        }
        return seen.request().status() == RequestStatus.CLOSED ? new ReportOutcome.RequestClosed() : null;
    }

    private ClosingReport report(ResultSet row, int number) throws SQLException {
        return new ClosingReport(
                new SessionId(row.getLong("session_id")),
                ClosingReport.Side.valueOf(row.getString("side")),
                row.getString("done"),
                row.getInt("residents"),
                new AccountId(row.getLong("written_by")),
                Sql.instant(row, "written_at"),
                Sql.instantOrNull(row, "changed_at"),
                pictures(row.getLong("session_id")));
    }

    private List<ClosingReport.Picture> pictures(long session) {
        return jdbc.sql("select id, alt from attendance.report_picture where session_id = :session order by place")
                .param("session", session)
                .query((row, number) -> new ClosingReport.Picture(row.getLong("id"), row.getString("alt")))
                .list();
    }
}
