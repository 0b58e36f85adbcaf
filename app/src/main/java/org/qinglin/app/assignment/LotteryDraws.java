package org.qinglin.app.assignment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.qinglin.app.assignment.internal.PlaceNotices;
import org.qinglin.app.assignment.signup.LotteryPlacing;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Closes the lists of lotteries, and draws them once the value is there that nobody knew when the list was closed. One
 * transaction a lottery and step: whoever is killed on the way leaves nothing, and of several nodes one draws. Locks are
 * taken as everywhere, the roles first.
 */
@Service
public class LotteryDraws {

    private static final Logger log = LoggerFactory.getLogger(LotteryDraws.class);

    private final JdbcClient jdbc;
    private final Lotteries lotteries;
    private final LotteryPlacing placing;
    private final LotteryTimes times;
    private final PublicValues values;
    private final PoolCheck check;
    private final Sessions sessions;
    private final Requests requests;
    private final PlaceNotices notices;
    private final Outbox outbox;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LotteryDraws(
            JdbcClient jdbc,
            Lotteries lotteries,
            LotteryPlacing placing,
            LotteryTimes times,
            PublicValues values,
            PoolCheck check,
            Sessions sessions,
            Requests requests,
            PlaceNotices notices,
            Outbox outbox,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.lotteries = lotteries;
        this.placing = placing;
        this.times = times;
        this.values = values;
        this.check = check;
        this.sessions = sessions;
        this.requests = requests;
        this.notices = notices;
        this.outbox = outbox;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Does whatever is due. What fails of one lottery keeps no other waiting, and is tried again at the next sweep.
     *
     * @return how many steps were taken
     */
    @Scheduled(fixedDelayString = "${qinglin.sweep-every:PT1M}", initialDelayString = "${qinglin.sweep-every:PT1M}")
    public int sweep() {
        return eachOf(
                        "select session_id from assignment.lottery where sealed_at is null and closes_at <= :now",
                        this::seal)
                + eachOf("select session_id from assignment.lottery where sealed_at <= :now", this::draw)
                + eachOf("""
                        select l.session_id from assignment.lottery l where exists (
                            select from assignment.role_places p
                            where p.session_id = l.session_id and lower(p.during) <= :now)""", session -> callOff(session, true));
    }

    private int eachOf(String due, Predicate<SessionId> step) {
        return (int) jdbc
                .sql("select session_id from (" + due + ") due join assignment.lottery l using (session_id)"
                        + " where l.drawn_at is null and l.called_off_at is null order by l.closes_at, session_id")
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> new SessionId(row.getLong(1)))
                .list()
                .stream()
                .filter(session -> isTaken(session, step))
                .count();
    }

    private static boolean isTaken(SessionId session, Predicate<SessionId> step) {
        try {
            return step.test(session);
        } catch (RuntimeException failed) {
            log.error("The lottery of session {} could not be moved on; it is tried again.", session.value(), failed);
            return false;
        }
    }

