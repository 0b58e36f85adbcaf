package org.qinglin.app.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The community moves or cancels one session of its accepted order; each change is numbered and kept. */
@Service
@Transactional
public class SessionChanges {

    private static final int LONGEST_REASON = 200;
    private static final Duration LONGEST = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Requests requests;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SessionChanges(
            JdbcClient jdbc,
            Sessions sessions,
            Requests requests,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.requests = requests;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Another time or place. Who accepted keeps the place and is asked anew. */
    public ChangeOutcome move(Viewer viewer, SessionId id, SessionMoveInput input) {
        return change(viewer, id, SessionStep.Move.class, (request, session) -> {
            if (input.reason() == null || input.reason().isBlank()) {
                return new ChangeOutcome.ReasonMissing();
            }
            return check(input).fold(move -> move(viewer, request, session, move), ChangeOutcome.Faulty::new);
        });
    }

    private ChangeOutcome move(Viewer viewer, ServiceRequest request, ServiceSession session, SessionMove to) {
        if (to.startsAt().equals(session.startsAt())
                && to.endsAt().equals(session.endsAt())
                && to.place().equals(session.place())) {
            return new ChangeOutcome.Same();
        }
        if (sessions.of(List.of(request.id())).stream()
                .anyMatch(each -> !each.id().equals(session.id())
                        && !each.isCancelled()
                        && each.startsAt().equals(to.startsAt()))) {
            return new ChangeOutcome.AnotherBegins(to.startsAt());
        }
        jdbc.sql("""
                update needs.session set starts_at = :starts, ends_at = :ends, place = :place, sequence = sequence + 1
                where id = :id""")
                .param("starts", Sql.at(to.startsAt()))
                .param("ends", Sql.at(to.endsAt()))
                .param("place", to.place())
                .param("id", session.id().value())
                .update();
        var after = sessions.find(session.id()).orElseThrow();
        keep(viewer, SessionChange.Kind.MOVED, session, after, to.reason());
        events.publishEvent(new SessionMoved(request, session, after, to.reason()));
        return new ChangeOutcome.Moved(after.sequence());
    }

    /** The session does not take place, the rest of the order does. */
    public ChangeOutcome cancel(Viewer viewer, SessionId id, String reason) {
        return change(viewer, id, SessionStep.Cancel.class, (request, session) -> {
            if (reason.isBlank()) {
                return new ChangeOutcome.ReasonMissing();
            }
            var check = new FormCheck();
            var text = check.text("reason", reason, LONGEST_REASON);
            return check.result(() -> text)
                    .fold(words -> cancel(viewer, request, session, words), ChangeOutcome.Faulty::new);
        });
    }

    private ChangeOutcome cancel(Viewer viewer, ServiceRequest request, ServiceSession session, String reason) {
        boolean only = sessions.of(List.of(request.id())).stream()
                .noneMatch(each -> !each.id().equals(session.id()) && !each.isCancelled());
        if (only) {
            return new ChangeOutcome.OnlyOne();
        }
        jdbc.sql("""
                update needs.session set cancelled_at = :now, cancel_reason = :reason, sequence = sequence + 1
                where id = :id""")
                .param("now", Sql.at(clock.instant()))
                .param("reason", reason)
                .param("id", session.id().value())
                .update();
        var after = sessions.find(session.id()).orElseThrow();
        keep(viewer, SessionChange.Kind.CANCELLED, session, after, reason);
        events.publishEvent(new SessionCancelled(request, after, reason));
        return new ChangeOutcome.Cancelled(after.sequence());
    }

    /** The order's row is the lock: its sessions are changed one after the other, and not while it is withdrawn. */
    private ChangeOutcome change(
            Viewer viewer,
            SessionId id,
            Class<? extends SessionStep> step,
            BiFunction<ServiceRequest, ServiceSession, ChangeOutcome> made) {
        var of = lock(id);
        var request = of.map(each -> requests.byIds(List.of(each)).get(each))
                .filter(each -> each.community().equals(viewer.mustPlace()));
        if (request.isEmpty()) {
            return new ChangeOutcome.NotFound();
        }
        var session = sessions.find(id).orElseThrow();
        var stage = session.stage(request.get().status(), clock.instant());
        return SessionSteps.TABLE.allows(stage, step)
                ? made.apply(request.get(), session)
                : new ChangeOutcome.NotPossible(stage);
    }

    private Optional<RequestId> lock(SessionId id) {
        return jdbc.sql("""
                select r.id from needs.service_request r
                where r.id = (select request_id from needs.session where id = :id) for update""")
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .map(RequestId::new);
    }

    private Checked<SessionMove> check(SessionMoveInput input) {
        var check = new FormCheck();
        var date = check.date("date", input.date());
        var from = time(check, "from", input.from());
        var to = time(check, "to", input.to());
        var place = check.text("place", input.place(), 100);
        var reason = check.text("reason", input.reason(), LONGEST_REASON);
        if (date != null && from != null && to != null) {
            checkTime(check, date, from, to);
        }
        return check.result(() -> {
            var day = FormCheck.given(date);
            return new SessionMove(
                    day.atTime(FormCheck.given(from)).atZone(China.TIME).toInstant(),
                    day.atTime(FormCheck.given(to)).atZone(China.TIME).toInstant(),
                    place,
                    reason);
        });
    }

    private void checkTime(FormCheck check, LocalDate date, LocalTime from, LocalTime to) {
        if (!to.isAfter(from)) {
            check.fault("to", to, "fault.session.order", from);
        } else if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            check.fault("to", to, "fault.session.long", LONGEST.toHours());
        } else if (!date.atTime(from).atZone(China.TIME).toInstant().isAfter(clock.instant())) {
            check.fault("date", date, "fault.session.past");
        } else if (date.isAfter(LocalDate.now(clock).plusDays(OrderRules.FARTHEST_DAYS))) {
            check.fault("date", date, "fault.session.far", OrderRules.FARTHEST_DAYS);
        }
    }

