package org.qinglin.app.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Recounts;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where things stand: reads the views that needs, assignment, attendance and evaluation publish, and changes nothing. */
@Service
@Transactional(readOnly = true)
public class Board {

    private static final String SESSIONS = """
            from needs.published_session s
            left join assignment.published_fill f on f.session_id = s.session_id
            left join attendance.published_hours h on h.session_id = s.session_id
            left join evaluation.published_rating e on e.session_id = s.session_id
            """;

    /** The same for few sessions out of many: what is summed up are these, where the join above sums up all. */
    private static final String STATES = """
            select s.*, f.taken, f.offers, f.waiting, h.confirmed_at, h.minutes, e.community_score
            from needs.published_session s
            left join (select * from assignment.published_fill where session_id = any (:ids)) f
                on f.session_id = s.session_id
            left join (select * from attendance.published_hours where session_id = any (:ids)) h
                on h.session_id = s.session_id
            left join (select * from evaluation.published_rating where session_id = any (:ids)) e
                on e.session_id = s.session_id
            where s.session_id = any (:ids) order by s.starts_at, s.session_id""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Recounts.Kept<String, PublicFigures> publicFigures;
    private final Recounts.Kept<Integer, Map<String, Long>> publicMonths;

    Board(JdbcClient jdbc, Clock clock, Recounts recounts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.publicFigures = recounts.kept();
        this.publicMonths = recounts.kept();
    }

    /**
     * One session on the board.
     *
     * @param offers offers ever made, {@code waiting} of them still without an answer
     * @param confirmed whether the hours are confirmed
     * @param communityScore 1–5, or null
     */
    public record SessionState(
            SessionId id,
            RequestId request,
            Instant startsAt,
            Instant endsAt,
            int places,
            int taken,
            int offers,
            int waiting,
            boolean confirmed,
            int minutes,
            @Nullable Integer communityScore) {

        public boolean isOver(Instant now) {
            return !endsAt.isAfter(now);
        }
    }

    /** Sessions of some requests, in time. */
    public Map<RequestId, List<SessionState>> sessionsOf(Collection<RequestId> requests) {
        var ids = jdbc.sql("select session_id from needs.published_session where request_id = any (:requests)")
                .param("requests", requests.stream().map(RequestId::value).toArray(Long[]::new))
                .query(Long.class)
                .list();
        return states(ids).stream().collect(Collectors.groupingBy(SessionState::request));
    }

    /** In time. */
    private List<SessionState> states(List<Long> sessions) {
        return sessions.isEmpty()
                ? List.of()
                : jdbc.sql(STATES)
                        .param("ids", sessions.toArray(Long[]::new))
                        .query(Board::state)
                        .list();
    }

    private static SessionState state(ResultSet row, int number) throws SQLException {
        return new SessionState(
                new SessionId(row.getLong("session_id")),
                new RequestId(row.getLong("request_id")),
                Sql.instant(row, "starts_at"),
                Sql.instant(row, "ends_at"),
                row.getInt("places"),
                row.getInt("taken"),
                row.getInt("offers"),
                row.getInt("waiting"),
                row.getTimestamp("confirmed_at") != null,
                row.getInt("minutes"),
                Sql.intOrNull(row, "community_score"));
    }

    /** How many students served at some sessions, each counted once. */
    public int people(Collection<SessionId> sessions) {
        return jdbc.sql(
                        "select count(distinct student_id) from attendance.published_service where session_id = any (:ids)")
                .param("ids", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .query(Integer.class)
                .single();
    }

    /** Sessions of a community that are over and wait for its confirmation or its word. */
    public List<SessionState> waitingFor(PlaceCode community) {
        Sql.planForValues(jdbc);
        // Whatever has ended has begun: when sessions begin, an index knows.
        var over = jdbc.sql("""
                        select session_id from needs.published_session
                        where community_code = :community and status in ('ACCEPTED', 'CLOSED')
                          and starts_at <= :now and ends_at <= :now""")
                .param("community", community.value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .list();
        return states(over).stream()
                .filter(each -> each.taken() > 0 && (!each.confirmed() || each.communityScore() == null))
                .toList();
    }

    /**
     * A college's term in figures.
     *
     * @param past sessions that are over, {@code places} theirs, {@code taken} of them filled
     * @param open places of sessions to come that nobody has
     */
    public record TermFigures(
            int requests,
            int toReview,
            int past,
            int places,
            int taken,
            long minutes,
            int people,
            @Nullable Double score,
            int open,
            int coming) {}

    public TermFigures term(CollegeId college, Instant from, Instant to) {
        Sql.planForValues(jdbc);
        return jdbc.sql("""
                select (select count(*) from needs.published_request r
                            where r.college_id = :college and r.submitted_at >= :from and r.submitted_at < :to)::int as requests,
                       (select count(*) from needs.published_request r
                            where r.college_id = :college and r.status = 'SUBMITTED')::int as to_review,
                       count(*) filter (where s.ends_at <= :now)::int as past,
                       coalesce(sum(s.places) filter (where s.ends_at <= :now), 0)::int as places,
                       coalesce(sum(f.taken) filter (where s.ends_at <= :now), 0)::int as taken,
                       coalesce(sum(h.minutes), 0)::bigint as minutes,
                       coalesce(sum(h.people), 0)::int as people,
                       avg(e.community_score) as score,
                       coalesce(sum(f.capacity - f.taken) filter (where s.starts_at > :now), 0)::int as open,
                       count(*) filter (where s.starts_at > :now)::int as coming
                """ + SESSIONS + """
                 where s.college_id = :college and s.status in ('ACCEPTED', 'CLOSED')
                   and s.starts_at >= :from and s.starts_at < :to""")
                .param("college", college.value())
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> new TermFigures(
                        row.getInt("requests"),
                        row.getInt("to_review"),
                        row.getInt("past"),
                        row.getInt("places"),
                        row.getInt("taken"),
                        row.getLong("minutes"),
                        row.getInt("people"),
                        row.getObject("score") == null ? null : row.getDouble("score"),
                        row.getInt("open"),
                        row.getInt("coming")))
                .single();
    }

    /** How often each score was given in evaluations of a term's sessions: by side, index 0 for score 1. */
    public Map<String, int[]> scores(CollegeId college, Instant from, Instant to) {
        var scores = new TreeMap<String, int[]>();
        jdbc.sql("""
                select e.side, e.score, count(*)::int as times from evaluation.published_score e
                join needs.published_session s on s.session_id = e.session_id
                where e.college_id = :college and s.starts_at >= :from and s.starts_at < :to group by 1, 2""")
                .param("college", college.value())
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .query(row -> {
                    scores.computeIfAbsent(row.getString("side"), side -> new int[5])[row.getInt("score") - 1] =
                            row.getInt("times");
                });
        return scores;
    }

    /** Poor evaluations of a college that nobody has settled yet. */
    public int openRecoveries(CollegeId college) {
        return jdbc.sql(
                        "select count(*) from evaluation.published_recovery where college_id = :college and status <> 'DONE'")
                .param("college", college.value())
                .query(Integer.class)
                .single();
    }

    /** Filled places by street or programme code, over sessions that are over. {@code key} is the code. */
    public record Filled(String key, int places, int taken) {

        /** The emptiest first, those without a place last; then by code. */
        static final Comparator<Filled> EMPTIEST_FIRST = Comparator.comparing(
                        (Filled each) -> each.places() == 0 ? Double.MAX_VALUE : (double) each.taken() / each.places())
                .thenComparing(Filled::key);
    }

    public List<Filled> byStreet(CollegeId college, Instant from, Instant to) {
        return filled("s.street_code", college, from, to);
    }

    public List<Filled> byProgramme(CollegeId college, Instant from, Instant to) {
        return filled("s.programme_code", college, from, to);
    }

    private List<Filled> filled(String column, CollegeId college, Instant from, Instant to) {
        Sql.planForValues(jdbc);
        return jdbc
                .sql("select " + column
                        + " as key, sum(s.places)::int as places, coalesce(sum(f.taken), 0)::int as taken " + SESSIONS
                        + """
                 where s.college_id = :college and s.status in ('ACCEPTED', 'CLOSED') and s.ends_at <= :now
                   and s.starts_at >= :from and s.starts_at < :to group by 1""")
                .param("college", college.value())
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> new Filled(row.getString("key"), row.getInt("places"), row.getInt("taken")))
                .list()
                .stream()
                .sorted(Filled.EMPTIEST_FIRST)
                .toList();
    }

    /** What the public may know of the whole installation. */
    public record PublicFigures(int communities, int sessions, int people, long minutes) {}

    /** Minutes of confirmed service by the month of the session, the latest months with any, in time. */
    public Map<String, Long> hoursByMonth(int months) {
        return publicMonths.of(months, () -> countHoursByMonth(months));
    }

    private Map<String, Long> countHoursByMonth(int months) {
        var byMonth = new TreeMap<String, Long>();
        jdbc.sql("""
                select to_char(s.starts_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, sum(h.minutes) as minutes
                from needs.published_session s join attendance.published_hours h on h.session_id = s.session_id
                group by month order by month desc limit :months""").param("months", months).query(row -> {
            byMonth.put(row.getString("month"), row.getLong("minutes"));
        });
        return Collections.unmodifiableMap(byMonth);
    }

    public PublicFigures everywhere() {
        return publicFigures.of("", this::countEverywhere);
    }

    private PublicFigures countEverywhere() {
        return jdbc.sql(
                        "select count(distinct s.community_code)::int as communities, count(h.session_id)::int as sessions,"
                                + " coalesce(sum(h.people), 0)::int as people, coalesce(sum(h.minutes), 0)::bigint as minutes "
                                + SESSIONS)
                .query((row, number) -> new PublicFigures(
                        row.getInt("communities"),
                        row.getInt("sessions"),
                        row.getInt("people"),
                        row.getLong("minutes")))
                .single();
    }
}
