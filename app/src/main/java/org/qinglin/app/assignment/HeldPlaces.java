package org.qinglin.app.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.internal.PlaceNotices;
import org.qinglin.app.assignment.signup.WaitingList;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a place once it is accepted: confirmed anew after its session moved, given back, or lapsed. */
@Service
public class HeldPlaces {

    static final int LONGEST_REASON = 200;

    private final JdbcClient jdbc;
    private final SignUpCheck check;
    private final PlaceRules rules;
    private final WaitingList waiting;
    private final Misses misses;
    private final PlaceNotices notices;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HeldPlaces(
            JdbcClient jdbc,
            SignUpCheck check,
            PlaceRules rules,
            WaitingList waiting,
            Misses misses,
            PlaceNotices notices,
            AuditTrail audit,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.check = check;
        this.rules = rules;
        this.waiting = waiting;
        this.misses = misses;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** A row of the table that its student still holds. */
    private record Held(
            long id,
            CollegeId college,
            OfferId offer,
            long run,
            SessionRoleId role,
            SessionId session,
            StudentId student,
            Offer.Status status,
            Instant startsAt,
            @Nullable Instant reconfirmBy,
            boolean forTeam) {}

    private static final String HELD = """
            select a.*, lower(a.during) as starts_at, o.run_id, o.status, o.origin
            from assignment.acceptance a join assignment.offer o on o.id = a.offer_id
            where a.cancelled_at is null""";

    /** The places that a student holds, by session. */
    @Transactional(readOnly = true)
    public Map<SessionId, HeldPlace> of(CollegeId college, StudentId student) {
        var free = Duration.ofHours(rules.of(college).giveUpHours());
        return jdbc
                .sql(HELD + " and a.student_id = :student")
                .param("student", student.value())
                .query(HeldPlaces::held)
                .list()
                .stream()
                .map(each -> new HeldPlace(
                        each.offer(),
                        each.session(),
                        each.role(),
                        each.reconfirmBy(),
                        each.forTeam(),
                        each.startsAt().minus(free)))
                .collect(Collectors.toMap(HeldPlace::session, Function.identity()));
    }

    /** Of a session's helpers, those who have yet to confirm its new time or place, and until when. */
    @Transactional(readOnly = true)
    public Map<StudentId, Instant> toConfirm(Collection<SessionId> sessions) {
        return jdbc
                .sql(HELD + " and a.session_id = any (:sessions) and a.reconfirm_by is not null")
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .query(HeldPlaces::held)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Held::student,
                        each -> java.util.Objects.requireNonNull(each.reconfirmBy()),
                        (one, two) -> one));
    }

    /** The student can come at the new time and place, too. */
    public KeepOutcome confirmAnew(Viewer viewer, SessionId session) {
        var student = viewer.mustStudent();
        var held = find(student, session);
        if (held.isEmpty()) {
            return new KeepOutcome.NotFound();
        }
        var refusal =
                check.refusal(viewer.mustCollege(), student, session, held.get().role());
        try {
            return transaction.execute(status -> {
                oneAfterTheOther(student);
                lock(held.get().role());
                return find(student, session)
                        .map(each -> confirmAnew(viewer, each, refusal))
                        .orElse(new KeepOutcome.NotFound());
            });
        } catch (DataIntegrityViolationException violation) {
            if (String.valueOf(violation.getMessage()).contains("no_overlap")) {
                return new KeepOutcome.Overlaps();
            }
            throw violation;
        }
    }

    private KeepOutcome confirmAnew(Viewer viewer, Held held, Optional<AcceptanceOutcome> refusal) {
        var next = PlaceSteps.TABLE.after(held.status(), PlaceStep.ConfirmAnew.class);
        if (next.isEmpty()) {
            return new KeepOutcome.AlreadyKept(held.session());
        }
        if (isLapsed(held)) {
            return new KeepOutcome.TooLate();
        }
        if (refusal.isPresent()) {
            return refusal.get() instanceof AcceptanceOutcome.NotEligible not
                    ? new KeepOutcome.NotEligible(not.refusal())
                    : new KeepOutcome.TooLate();
        }
        jdbc.sql("update assignment.acceptance set reconfirm_by = null where id = :id")
                .param("id", held.id())
                .update();
        move(held, next.get(), null);
        audit.record(viewer, "place-confirmed-anew", "session " + held.session().value(), "");
        return new KeepOutcome.Kept(held.session());
    }

    /** The student gives the place back; who can fill it hears of it at once. */
    public GiveUpOutcome giveUp(Viewer viewer, SessionId session, String reason) {
        var student = viewer.mustStudent();
        var held = find(student, session);
        if (held.isEmpty()) {
            return new GiveUpOutcome.NotFound();
        }
        var words = reason.strip();
        if (words.isEmpty()) {
            return new GiveUpOutcome.ReasonMissing();
        }
        if (words.codePointCount(0, words.length()) > LONGEST_REASON) {
            return new GiveUpOutcome.ReasonTooLong(words.codePointCount(0, words.length()), LONGEST_REASON);
        }
        var outcome = transaction.execute(status -> {
            lock(held.get().role());
            return find(student, session)
                    .map(each -> giveUp(viewer, each, words))
                    .orElse(new GiveUpOutcome.NotFound());
        });
        if (outcome instanceof GiveUpOutcome.GivenUp || outcome instanceof GiveUpOutcome.GivenUpLate) {
            tellWhoFills(held.get());
        }
        return java.util.Objects.requireNonNull(outcome);
    }

    private GiveUpOutcome giveUp(Viewer viewer, Held held, String reason) {
        var now = clock.instant();
        var next = PlaceSteps.TABLE.after(held.status(), PlaceStep.GiveUp.class);
        if (next.isEmpty() || !held.startsAt().isAfter(now)) {
            return new GiveUpOutcome.Begun();
        }
        var until =
                held.startsAt().minus(Duration.ofHours(rules.of(held.college()).giveUpHours()));
        // Who is asked anew because the session moved is free to say no, however late it moved.
        boolean late = held.reconfirmBy() == null && now.isAfter(until);
        free(held, next.get(), reason);
        if (late) {
            misses.late(held.college(), held.student(), held.session());
        }
        notices.givenUp(held.session());
        audit.record(
                viewer,
                late ? "place-given-up-late" : "place-given-up",
                "session " + held.session().value(),
                reason);
        return late ? new GiveUpOutcome.GivenUpLate(until) : new GiveUpOutcome.GivenUp();
    }

    /** Places whose students did not confirm anew in time become free; returns how many. */
    @Scheduled(fixedDelayString = "${qinglin.refill-every:PT1M}", initialDelayString = "${qinglin.refill-every:PT1M}")
    public int freeWhatLapsed() {
        var lapsed = jdbc.sql(HELD + " and a.reconfirm_by <= :now order by a.id")
                .param("now", Sql.at(clock.instant()))
                .query(HeldPlaces::held)
                .list();
        int freed = 0;
        for (var each : lapsed) {
            if (Boolean.TRUE.equals(transaction.execute(status -> lapse(each)))) {
                tellWhoFills(each);
                freed++;
            }
        }
        return freed;
    }

    private boolean lapse(Held seen) {
        lock(seen.role());
        var held = find(seen.student(), seen.session()).filter(each -> each.id() == seen.id() && isLapsed(each));
        if (held.isEmpty()) {
            return false;
        }
        free(
                held.get(),
                PlaceSteps.TABLE
                        .after(held.get().status(), PlaceStep.Lapse.class)
                        .orElseThrow(),
                null);
        notices.lapsed(seen.session(), seen.student());
        return true;
    }

    private void free(Held held, Offer.Status status, @Nullable String reason) {
        jdbc.sql("""
                update assignment.acceptance set cancelled_at = :now, cancel_reason = :reason where id = :id""")
                .param("now", Sql.at(clock.instant()))
                .param("reason", reason)
                .param("id", held.id())
                .update();
        jdbc.sql("update assignment.role_places set taken = taken - 1 where role_id = :role")
                .param("role", held.role().value())
                .update();
        move(held, status, reason);
        waiting.promote(held.role());
    }

    private void move(Held held, Offer.Status status, @Nullable String reason) {
        jdbc.sql("""
                update assignment.offer set status = :status, decided_at = :now,
                    decline_reason = coalesce(:reason, decline_reason) where id = :id""")
                .param("status", status.name())
                .param("now", Sql.at(clock.instant()))
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("id", held.offer().value())
                .update();
    }

    /** After the commit: the answer of who left must not depend on who comes. */
    private void tellWhoFills(Held held) {
        events.publishEvent(new PlaceFreed(held.college(), held.run(), held.role()));
    }

    private boolean isLapsed(Held held) {
        return held.reconfirmBy() != null && !held.reconfirmBy().isAfter(clock.instant());
    }

    private Optional<Held> find(StudentId student, SessionId session) {
        return jdbc.sql(HELD + " and a.student_id = :student and a.session_id = :session")
                .param("student", student.value())
                .param("session", session.value())
                .query(HeldPlaces::held)
                .optional();
    }

    private void lock(SessionRoleId role) {
        jdbc.sql("select role_id from assignment.role_places where role_id = :role for update")
                .param("role", role.value())
                .query(Long.class)
                .single();
    }

    /** As in {@link Offers}: of one student, one after the other, before anything else is locked. */
    private void oneAfterTheOther(StudentId student) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "accept/" + student.value())
                .query(row -> {});
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getLong("id"),
                new CollegeId(row.getLong("college_id")),
                new OfferId(row.getLong("offer_id")),
                row.getLong("run_id"),
                new SessionRoleId(row.getLong("role_id")),
                new SessionId(row.getLong("session_id")),
                new StudentId(row.getLong("student_id")),
                Offer.Status.valueOf(row.getString("status")),
                Sql.instant(row, "starts_at"),
                Sql.instantOrNull(row, "reconfirm_by"),
                row.getString("origin").equals("TEAM"));
    }
}
