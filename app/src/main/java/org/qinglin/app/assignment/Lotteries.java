package org.qinglin.app.assignment;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lotteries (抽签) as everyone may read them, and the tickets in them. Who may read what: a lottery is public, a ticket's
 * student is known to that student alone, and the seed stands apart until the draw, where only {@link LotteryDraws} reads it.
 */
@Service
public class Lotteries {

    private static final int TICKET_LENGTH = 10;
    private static final int SEED_BYTES = 32;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Lotteries(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private static final String ALL = """
            select l.*, (select count(*) from assignment.lottery_ticket t join assignment.offer o on o.id = t.offer_id
                where t.session_id = l.session_id and (l.sealed_at is not null or o.status = 'APPLIED'))::int as applicants
            from assignment.lottery l\s""";

    @Transactional(readOnly = true)
    public Optional<Lottery> find(SessionId session) {
        return Optional.ofNullable(of(List.of(session)).get(session));
    }

    /** The lotteries of some sessions, of those that have one. */
    @Transactional(readOnly = true)
    public Map<SessionId, Lottery> of(Collection<SessionId> sessions) {
        if (sessions.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(ALL + "where l.session_id = any (:sessions)")
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .query(this::lottery)
                .list()
                .stream()
                .collect(Collectors.toMap(Lottery::session, Function.identity()));
    }

    /** The latest to be drawn or to close, the newest first. */
    @Transactional(readOnly = true)
    public List<Lottery> latest(int most) {
        return jdbc.sql(ALL + "order by l.closes_at desc, l.session_id desc limit :most")
                .param("most", most)
                .query(this::lottery)
                .list();
    }

    private Lottery lottery(ResultSet row, int number) throws SQLException {
        var session = new SessionId(row.getLong("session_id"));
        var sealedAt = Sql.instantOrNull(row, "sealed_at");
        var drawnAt = Sql.instantOrNull(row, "drawn_at");
        return new Lottery(
                session,
                new CollegeId(row.getLong("college_id")),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "closes_at"),
                row.getString("commitment"),
                row.getInt("applicants"),
                sealedAt == null ? null : new Lottery.Seal(sealedAt, row.getString("tickets"), row.getString("digest")),
                drawnAt == null ? null : draw(session, drawnAt, row),
                Sql.instantOrNull(row, "called_off_at"));
    }

    private Lottery.Draw draw(SessionId session, Instant at, ResultSet row) throws SQLException {
        var places = json.readValue(row.getString("places"), new TypeReference<TreeMap<Long, Integer>>() {});
        var byRole = new LinkedHashMap<SessionRoleId, Integer>();
        places.forEach((role, free) -> byRole.put(new SessionRoleId(role), free));
        return new Lottery.Draw(
                at,
                row.getString("seed"),
                new PublicValue(
                        row.getObject("head_day", java.time.LocalDate.class),
                        row.getString("head"),
                        row.getString("head_key"),
                        row.getString("public_value")),
                byRole,
                results(session));
    }

    private Map<SessionRoleId, List<Lottery.Result>> results(SessionId session) {
        return jdbc
                .sql("""
                select role_id, ticket, rank, outcome from assignment.lottery_ticket
                where session_id = :session and rank is not null order by role_id, rank""")
                .param("session", session.value())
                .query((row, number) -> Map.entry(
                        new SessionRoleId(row.getLong("role_id")),
                        new Lottery.Result(
                                row.getString("ticket"),
                                row.getInt("rank"),
                                Lottery.TicketOutcome.valueOf(row.getString("outcome")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /**
     * A student's own ticket.
     *
     * @param rank in the draw's order, with what came of it; null until it is drawn
     */
    public record Ticket(
            SessionId session,
            SessionRoleId role,
            String ticket,
            @Nullable Integer rank,
            Lottery.@Nullable TicketOutcome outcome) {}

    /** The tickets that a student holds or held, by session. */
    @Transactional(readOnly = true)
    public Map<SessionId, Ticket> ticketsOf(StudentId student) {
        var found = new HashMap<SessionId, Ticket>();
        jdbc.sql("""
                select t.session_id, t.role_id, t.ticket, t.rank, t.outcome
                from assignment.offer o join assignment.lottery_ticket t on t.offer_id = o.id
                where o.student_id = :student""").param("student", student.value()).query(row -> {
            var session = new SessionId(row.getLong("session_id"));
            var outcome = row.getString("outcome");
            found.put(
                    session,
                    new Ticket(
                            session,
                            new SessionRoleId(row.getLong("role_id")),
                            row.getString("ticket"),
                            Sql.intOrNull(row, "rank"),
                            outcome == null ? null : Lottery.TicketOutcome.valueOf(outcome)));
        });
        return found;
    }

    /**
     * Whether a session's list still takes somebody in or lets somebody out. Until the transaction ends it stays as it is:
     * whoever closes the list waits.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean isOpenAndStays(SessionId session) {
        return jdbc.sql("""
                select sealed_at is null and drawn_at is null and called_off_at is null and closes_at > :now
                from assignment.lottery where session_id = :session for share""")
                .param("session", session.value())
                .param("now", Sql.at(clock.instant()))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Whether a lottery still decides about a session's places. */
    @Transactional(readOnly = true)
    public boolean isRunning(SessionId session) {
        return find(session).filter(Lottery::isRunning).isPresent();
    }

    /** A ticket for an application, by chance: its number tells neither who it is nor when they came. */
    @Transactional(propagation = Propagation.MANDATORY)
    String addTicket(OfferId offer, SessionId session, SessionRoleId role) {
        var ticket = ReadableCode.fresh(TICKET_LENGTH);
        jdbc.sql("""
                insert into assignment.lottery_ticket (offer_id, session_id, role_id, ticket)
                values (:offer, :session, :role, :ticket)""")
                .param("offer", offer.value())
                .param("session", session.value())
                .param("role", role.value())
                .param("ticket", ticket)
                .update();
        return ticket;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void removeTicket(OfferId offer) {
        jdbc.sql("delete from assignment.lottery_ticket where offer_id = :offer")
                .param("offer", offer.value())
                .update();
    }

    /** Locks a session's lottery until the transaction ends; empty if it has none. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Lottery> lock(SessionId session) {
        jdbc.sql("select session_id from assignment.lottery where session_id = :session for update")
                .param("session", session.value())
                .query(row -> {});
        return find(session);
    }

    /** Opens one: makes its seed, and tells what binds whoever made it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void open(SessionId session, CollegeId college, Instant closesAt) {
        var bytes = new byte[SEED_BYTES];
        random.nextBytes(bytes);
        var seed = HexFormat.of().formatHex(bytes);
        jdbc.sql("""
                insert into assignment.lottery (session_id, college_id, opened_at, closes_at, commitment)
                values (:session, :college, :now, :closes, :commitment)""")
                .param("session", session.value())
                .param("college", college.value())
                .param("now", Sql.at(clock.instant()))
                .param("closes", Sql.at(closesAt))
                .param("commitment", LotteryText.hash(seed))
                .update();
        jdbc.sql("insert into assignment.lottery_seed (session_id, seed) values (:session, :seed)")
                .param("session", session.value())
                .param("seed", seed)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void closeAt(SessionId session, Instant closesAt) {
        jdbc.sql("update assignment.lottery set closes_at = :closes where session_id = :session")
                .param("session", session.value())
                .param("closes", Sql.at(closesAt))
                .update();
    }

    /** Takes one back that nobody has applied for. */
    @Transactional(propagation = Propagation.MANDATORY)
    void remove(Lottery lottery) {
        if (lottery.applicants() > 0 || lottery.seal() != null) {
            throw new IllegalStateException("the lottery of session " + lottery.session() + " has applicants");
        }
        for (var table : List.of("lottery_ticket", "lottery")) {
            jdbc.sql("delete from assignment." + table + " where session_id = :session")
                    .param("session", lottery.session().value())
                    .update();
        }
    }

    /** The file that anyone can check a lottery with; empty until its list is closed. */
    @Transactional(readOnly = true)
    public Optional<String> file(SessionId session) {
        return find(session).filter(each -> each.seal() != null).map(LotteryText::file);
    }
}
