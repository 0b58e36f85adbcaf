package org.qinglin.app.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.attendance.internal.AmendmentNotices;
import org.qinglin.app.attendance.internal.StaffScope;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A volunteer disputes a record; the organisation verifies and corrects, or says why not (domain rule 6). */
@Service
@Transactional
public class Disputes {

    static final int LONGEST_WORDS = 500;

    private final JdbcClient jdbc;
    private final Attendance attendance;
    private final Hours hours;
    private final Places places;
    private final Sessions sessions;
    private final Requests requests;
    private final StaffScope scope;
    private final Amendments amendments;
    private final AmendmentNotices notices;
    private final WorkCalendar calendar;
    private final AuditTrail audit;
    private final Clock clock;
    private final int days;

    Disputes(
            JdbcClient jdbc,
            Attendance attendance,
            Hours hours,
            Places places,
            Sessions sessions,
            Requests requests,
            StaffScope scope,
            Amendments amendments,
            AmendmentNotices notices,
            WorkCalendar calendar,
            AuditTrail audit,
            Clock clock,
            @Value("${qinglin.dispute-days:5}") int days) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.hours = hours;
        this.places = places;
        this.sessions = sessions;
        this.requests = requests;
        this.scope = scope;
        this.amendments = amendments;
        this.notices = notices;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
        this.days = days;
    }

    /** A session whose hours the student may dispute: served at or entered for, confirmed, and no dispute open. */
    @Transactional(readOnly = true)
    public Optional<ServiceSession> disputable(Viewer viewer, SessionId id) {
        var student = viewer.mustStudent();
        return sessions.find(id)
                .filter(session -> places.everServed(student, id)
                        || hours.counted(student, id).isPresent())
                .filter(session -> attendance.isConfirmed(id));
    }

    /** What of a session is open between the student and the organisation. */
    @Transactional(readOnly = true)
    public Optional<Dispute> open(StudentId student, SessionId session) {
        return jdbc.sql("""
                select * from attendance.dispute
                where student_id = :student and session_id = :session and status in ('OPEN', 'CORRECTING')""")
                .param("student", student.value())
                .param("session", session.value())
                .query(Disputes::dispute)
                .optional();
    }

    public AmendmentOutcome open(Viewer viewer, SessionId id, @Nullable String minutes, @Nullable String reason) {
        var session = disputable(viewer, id);
        if (session.isEmpty()) {
            return new AmendmentOutcome.NotFound();
        }
        if (open(viewer.mustStudent(), id).isPresent()) {
            return new AmendmentOutcome.AlreadyDone();
        }
        var check = new FormCheck();
        int value = Amendments.minutes(check, minutes, 1, session.get().minutes());
        var words = check.text("reason", reason, LONGEST_WORDS);
        return check.result(() -> add(viewer, session.get(), value, words))
                .fold(
                        added -> added.<AmendmentOutcome>map(AmendmentOutcome.Done::new)
                                .orElseGet(AmendmentOutcome.AlreadyDone::new),
                        AmendmentOutcome.Faulty::new);
    }

    private Optional<Long> add(Viewer viewer, ServiceSession session, int minutes, String reason) {
        var student = viewer.mustStudent();
        var faculty = scope.faculty(viewer.mustCollege(), student);
        var due = calendar.after(LocalDate.now(clock), days);
        var id = jdbc.sql("""
                insert into attendance.dispute (college_id, faculty_id, student_id, session_id, minutes, reason, opened_at,
                    due_on, status)
                values (:college, :faculty, :student, :session, :minutes, :reason, :now, :due, 'OPEN')
                on conflict do nothing returning id""")
                .param("college", viewer.mustCollege().value())
                .param("faculty", faculty.map(UnitId::value).orElse(null), Types.BIGINT)
                .param("student", student.value())
                .param("session", session.id().value())
                .param("minutes", minutes)
                .param("reason", reason)
                .param("now", Sql.at(clock.instant()))
                .param("due", due)
                .query(Long.class)
                .optional();
        if (id.isPresent()) {
            audit.record(
                    viewer,
                    "dispute-opened",
                    "dispute " + id.get(),
                    "session " + session.id().value());
            notices.disputed(viewer.mustCollege(), faculty, title(session), due);
        }
        return id;
    }

    private String title(ServiceSession session) {
        return requests.byIds(List.of(session.request()))
                .values()
                .iterator()
                .next()
                .title();
    }

    /** The student's own, the newest first. */
    @Transactional(readOnly = true)
    public List<Dispute> mine(Viewer viewer) {
        return jdbc.sql("select * from attendance.dispute where student_id = :student order by id desc")
                .param("student", viewer.mustStudent().value())
                .query(Disputes::dispute)
                .list();
    }

    /** Those that wait for the viewer's college or faculty, the first due first. */
    @Transactional(readOnly = true)
    public List<Dispute> waiting(Viewer viewer) {
        return jdbc.sql("select * from attendance.dispute x where x.status in ('OPEN', 'CORRECTING') and "
                        + StaffScope.CONCERNED + " order by x.due_on, x.id")
                .params(StaffScope.of(viewer))
                .query(Disputes::dispute)
                .list();
    }

    private Optional<Dispute> locked(Viewer viewer, long id) {
        return jdbc.sql("select * from attendance.dispute x where x.id = :id and " + StaffScope.CONCERNED
                        + " for update")
                .param("id", id)
                .params(StaffScope.of(viewer))
                .query(Disputes::dispute)
                .optional();
    }

    /** Proposes what the ledger should say; a second person approves it. */
    public AmendmentOutcome correct(Viewer viewer, long id, @Nullable String minutes, @Nullable String reason) {
        var dispute = locked(viewer, id);
        if (dispute.isEmpty()) {
            return new AmendmentOutcome.NotFound();
        }
        if (!DisputeSteps.TABLE.allows(dispute.get().status(), DisputeStep.Correct.class)) {
            return new AmendmentOutcome.AlreadyDone();
        }
        var outcome = amendments.propose(
                viewer, dispute.get().session(), dispute.get().student(), id, minutes, reason);
        if (outcome instanceof AmendmentOutcome.Done) {
            jdbc.sql("update attendance.dispute set status = 'CORRECTING' where id = :id")
                    .param("id", id)
                    .update();
        }
        return outcome;
    }

    /** The record is right as it is; the student reads why. */
    public AmendmentOutcome refuse(Viewer viewer, long id, @Nullable String answer) {
        var dispute = locked(viewer, id);
        if (dispute.isEmpty()) {
            return new AmendmentOutcome.NotFound();
        }
        if (!DisputeSteps.TABLE.allows(dispute.get().status(), DisputeStep.Refuse.class)) {
            return new AmendmentOutcome.AlreadyDone();
        }
        var check = new FormCheck();
        var words = check.text("answer", answer, LONGEST_WORDS);
        return check.result(() -> {
                    jdbc.sql("""
                            update attendance.dispute set status = 'REFUSED', answer = :answer, answered_by = :account,
                                answered_at = :now where id = :id""")
                            .param("answer", words)
                            .param("account", viewer.account().value())
                            .param("now", Sql.at(clock.instant()))
                            .param("id", id)
                            .update();
                    audit.record(viewer, "dispute-refused", "dispute " + id, "");
                    notices.refused(
                            viewer.mustCollege(),
                            dispute.get().student(),
                            title(sessions.find(dispute.get().session()).orElseThrow()));
                    return id;
                })
                .fold(AmendmentOutcome.Done::new, AmendmentOutcome.Faulty::new);
    }

    /** The student takes it back. */
    public AmendmentOutcome withdraw(Viewer viewer, long id) {
        var mine = mine(viewer).stream().filter(each -> each.id() == id).findFirst();
        if (mine.isEmpty()) {
            return new AmendmentOutcome.NotFound();
        }
        int changed = jdbc.sql("update attendance.dispute set status = 'WITHDRAWN' where id = :id and status = 'OPEN'")
                .param("id", id)
                .update();
        if (changed == 0) {
            return new AmendmentOutcome.AlreadyDone();
        }
        audit.record(viewer, "dispute-withdrawn", "dispute " + id, "");
        return new AmendmentOutcome.Done(id);
    }

    private static Dispute dispute(ResultSet row, int number) throws SQLException {
        return new Dispute(
                row.getLong("id"),
                new StudentId(row.getLong("student_id")),
                new SessionId(row.getLong("session_id")),
                row.getInt("minutes"),
                row.getString("reason"),
                Sql.instant(row, "opened_at"),
                row.getObject("due_on", LocalDate.class),
                Dispute.Status.valueOf(row.getString("status")),
                row.getString("answer"),
                Sql.instantOrNull(row, "answered_at"));
    }
}
