package org.qinglin.app.assignment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people get in at a session that is in the open pool, as its organiser has chosen. */
@Service
public class Admissions {

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Requests requests;
    private final Lotteries lotteries;
    private final LotteryTimes lotteryTimes;
    private final AuditTrail audit;
    private final Clock clock;

    Admissions(
            JdbcClient jdbc,
            Sessions sessions,
            Requests requests,
            Lotteries lotteries,
            LotteryTimes lotteryTimes,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.requests = requests;
        this.lotteries = lotteries;
        this.lotteryTimes = lotteryTimes;
        this.audit = audit;
        this.clock = clock;
    }

    /** How people get in by now at a session with the row {@code a}: once it is drawn, who comes first has what is left. */
    static final String MODE = """
            case when a.mode = 'LOTTERY' and exists (select from assignment.lottery l where l.session_id = a.session_id
                and (l.drawn_at is not null or l.called_off_at is not null)) then 'FIRST_COME'
                else coalesce(a.mode, 'FIRST_COME') end""";

    /** How the organiser lets people in at a session. */
    @Transactional(readOnly = true)
    public Admission of(SessionId session) {
        return jdbc.sql("select " + MODE + " as mode from assignment.admission a where a.session_id = :session")
                .param("session", session.value())
                .query(String.class)
                .optional()
                .map(Admission::valueOf)
                .orElse(Admission.FIRST_COME);
    }

    /**
     * What the organiser may choose among.
     *
     * @param admission the way in force by now
     * @param lottery of the session, if it has or had one
     * @param closesAt when a lottery's list would close; null if it is too late for one
     * @param latest when it may close at the latest
     */
    public record Choice(
            Admission admission,
            @Nullable Lottery lottery,
            @Nullable Instant closesAt,
            Instant latest) {

        /** What the form's field shows. */
        public String closesText() {
            var at = lottery != null && lottery.isRunning() ? lottery.closesAt() : closesAt;
            return at == null ? "" : LotteryTimes.text(at);
        }
    }

    @Transactional(readOnly = true)
    public Choice choice(ServiceSession session) {
        return new Choice(
                of(session.id()),
                lotteries.find(session.id()).orElse(null),
                lotteryTimes.proposed(session.startsAt(), clock.instant()).orElse(null),
                lotteryTimes.latest(session.startsAt()));
    }

    /** As {@link #set(Viewer, SessionId, Admission, String)}, with the closing time that is proposed. */
    @Transactional
    public AdmissionOutcome set(Viewer viewer, SessionId session, Admission mode) {
        return set(viewer, session, mode, null);
    }

    /**
     * The organiser changes how people get in. Whoever has applied was told how it would go, and that stays: a lottery with
     * tickets is neither changed nor taken back, and applications are answered before a lottery opens.
     *
     * @param closesAt when a lottery's list closes, such as 2026-06-04T18:00; null for what is proposed
     */
    @Transactional
    public AdmissionOutcome set(Viewer viewer, SessionId id, Admission mode, @Nullable String closesAt) {
        if (!isOrganiser(viewer, id)) {
            return new AdmissionOutcome.NotFound();
        }
        var session = sessions.find(id).orElseThrow();
        var lottery = lotteries.lock(id);
        if (mode == Admission.LOTTERY) {
            return lotteryTimes
                    .check(closesAt, session.startsAt(), clock.instant())
                    .fold(at -> openLottery(viewer, session, lottery, at), AdmissionOutcome.Faulty::new);
        }
        var running = lottery.filter(Lottery::isRunning);
        if (running.isPresent()) {
            if (isFixed(running.get())) {
                return new AdmissionOutcome.Applied(running.get().applicants());
            }
            lotteries.remove(running.get());
        }
        return keep(viewer, id, mode, null);
    }

    private static boolean isFixed(Lottery lottery) {
        return lottery.applicants() > 0 || lottery.seal() != null;
    }

    private AdmissionOutcome openLottery(Viewer viewer, ServiceSession session, Optional<Lottery> before, Instant at) {
        if (before.isPresent() && !before.get().isRunning()) {
            return new AdmissionOutcome.AlreadyDrawn();
        }
        if (before.isPresent()) {
            if (before.get().closesAt().equals(at)) {
                return new AdmissionOutcome.Done(Admission.LOTTERY, at);
            }
            if (isFixed(before.get())) {
                return new AdmissionOutcome.Applied(before.get().applicants());
            }
            lotteries.closeAt(session.id(), at);
        } else {
            int applied = applied(session.id());
            if (applied > 0) {
                return new AdmissionOutcome.Applied(applied);
            }
            var college = requests.byIds(List.of(session.request()))
                    .values()
                    .iterator()
                    .next()
                    .college();
            lotteries.open(session.id(), college, at);
        }
        return keep(viewer, session.id(), Admission.LOTTERY, at);
    }

    private AdmissionOutcome keep(Viewer viewer, SessionId session, Admission mode, @Nullable Instant closesAt) {
        jdbc.sql("""
                insert into assignment.admission (session_id, mode) values (:session, :mode)
                on conflict (session_id) do update set mode = excluded.mode""")
                .param("session", session.value())
                .param("mode", mode.name())
                .update();
        audit.record(
                viewer,
                "admission-set",
                "session " + session.value(),
                mode.name() + (closesAt == null ? "" : " " + closesAt));
        return new AdmissionOutcome.Done(mode, closesAt);
    }

    /** How many applications of a session wait for an answer or a draw. */
    private int applied(SessionId session) {
        return jdbc.sql("select count(*) from assignment.offer where session_id = :session and status = 'APPLIED'")
                .param("session", session.value())
                .query(Integer.class)
                .single();
    }

    boolean isOrganiser(Viewer viewer, SessionId id) {
        return sessions.find(id)
                .map(session -> requests.byIds(List.of(session.request())).get(session.request()))
                .filter(request -> request.community().equals(viewer.mustPlace()))
                .isPresent();
    }
}
