package org.qinglin.app.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.attendance.internal.AmendmentNotices;
import org.qinglin.app.attendance.internal.StaffScope;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Back-entries (补录) and corrections: one person proposes, another approves, and only then the ledger grows, by a reversal
 * and a new row (domain rules 8 and 9).
 */
@Service
@Transactional
public class Amendments {

    private final JdbcClient jdbc;
    private final Attendance attendance;
    private final Hours hours;
    private final Places places;
    private final Sessions sessions;
    private final Requests requests;
    private final Students students;
    private final Teams teams;
    private final StaffScope scope;
    private final Accounts accounts;
    private final AmendmentNotices notices;
    private final EntryFlags flags;
    private final AuditTrail audit;
    private final Clock clock;

    Amendments(
            JdbcClient jdbc,
            Attendance attendance,
            Hours hours,
            Places places,
            Sessions sessions,
            Requests requests,
            Students students,
            Teams teams,
            StaffScope scope,
            Accounts accounts,
            AmendmentNotices notices,
            EntryFlags flags,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.hours = hours;
        this.places = places;
        this.sessions = sessions;
        this.requests = requests;
        this.students = students;
        this.teams = teams;
        this.scope = scope;
        this.accounts = accounts;
        this.notices = notices;
        this.flags = flags;
        this.audit = audit;
        this.clock = clock;
    }

    /** A session of the viewer's college that is over and took place. */
    @Transactional(readOnly = true)
    public Optional<ServiceSession> amendable(Viewer viewer, SessionId id) {
        return sessions.find(id)
                .filter(session -> college(session).equals(viewer.mustCollege()))
                .filter(session -> !session.isCancelled() && session.endsAt().isBefore(clock.instant()));
    }

    private CollegeId college(ServiceSession session) {
        return requests.byIds(List.of(session.request()))
                .values()
                .iterator()
                .next()
                .college();
    }

    /** Proposes what a student's hours at a session should be; 0 takes them back. */
    public AmendmentOutcome propose(
            Viewer viewer,
            SessionId id,
            @Nullable String studentNumber,
            @Nullable String minutes,
            @Nullable String reason) {
        if (amendable(viewer, id).isEmpty()) {
            return new AmendmentOutcome.NotFound();
        }
        var check = new FormCheck();
        var number = check.text("student", studentNumber, 40);
        var student = students.byNumber(viewer.mustCollege(), number);
        if (!number.isEmpty() && student.filter(each -> isTheirs(viewer, each)).isEmpty()) {
            check.fault("student", number, "amendment.not-yours");
        }
        return check.result(() -> student.orElseThrow().id())
                .fold(found -> propose(viewer, id, found, null, minutes, reason), AmendmentOutcome.Faulty::new);
    }

    /** The college's staff amend for everyone, a faculty's for its students, a leader for the own team. */
    private boolean isTheirs(Viewer viewer, Student student) {
        if (viewer.is(Role.COLLEGE)) {
            return true;
        }
        if (viewer.is(Role.FACULTY)) {
            return scope.faculty(viewer.mustCollege(), student.id())
                    .filter(viewer.mustUnit()::equals)
                    .isPresent();
        }
        return isOwnTeam(viewer, student.id());
    }

    private boolean isOwnTeam(Viewer viewer, StudentId student) {
        return viewer.is(Role.TEAM_LEADER)
                && teams.members(viewer.mustCollege(), viewer.mustTeam()).contains(student);
    }

    AmendmentOutcome propose(
            Viewer viewer,
            SessionId id,
            StudentId student,
            @Nullable Long dispute,
            @Nullable String minutes,
            @Nullable String reason) {
        var session = amendable(viewer, id);
        if (session.isEmpty()) {
            return new AmendmentOutcome.NotFound();
        }
        if (!attendance.isConfirmed(id)) {
            return new AmendmentOutcome.NotConfirmed();
        }
        var standing = hours.counted(student, id);
        if (standing.isEmpty() && servesElsewhere(student, session.get())) {
            return new AmendmentOutcome.Overlaps();
        }
        var check = new FormCheck();
        int value = minutes(
                check, minutes, standing.isPresent() ? 0 : 1, session.get().minutes());
        if (standing.isPresent() && standing.get().minutes() == value) {
            check.fault("minutes", value, "amendment.same");
        }
        if (standing.isPresent() && !viewer.is(Role.COLLEGE) && !viewer.is(Role.FACULTY)) {
            check.fault("student", "", "amendment.has-hours");
        }
        var words = check.text("reason", reason, Disputes.LONGEST_WORDS);
        return check.result(() -> add(viewer, session.get(), student, standing, dispute, value, words))
                .fold(
                        added -> added.<AmendmentOutcome>map(AmendmentOutcome.Done::new)
                                .orElseGet(AmendmentOutcome.AlreadyDone::new),
                        AmendmentOutcome.Faulty::new);
    }

