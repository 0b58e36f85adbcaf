package org.qinglin.app.assignment;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has which place: rosters, and what a dispatch run must leave alone. */
@Service
@Transactional(readOnly = true)
public class Places {

    private final JdbcClient jdbc;
    private final Clock clock;

    Places(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A student's engagement: confirmed, or offered and still open. */
    public record Engagement(StudentId student, SessionId session, Instant from, Instant to) {}

    /** Who accepted for the sessions, by the order of acceptance. */
    public List<Helper> helpers(Collection<SessionId> sessions) {
        return jdbc.sql("""
                select a.*, o.substitute from assignment.acceptance a join assignment.offer o on o.id = a.offer_id
                where a.session_id = any (:sessions) and a.cancelled_at is null order by a.confirmed_at, a.id""")
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .query((row, number) -> new Helper(
                        new SessionId(row.getLong("session_id")),
                        new SessionRoleId(row.getLong("role_id")),
                        new StudentId(row.getLong("student_id")),
                        Sql.instant(row, "confirmed_at"),
                        row.getBoolean("substitute")))
                .list();
    }

    public boolean serves(StudentId student, SessionId session) {
        return jdbc.sql("""
                select exists (select from assignment.acceptance
                    where student_id = :student and session_id = :session and cancelled_at is null)""")
                .param("student", student.value())
                .param("session", session.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether a student has, or had until it was cancelled or given back, a place at a session. */
    public boolean everServed(StudentId student, SessionId session) {
        return jdbc.sql("""
                select exists (select from assignment.acceptance
                    where student_id = :student and session_id = :session)""")
                .param("student", student.value())
                .param("session", session.value())
                .query(Boolean.class)
                .single();
    }

    /** The sessions that a student has accepted, in time. */
    public List<SessionId> sessionsOf(StudentId student) {
        return jdbc.sql("""
                select session_id from assignment.acceptance
                where student_id = :student and cancelled_at is null order by lower(during)""")
                .param("student", student.value())
                .query((row, number) -> new SessionId(row.getLong(1)))
                .list();
    }

    public Map<SessionId, Fill> fill(Collection<SessionId> sessions) {
        var fill = new HashMap<SessionId, Fill>();
        jdbc.sql("""
                select p.session_id, sum(p.capacity)::int as capacity, sum(p.taken)::int as taken,
                       (select count(*) from assignment.offer o where o.session_id = p.session_id
                           and o.status = 'OFFERED' and o.respond_by > :now)::int as waiting
                from assignment.role_places p where p.session_id = any (:sessions) group by p.session_id""")
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .param("now", Sql.at(clock.instant()))
                .query(row -> {
                    fill.put(
                            new SessionId(row.getLong("session_id")),
                            new Fill(row.getInt("capacity"), row.getInt("taken"), row.getInt("waiting")));
                });
        return fill;
    }

    /** Places of each role that are neither taken, nor kept for a team, nor held by an open offer. */
    public Map<SessionRoleId, Integer> open(Collection<SessionId> sessions) {
        return jdbc
                .sql("""
                select p.role_id, p.capacity - p.taken - p.reserved - (select count(*) from assignment.offer o
                    where o.role_id = p.role_id and o.status = 'OFFERED' and o.respond_by > :now) as open
                from assignment.role_places p where p.session_id = any (:sessions)""")
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .param("now", Sql.at(clock.instant()))
                .query((row, number) ->
                        Map.entry(new SessionRoleId(row.getLong("role_id")), Math.max(0, row.getInt("open"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What students of a college have confirmed or were offered within a span of time. */
    public List<Engagement> engagements(CollegeId college, Instant from, Instant to) {
        return engagements("college_id = :of", college.value(), from, to);
    }

    /** The same for some students. */
    public List<Engagement> engagements(Collection<StudentId> students, Instant from, Instant to) {
        return engagements(
                "student_id = any (:of)",
                students.stream().map(StudentId::value).toArray(Long[]::new),
                from,
                to);
    }

    private List<Engagement> engagements(String condition, Object of, Instant from, Instant to) {
        return jdbc.sql("""
                select a.student_id, a.session_id, lower(a.during) as starts, upper(a.during) as ends
                from assignment.acceptance a
                where a.%1$s and a.cancelled_at is null and a.during && tstzrange(:from, :to)
                union all
                select o.student_id, o.session_id, lower(p.during), upper(p.during)
                from assignment.offer o join assignment.role_places p on p.role_id = o.role_id
                where o.%1$s and o.status = 'OFFERED' and o.respond_by > :now
                  and p.during && tstzrange(:from, :to)""".formatted(condition))
                .param("of", of)
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> new Engagement(
                        new StudentId(row.getLong("student_id")),
                        new SessionId(row.getLong("session_id")),
                        Sql.instant(row, "starts"),
                        Sql.instant(row, "ends")))
                .list();
    }

    /** Students who said no to a session, or let it lapse: they are not asked for it again. */
    public Map<SessionId, Set<StudentId>> saidNo(Collection<SessionId> sessions) {
        return jdbc
                .sql("""
                select session_id, student_id from assignment.offer
                where session_id = any (:sessions)
                  and (status in ('DECLINED', 'EXPIRED', 'GIVEN_UP') or status = 'OFFERED' and respond_by <= :now)""")
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .param("now", Sql.at(clock.instant()))
                .query((row, number) ->
                        Map.entry(new SessionId(row.getLong("session_id")), new StudentId(row.getLong("student_id"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** The communities each student of a college has served before a moment. */
    public Map<StudentId, Set<PlaceCode>> served(CollegeId college, Map<SessionId, PlaceCode> communityOfSession) {
        return jdbc
                .sql("""
                select student_id, session_id from assignment.acceptance
                where college_id = :college and cancelled_at is null and upper(during) <= :now""")
                .param("college", college.value())
                .param("now", Sql.at(clock.instant()))
                .query((row, number) ->
                        Map.entry(new StudentId(row.getLong("student_id")), new SessionId(row.getLong("session_id"))))
                .list()
                .stream()
                .filter(entry -> communityOfSession.containsKey(entry.getValue()))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(
                                entry -> java.util.Objects.requireNonNull(communityOfSession.get(entry.getValue())),
                                Collectors.toSet())));
    }
}