    /** Closes a list whose time has come: fixes its tickets and tells their digest. @return whether this call did */
    public boolean seal(SessionId session) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var lottery = lotteries.lock(session).filter(each -> each.stage(now) == Lottery.Stage.CLOSING);
            lottery.ifPresent(each -> seal(each, now));
            return lottery.isPresent();
        }));
    }

    private void seal(Lottery lottery, Instant now) {
        var session = lottery.session();
        jdbc.sql("""
                delete from assignment.lottery_ticket t using assignment.offer o
                where t.session_id = :session and o.id = t.offer_id and o.status <> 'APPLIED'""").param("session", session.value()).update();
        var list = LotteryText.list(session, lottery.commitment(), lottery.closesAt(), ticketsByRole(session));
        jdbc.sql("""
                update assignment.lottery set sealed_at = :now, tickets = :list, digest = :digest
                where session_id = :session""")
                .param("session", session.value())
                .param("now", Sql.at(now))
                .param("list", list)
                .param("digest", LotteryText.hash(list))
                .update();
    }

    /** A ticket with whose it is; {@code stands} while the application does. */
    private record Entry(SessionRoleId role, String ticket, LotteryPlacing.Applied applied, boolean stands) {}

    private List<Entry> entries(SessionId session) {
        return jdbc.sql("""
                select t.role_id, t.ticket, o.id, o.student_id, o.status from assignment.lottery_ticket t
                join assignment.offer o on o.id = t.offer_id where t.session_id = :session order by t.ticket""")
                .param("session", session.value())
                .query((row, number) -> new Entry(
                        new SessionRoleId(row.getLong("role_id")),
                        row.getString("ticket"),
                        new LotteryPlacing.Applied(
                                new OfferId(row.getLong("id")), new StudentId(row.getLong("student_id"))),
                        row.getString("status").equals(Offer.Status.APPLIED.name())))
                .list();
    }

    private Map<SessionRoleId, List<String>> ticketsByRole(SessionId session) {
        return entries(session).stream()
                .collect(Collectors.groupingBy(Entry::role, Collectors.mapping(Entry::ticket, Collectors.toList())));
    }

    /** Draws a sealed list, if the value of a later day is there. @return whether this call did */
    public boolean draw(SessionId session) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var roles = lockRoles(session);
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var lottery = lotteries.lock(session).filter(each -> each.stage(now) == Lottery.Stage.SEALED);
            var value = lottery.flatMap(each -> values.after(dayOf(each)));
            value.ifPresent(each -> draw(lottery.orElseThrow(), each, roles, now));
            return value.isPresent();
        }));
    }

    private static LocalDate dayOf(Lottery lottery) {
        return LocalDate.ofInstant(Objects.requireNonNull(lottery.seal()).at(), China.TIME);
    }

    private List<SessionRoleId> lockRoles(SessionId session) {
        return jdbc.sql(
                        "select role_id from assignment.role_places where session_id = :session order by role_id for update")
                .param("session", session.value())
                .query((row, number) -> new SessionRoleId(row.getLong(1)))
                .list();
    }

    private void draw(Lottery lottery, PublicValue value, List<SessionRoleId> roles, Instant now) {
        var session = lottery.session();
        var seal = Objects.requireNonNull(lottery.seal());
        var entries = entries(session);
        if (!LotteryText.list(session, lottery.commitment(), lottery.closesAt(), ticketsByRole(session))
                .equals(seal.tickets())) {
            throw new IllegalStateException(
                    "the tickets of session " + session.value() + " are no longer those whose digest was told");
        }
        var seed = jdbc.sql("select seed from assignment.lottery_seed where session_id = :session")
                .param("session", session.value())
                .query(String.class)
                .single();
        var byTicket = entries.stream().collect(Collectors.toMap(Entry::ticket, each -> each));
        var free = new TreeMap<Long, Integer>();
        var placed = new ArrayList<StudentId>();
        var waiting = new ArrayList<StudentId>();
        for (var role : roles) {
            var tickets = entries.stream()
                    .filter(each -> each.role().equals(role))
                    .map(Entry::ticket)
                    .toList();
            var order = LotteryText.order(seed, value.value(), seal.digest(), tickets).stream()
                    .map(each -> Objects.requireNonNull(byTicket.get(each)))
                    .toList();
            var came = placing.place(
                    role,
                    order.stream().filter(Entry::stands).map(Entry::applied).toList(),
                    canCome(session, role),
                    now);
            free.put(role.value(), came.free());
            keep(order, came);
            order.stream()
                    .filter(Entry::stands)
                    .forEach(each -> (came.placed().contains(each.applied().offer()) ? placed : waiting)
                            .add(each.applied().student()));
        }
        keep(session, seed, value, free, now);
        outbox.put(new LotteryDrawn(session, placed, waiting));
    }

    /** Whoever does not fit any more, or is elsewhere by now, is passed over. */
    private Predicate<StudentId> canCome(SessionId id, SessionRoleId role) {
        var session = sessions.find(id).orElseThrow();
        var request = Objects.requireNonNull(
                requests.byIds(List.of(session.request())).get(session.request()));
        var as = session.roles().stream()
                .filter(each -> each.id().equals(role))
                .findFirst()
                .orElseThrow();
        return student -> check.of(request.college(), student)
                .filter(known -> known.obstacle(request, session, as).isEmpty())
                .isPresent();
    }

    private void keep(List<Entry> order, LotteryPlacing.Placed came) {
        var ranks = new LinkedHashMap<Long, Integer>();
        var outcomes = new HashMap<Long, Lottery.TicketOutcome>();
        for (var each : order) {
            var offer = each.applied().offer();
            ranks.put(offer.value(), ranks.size() + 1);
            outcomes.put(offer.value(), outcome(each, offer, came.placed(), came.skipped()));
        }
        jdbc.sql("""
                update assignment.lottery_ticket t set rank = r.rank, outcome = r.outcome
                from unnest(:offers, :ranks, :outcomes) r (offer, rank, outcome) where t.offer_id = r.offer""")
                .param("offers", ranks.keySet().toArray(Long[]::new))
                .param("ranks", ranks.values().toArray(Integer[]::new))
                .param(
                        "outcomes",
                        ranks.keySet().stream()
                                .map(each -> Objects.requireNonNull(outcomes.get(each))
                                        .name())
                                .toArray(String[]::new))
                .update();
    }

    private static Lottery.TicketOutcome outcome(Entry each, OfferId offer, Set<OfferId> placed, Set<OfferId> skipped) {
        if (!each.stands()) {
            return Lottery.TicketOutcome.GONE;
        } else if (placed.contains(offer)) {
            return Lottery.TicketOutcome.PLACED;
        }
        return skipped.contains(offer) ? Lottery.TicketOutcome.SKIPPED : Lottery.TicketOutcome.WAITS;
    }

    private void keep(SessionId session, String seed, PublicValue value, Map<Long, Integer> free, Instant now) {
        jdbc.sql("""
                update assignment.lottery set drawn_at = :now, seed = :seed, head_day = :day, head = :head,
                    head_key = :key, public_value = :value, places = :places::jsonb
                where session_id = :session""")
                .param("session", session.value())
                .param("now", Sql.at(now))
                .param("seed", seed)
                .param("day", value.day())
                .param("head", value.head())
                .param("key", value.key())
                .param("value", value.value())
                .param("places", json.writeValueAsString(free))
                .update();
        jdbc.sql("delete from assignment.lottery_seed where session_id = :session")
                .param("session", session.value())
                .update();
    }

    /**
     * Calls a lottery off that can no longer be drawn in time; who applied hears of it.
     *
     * @param begun whether the session has begun, so that nobody is told to come at once
     * @return whether this call did
     */
    public boolean callOff(SessionId session, boolean begun) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            lockRoles(session);
            var lottery = lotteries.lock(session).filter(Lottery::isRunning);
            if (lottery.isEmpty()) {
                return false;
            }
            var now = clock.instant();
            jdbc.sql("update assignment.lottery set called_off_at = :now where session_id = :session")
                    .param("now", Sql.at(now))
                    .param("session", session.value())
                    .update();
            jdbc.sql("delete from assignment.lottery_seed where session_id = :session")
                    .param("session", session.value())
                    .update();
            var applied = jdbc.sql("""
                    update assignment.offer set status = :next, decided_at = :now
                    where session_id = :session and status = 'APPLIED' returning student_id""")
                    .param(
                            "next",
                            PlaceSteps.TABLE
                                    .after(Offer.Status.APPLIED, PlaceStep.CallOff.class)
                                    .orElseThrow()
                                    .name())
                    .param("now", Sql.at(now))
                    .param("session", session.value())
                    .query((row, number) -> new StudentId(row.getLong(1)))
                    .list();
            if (!begun && !applied.isEmpty()) {
                notices.lotteryCalledOff(session, applied);
            }
            return true;
        }));
    }

    /** A session moved: its list closes in time for a draw before it, or the lottery is called off. */
    public void moved(SessionId session, Instant startsAt) {
        var lottery = lotteries.lock(session).filter(Lottery::isRunning);
        if (lottery.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var closes = later(earlier(lottery.get().closesAt(), times.latest(startsAt)), now);
        var seal = lottery.get().seal();
        if (!times.canStillBeDrawn(startsAt, seal == null ? closes : seal.at())) {
            callOff(session, false);
        } else if (closes.isBefore(lottery.get().closesAt())) {
            lotteries.closeAt(session, closes);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