    /** Hours that count at that time, or a place whose hours are still to be confirmed. */
    private boolean servesElsewhere(StudentId student, ServiceSession session) {
        return hours.overlaps(student, session.startsAt(), session.endsAt())
                || sessions.byIds(places.sessionsOf(student)).stream()
                        .anyMatch(each -> !each.id().equals(session.id())
                                && !each.isCancelled()
                                && each.startsAt().isBefore(session.endsAt())
                                && session.startsAt().isBefore(each.endsAt())
                                && !attendance.isConfirmed(each.id()));
    }

    static int minutes(FormCheck check, @Nullable String value, int least, int most) {
        var text = value == null ? "" : value.strip();
        if (text.isEmpty()) {
            check.missing("minutes");
        } else if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            check.fault("minutes", text, "amendment.minutes", least, most);
        } else {
            return Integer.parseInt(text);
        }
        return least;
    }

    private Optional<Long> add(
            Viewer viewer,
            ServiceSession session,
            StudentId student,
            Optional<LedgerEntry> standing,
            @Nullable Long dispute,
            int minutes,
            String reason) {
        var faculty = scope.faculty(viewer.mustCollege(), student);
        var id = jdbc.sql("""
                insert into attendance.amendment (kind, college_id, faculty_id, student_id, session_id, entry_id, before,
                    minutes, reason, own_team, dispute_id, proposed_at, proposed_by, status)
                values (:kind, :college, :faculty, :student, :session, :entry, :before, :minutes, :reason, :ownTeam,
                    :dispute, :now, :account, 'PROPOSED')
                on conflict do nothing returning id""")
                .param("kind", (standing.isPresent() ? Amendment.Kind.CORRECTION : Amendment.Kind.BACK_ENTRY).name())
                .param("college", viewer.mustCollege().value())
                .param("faculty", faculty.map(UnitId::value).orElse(null), Types.BIGINT)
                .param("student", student.value())
                .param("session", session.id().value())
                .param("entry", standing.map(LedgerEntry::id).orElse(null), Types.BIGINT)
                .param("before", standing.map(LedgerEntry::minutes).orElse(null), Types.INTEGER)
                .param("minutes", minutes)
                .param("reason", reason)
                .param("ownTeam", isOwnTeam(viewer, student))
                .param("dispute", dispute, Types.BIGINT)
                .param("now", Sql.at(clock.instant()))
                .param("account", viewer.account().value())
                .query(Long.class)
                .optional();
        if (id.isPresent()) {
            audit.record(
                    viewer,
                    "amendment-proposed",
                    "amendment " + id.get(),
                    "session " + session.id().value() + ", " + minutes + " min");
            notices.proposed(viewer.mustCollege(), faculty, title(session.id()));
        }
        return id;
    }

    private String title(SessionId id) {
        var session = sessions.find(id).orElseThrow();
        return requests.byIds(List.of(session.request()))
                .values()
                .iterator()
                .next()
                .title();
    }

    /** Those that the viewer may see: what waits first, then the newest. */
    @Transactional(readOnly = true)
    public List<Amendment> list(Viewer viewer, int offset, int limit) {
        return jdbc.sql("select * from attendance.amendment x where (" + StaffScope.CONCERNED
                        + " or x.proposed_by = :account) order by x.status <> 'PROPOSED', x.id desc"
                        + " offset :offset limit :limit")
                .params(StaffScope.of(viewer))
                .param("account", viewer.account().value())
                .param("offset", offset)
                .param("limit", limit)
                .query(this::amendment)
                .list();
    }

    @Transactional(readOnly = true)
    public int count(Viewer viewer) {
        return jdbc.sql("select count(*) from attendance.amendment x where (" + StaffScope.CONCERNED
                        + " or x.proposed_by = :account)")
                .params(StaffScope.of(viewer))
                .param("account", viewer.account().value())
                .query(Integer.class)
                .single();
    }

    /** Those in which something is unusual, the newest first: of the viewer's college, or of all for an auditor. */
    @Transactional(readOnly = true)
    public List<Amendment> flagged(Viewer viewer, int offset, int limit) {
        return jdbc.sql("select * from attendance.amendment where id = any (:ids) order by id desc")
                .param("ids", flags.flagged(viewer.college(), offset, limit).toArray(Long[]::new))
                .query(this::amendment)
                .list();
    }

    @Transactional(readOnly = true)
    public int countFlagged(Viewer viewer) {
        return flags.count(viewer.college());
    }

    private Optional<Amendment> locked(Viewer viewer, long id) {
        return jdbc.sql("select * from attendance.amendment x where x.id = :id and (" + StaffScope.CONCERNED
                        + " or x.proposed_by = :account) for update")
                .param("id", id)
                .params(StaffScope.of(viewer))
                .param("account", viewer.account().value())
                .query(this::amendment)
                .optional();
    }

    /** The second person approves: the ledger grows in the same transaction. */
    public AmendmentOutcome approve(Viewer viewer, long id) {
        var found = locked(viewer, id);
        var refusal = refusal(viewer, found, AmendmentStep.Approve.class);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var amendment = found.orElseThrow();
        var standing = hours.counted(amendment.student(), amendment.session());
        if (!standing.map(LedgerEntry::id).equals(Optional.ofNullable(amendment.entry()))) {
            return new AmendmentOutcome.AlreadyDone();
        }
        var session = sessions.find(amendment.session()).orElseThrow();
        if (standing.isEmpty() && servesElsewhere(amendment.student(), session)) {
            return new AmendmentOutcome.Overlaps();
        }
        hours.amend(viewer.mustCollege(), amendment, viewer.account());
        decide(viewer, amendment, Amendment.Status.APPROVED, null);
        if (amendment.dispute() != null) {
            dispute(viewer, amendment.dispute(), Dispute.Status.CORRECTED);
        }
        notices.approved(viewer.mustCollege(), amendment, title(amendment.session()));
        return new AmendmentOutcome.Done(id);
    }

    /** The second person does not approve, and says why. */
    public AmendmentOutcome turnDown(Viewer viewer, long id, @Nullable String note) {
        var found = locked(viewer, id);
        var refusal = refusal(viewer, found, AmendmentStep.TurnDown.class);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var check = new FormCheck();
        var words = check.text("note", note, Disputes.LONGEST_WORDS);
        return check.result(() -> {
                    var amendment = found.orElseThrow();
                    decide(viewer, amendment, Amendment.Status.TURNED_DOWN, words);
                    reopen(viewer, amendment);
                    notices.turnedDown(viewer.mustCollege(), amendment, title(amendment.session()));
                    return id;
                })
                .fold(AmendmentOutcome.Done::new, AmendmentOutcome.Faulty::new);
    }

    /** Whoever proposed it takes it back. */
    public AmendmentOutcome withdraw(Viewer viewer, long id) {
        var found = locked(viewer, id).filter(each -> each.proposedBy().equals(viewer.account()));
        if (found.isEmpty()) {
            return new AmendmentOutcome.NotFound();
        }
        if (!AmendmentSteps.TABLE.allows(found.get().status(), AmendmentStep.Withdraw.class)) {
            return new AmendmentOutcome.AlreadyDone();
        }
        decide(viewer, found.get(), Amendment.Status.WITHDRAWN, null);
        reopen(viewer, found.get());
        return new AmendmentOutcome.Done(id);
    }

    private void reopen(Viewer viewer, Amendment amendment) {
        if (amendment.dispute() != null) {
            dispute(viewer, amendment.dispute(), Dispute.Status.OPEN);
        }
    }

    private static Optional<AmendmentOutcome> refusal(
            Viewer viewer, Optional<Amendment> found, Class<? extends AmendmentStep> step) {
        if (found.isEmpty()) {
            return Optional.of(new AmendmentOutcome.NotFound());
        }
        if (!AmendmentSteps.TABLE.allows(found.get().status(), step)) {
            return Optional.of(new AmendmentOutcome.AlreadyDone());
        }
        return found.get().proposedBy().equals(viewer.account())
                ? Optional.of(new AmendmentOutcome.SamePerson())
                : Optional.empty();
    }

    private void decide(Viewer viewer, Amendment amendment, Amendment.Status status, @Nullable String note) {
        jdbc.sql("""
                update attendance.amendment set status = :status, decided_at = :now, decided_by = :account, note = :note
                where id = :id""")
                .param("status", status.name())
                .param("now", Sql.at(clock.instant()))
                .param("account", viewer.account().value())
                .param("note", note, Types.VARCHAR)
                .param("id", amendment.id())
                .update();
        audit.record(viewer, "amendment-decided", "amendment " + amendment.id(), status.name());
    }

    private void dispute(Viewer viewer, long id, Dispute.Status status) {
        boolean done = status == Dispute.Status.CORRECTED;
        jdbc.sql("""
                update attendance.dispute set status = :status, answered_by = :account, answered_at = :now
                where id = :id and status = 'CORRECTING'""")
                .param("status", status.name())
                .param("account", done ? viewer.account().value() : null, Types.BIGINT)
                .param("now", done ? Sql.at(clock.instant()) : null, Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    private Amendment amendment(ResultSet row, int number) throws SQLException {
        var decider = Sql.longOrNull(row, "decided_by");
        return new Amendment(
                row.getLong("id"),
                Amendment.Kind.valueOf(row.getString("kind")),
                new StudentId(row.getLong("student_id")),
                new SessionId(row.getLong("session_id")),
                Sql.longOrNull(row, "entry_id"),
                Sql.intOrNull(row, "before"),
                row.getInt("minutes"),
                row.getString("reason"),
                row.getBoolean("own_team"),
                Sql.longOrNull(row, "dispute_id"),
                Sql.instant(row, "proposed_at"),
                new AccountId(row.getLong("proposed_by")),
                accounts.name(new AccountId(row.getLong("proposed_by"))).orElse(""),
                Amendment.Status.valueOf(row.getString("status")),
                Sql.instantOrNull(row, "decided_at"),
                decider == null ? null : accounts.name(new AccountId(decider)).orElse(""),
                row.getString("note"));
    }
}
