package org.qinglin.app.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.evaluation.internal.EvaluationNotices;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Service recovery: every poor evaluation gets an owner, a date, and an end that says what was done. */
@Service
@Transactional
public class Recoveries {

    /** Working days until something must have been done, as a disputed record has ({@code domain.md}, rule 6). */
    private static final int DUE_DAYS = 5;

    private static final int LONGEST_OUTCOME = 1000;

    private static final String SELECT = """
            select r.*, e.side, e.score, e.comment from evaluation.recovery r
            join evaluation.evaluation e on e.id = r.evaluation_id
            """;

    private final JdbcClient jdbc;
    private final WorkCalendar calendar;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Requests requests;
    private final EvaluationNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Recoveries(
            JdbcClient jdbc,
            WorkCalendar calendar,
            Accounts accounts,
            Sessions sessions,
            Requests requests,
            EvaluationNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.accounts = accounts;
        this.sessions = sessions;
        this.requests = requests;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    void open(ServiceRequest request, SessionId session, long evaluation) {
        var due = calendar.after(LocalDate.now(clock), DUE_DAYS);
        long id = jdbc.sql("""
                insert into evaluation.recovery (college_id, session_id, evaluation_id, opened_at, due_on, status)
                values (:college, :session, :evaluation, :now, :due, 'OPEN') returning id""")
                .param("college", request.college().value())
                .param("session", session.value())
                .param("evaluation", evaluation)
                .param("now", Sql.at(clock.instant()))
                .param("due", due)
                .query(Long.class)
                .single();
        notices.recoveryOpened(request, session, id, due);
    }

    /** Those of the viewer's college, what is not done and due first. */
    @Transactional(readOnly = true)
    public List<Recovery> list(Viewer viewer, int offset, int limit) {
        return jdbc.sql(SELECT + """
                where r.college_id = :college order by r.status = 'DONE', r.due_on, r.id offset :offset limit :limit""")
                .param("college", viewer.mustCollege().value())
                .param("offset", offset)
                .param("limit", limit)
                .query(this::recovery)
                .list();
    }

    @Transactional(readOnly = true)
    public int count(Viewer viewer) {
        return jdbc.sql("select count(*) from evaluation.recovery where college_id = :college")
                .param("college", viewer.mustCollege().value())
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<Recovery> find(Viewer viewer, long id) {
        return jdbc.sql(SELECT + "where r.college_id = :college and r.id = :id")
                .param("college", viewer.mustCollege().value())
                .param("id", id)
                .query(this::recovery)
                .optional();
    }

    /** Whoever of the college may own one: its own accounts and those of its faculties. */
    @Transactional(readOnly = true)
    public List<Accounts.Named> owners(Viewer viewer) {
        return accounts.staffOf(viewer.mustCollege());
    }

    /** Gives it to somebody, with a date. */
    public RecoveryOutcome give(Viewer viewer, long id, @Nullable String owner, @Nullable String dueOn) {
        var found = lock(viewer, id);
        if (found.isEmpty()) {
            return new RecoveryOutcome.NotFound();
        }
        var next = RecoverySteps.TABLE.after(found.get().status(), RecoveryStep.Give.class);
        if (next.isEmpty()) {
            return new RecoveryOutcome.AlreadyDone();
        }
        var check = new FormCheck();
        var ownerId = check.id("owner", owner);
        if (ownerId == null) {
            check.missing("owner");
        } else if (owners(viewer).stream().noneMatch(each -> each.id().value() == ownerId)) {
            check.fault("owner", ownerId, "fault.choice");
        }
        var due = check.date("dueOn", dueOn);
        if (due != null && due.isBefore(LocalDate.now(clock))) {
            check.fault("dueOn", due, "fault.past");
        }
        return check.result(() -> {
                    give(
                            viewer,
                            found.get(),
                            next.get(),
                            new AccountId(FormCheck.given(ownerId)),
                            FormCheck.given(due));
                    return true;
                })
                .fold(done -> new RecoveryOutcome.Done(), RecoveryOutcome.Faulty::new);
    }

    private void give(Viewer viewer, Recovery recovery, Recovery.Status next, AccountId owner, LocalDate due) {
        jdbc.sql("update evaluation.recovery set owner_id = :owner, due_on = :due, status = :status where id = :id")
                .param("status", next.name())
                .param("owner", owner.value())
                .param("due", due)
                .param("id", recovery.id())
                .update();
        audit.record(viewer, "recovery-given", "recovery " + recovery.id(), "account " + owner.value());
        if (!owner.equals(viewer.account())) {
            notices.recoveryGiven(
                    viewer.mustCollege(),
                    owner,
                    recovery.id(),
                    requestOf(recovery.session()).title(),
                    due);
        }
    }

    /** Ends it by saying what was done; the community reads it. One that nobody owned is owned by who ends it. */
    public RecoveryOutcome close(Viewer viewer, long id, @Nullable String outcome) {
        var found = lock(viewer, id);
        if (found.isEmpty()) {
            return new RecoveryOutcome.NotFound();
        }
        var next = RecoverySteps.TABLE.after(found.get().status(), RecoveryStep.Settle.class);
        if (next.isEmpty()) {
            return new RecoveryOutcome.AlreadyDone();
        }
        var check = new FormCheck();
        var text = check.text("outcome", outcome, LONGEST_OUTCOME);
        return check.result(() -> {
                    close(viewer, found.get(), next.get(), text);
                    return true;
                })
                .fold(done -> new RecoveryOutcome.Done(), RecoveryOutcome.Faulty::new);
    }

    private void close(Viewer viewer, Recovery recovery, Recovery.Status next, String outcome) {
        jdbc.sql("""
                update evaluation.recovery set status = :status, outcome = :outcome, closed_at = :now,
                    closed_by = :account, owner_id = coalesce(owner_id, :account) where id = :id""")
                .param("status", next.name())
                .param("outcome", outcome)
                .param("now", Sql.at(clock.instant()))
                .param("account", viewer.account().value())
                .param("id", recovery.id())
                .update();
        audit.record(viewer, "recovery-done", "recovery " + recovery.id(), "");
        notices.recoveryDone(requestOf(recovery.session()), recovery.session(), outcome);
    }

    /** What a recovery's session was about. */
    @Transactional(readOnly = true)
    public ServiceRequest requestOf(SessionId id) {
        var session = sessions.find(id).orElseThrow();
        return requests.byIds(List.of(session.request())).values().iterator().next();
    }

    private Optional<Recovery> lock(Viewer viewer, long id) {
        jdbc.sql("select id from evaluation.recovery where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
        return find(viewer, id);
    }

    private Recovery recovery(ResultSet row, int number) throws SQLException {
        var owner = Sql.longOrNull(row, "owner_id");
        return new Recovery(
                row.getLong("id"),
                new SessionId(row.getLong("session_id")),
                Evaluation.Side.valueOf(row.getString("side")),
                row.getInt("score"),
                row.getString("comment"),
                Sql.instant(row, "opened_at"),
                row.getObject("due_on", LocalDate.class),
                owner == null ? null : new AccountId(owner),
                owner == null ? null : accounts.name(new AccountId(owner)).orElse(null),
                Recovery.Status.valueOf(row.getString("status")),
                row.getString("outcome"),
                Sql.instantOrNull(row, "closed_at"));
    }
}