    private static @Nullable LocalTime time(FormCheck check, String field, @Nullable String value) {
        var text = check.text(field, value, 8);
        try {
            return text.isEmpty() ? null : LocalTime.parse(text);
        } catch (DateTimeParseException unreadable) {
            check.fault(field, text, "fault.time");
            return null;
        }
    }

    private void keep(
            Viewer viewer, SessionChange.Kind kind, ServiceSession was, ServiceSession became, String reason) {
        jdbc.sql("""
                insert into needs.session_change (session_id, sequence, kind, was_starts, was_ends, was_place,
                    starts_at, ends_at, place, reason, changed_by, changed_at)
                values (:session, :sequence, :kind, :wasStarts, :wasEnds, :wasPlace, :starts, :ends, :place, :reason,
                    :account, :now)""")
                .param("session", was.id().value())
                .param("sequence", became.sequence())
                .param("kind", kind.name())
                .param("wasStarts", Sql.at(was.startsAt()))
                .param("wasEnds", Sql.at(was.endsAt()))
                .param("wasPlace", was.place())
                .param("starts", Sql.at(became.startsAt()))
                .param("ends", Sql.at(became.endsAt()))
                .param("place", became.place())
                .param("reason", reason)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        audit.record(
                viewer,
                kind == SessionChange.Kind.MOVED ? "session-moved" : "session-cancelled",
                "session " + was.id().value(),
                reason);
    }

    /** What became of a session, the first change first. The caller has made sure that its reader may know. */
    @Transactional(readOnly = true)
    public List<SessionChange> of(SessionId id) {
        return jdbc.sql("select * from needs.session_change where session_id = :id order by sequence")
                .param("id", id.value())
                .query(SessionChanges::change)
                .list();
    }

    private static SessionChange change(ResultSet row, int number) throws SQLException {
        return new SessionChange(
                row.getInt("sequence"),
                SessionChange.Kind.valueOf(row.getString("kind")),
                new SessionChange.When(
                        Sql.instant(row, "was_starts"), Sql.instant(row, "was_ends"), row.getString("was_place")),
                new SessionChange.When(
                        Sql.instant(row, "starts_at"), Sql.instant(row, "ends_at"), row.getString("place")),
                row.getString("reason"),
                Sql.instant(row, "changed_at"));
    }
}
