package org.qinglin.app.assignment.signup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.OneTrip;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of one role's places, read and written within a transaction that holds the role's lock. */
@Component
public class RolePlaces {

    /** Nobody was asked, so there is no reason why. */
    public static final String NO_REASONS = "{\"metres\":0,\"skills\":[],\"wishRank\":0,\"servedBefore\":false,"
            + "\"minutesShort\":0,\"waitingDays\":0,\"ownTeam\":false,\"value\":0}";

    /** Free of a role {@code p}: neither taken, nor kept for a team, nor held by an offer that waits for its answer. */
    public static final String FREE = """
            p.capacity - p.taken - p.reserved - (select count(*) from assignment.offer o
                where o.role_id = p.role_id and o.status = 'OFFERED' and o.respond_by > :now)""";

    private final JdbcOperations jdbc;
    private final JdbcClient client;

    RolePlaces(JdbcOperations jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** @param places how many are free, at least 0 */
    public record Free(CollegeId college, int places) {}

    /** How many places of some roles are free, as far as there are such roles. */
    public Map<SessionRoleId, Free> free(Collection<SessionRoleId> roles, Instant now) {
        var found = new HashMap<SessionRoleId, Free>();
        client.sql("select p.role_id, p.college_id, " + FREE
                        + " as free from assignment.role_places p where p.role_id = any (:roles)")
                .param("roles", roles.stream().map(SessionRoleId::value).toArray(Long[]::new))
                .param("now", Sql.at(now))
                .query(row -> {
                    found.put(
                            new SessionRoleId(row.getLong("role_id")),
                            new Free(new CollegeId(row.getLong("college_id")), Math.max(0, row.getInt("free"))));
                });
        return found;
    }

    /** How many of a role's places are free; 0 if there is no such role. */
    public int free(SessionRoleId role, Instant now) {
        var found = free(List.of(role), now).get(role);
        return found == null ? 0 : found.places();
    }

    /**
     * A role as it is under the lock.
     *
     * @param open places that are neither taken nor kept for a team; some of them may be held by offers
     */
    record Place(SessionRoleId role, SessionId session, CollegeId college, Instant startsAt, int open) {}

    private static final class Found {
        private @Nullable Place place;
    }

    private static final String LOCK = """
            select role_id, session_id, college_id, lower(during) as starts_at, capacity - taken - reserved as open
            from assignment.role_places where role_id = ? for update""";

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                new SessionRoleId(row.getLong("role_id")),
                new SessionId(row.getLong("session_id")),
                new CollegeId(row.getLong("college_id")),
                Sql.instant(row, "starts_at"),
                row.getInt("open"));
    }

    /**
     * What the rows around a locked role say.
     *
     * @param held places that offers without an answer hold
     * @param waiting how many wait for a place
     * @param known what students have at the role's session already, or at the same time elsewhere
     * @param lapsed whether any of them let an offer pass there
     */
    record Standing(int held, int waiting, Map<StudentId, SignUpAnswer> known, boolean lapsed) {}

    /** A locked role, and what the rows around it say. */
    record Locked(Place place, Standing standing) {}

    private static final String AROUND = """
            select 'held' as what, count(*)::int as number from assignment.offer
            where role_id = ? and status = 'OFFERED' and respond_by > ?
            union all
            select 'waiting', count(*)::int from assignment.offer where role_id = ? and status = 'WAITLISTED'""";

    /**
     * Each student is looked up by the index ({@code offset 0} keeps the planner from joining instead): of a role that
     * fills within a minute its statistics know nothing yet.
     */
    private static final String OF_STUDENTS = """
            select 'overlaps' as what, s.id as student, 0 as number from assignment.role_places p, unnest(?) s(id)
            where p.role_id = ? and exists (
                select from assignment.acceptance a where a.student_id = s.id and a.during && p.during
                  and a.cancelled_at is null and a.reconfirm_by is null and a.session_id <> p.session_id offset 0)
            union all
            select o.what, s.id, case when o.what = 'WAITLISTED' then (
                    select count(*) from assignment.offer b where b.role_id = o.role_id and b.status = 'WAITLISTED'
                      and b.line_number <= o.line_number)::int else 0 end
            from assignment.role_places p, unnest(?) s(id) cross join lateral (
                select case when status = 'OFFERED' and respond_by <= ? then 'lapsed' else status end as what,
                    role_id, line_number
                from assignment.offer where session_id = p.session_id and student_id = s.id
                  and status in ('OFFERED', 'APPLIED', 'WAITLISTED', 'ACCEPTED', 'TO_CONFIRM') offset 0) o
            where p.role_id = ?""";

    /**
     * Locks a role's row until the transaction ends and looks around it; empty if there is no such role.
     *
     * @param students of whom to look up what they have already; none if nobody asks
     * @param more what else is asked on the way
     */
    Optional<Locked> lock(
            SessionRoleId role, Collection<StudentId> students, Instant now, UnaryOperator<OneTrip> more) {
        var found = new Found();
        var known = new HashMap<StudentId, SignUpAnswer>();
        var about = new HashMap<String, Integer>();
        var moment = Sql.at(now);
        var who = ids(students);
        var trip = new OneTrip()
                .then(LOCK, row -> found.place = place(row), role.value())
                .then(
                        AROUND,
                        row -> about.put(row.getString("what"), row.getInt("number")),
                        role.value(),
                        moment,
                        role.value());
        if (!students.isEmpty()) {
            trip.then(
                    OF_STUDENTS,
                    row -> {
                        var what = row.getString("what");
                        if (what.equals("lapsed")) {
                            about.put(what, 1);
                        } else {
                            var student = new StudentId(row.getLong("student"));
                            known.put(student, answer(what, student, row.getInt("number")));
                        }
                    },
                    who,
                    role.value(),
                    who,
                    moment,
                    role.value());
        }
        more.apply(trip).go(jdbc);
        return Optional.ofNullable(found.place)
                .map(place -> new Locked(
                        place,
                        new Standing(
                                about.getOrDefault("held", 0),
                                about.getOrDefault("waiting", 0),
                                known,
                                about.containsKey("lapsed"))));
    }

    private static SignUpAnswer answer(String what, StudentId student, int position) {
        return switch (what) {
            case "ACCEPTED", "TO_CONFIRM" -> new SignUpAnswer.Placed();
            case "WAITLISTED" -> new SignUpAnswer.Waiting(position);
            case "overlaps" -> new SignUpAnswer.Overlaps(student);
            default -> new SignUpAnswer.Asked(student);
        };
    }

    /**
     * Gives places to students, in the order in which they are named.
     *
     * @return who really has one, filled when the trip is made; another transaction may have given somebody a place at the
     *     same time elsewhere, and then this one must not be committed
     */
    Set<StudentId> give(Place place, List<StudentId> students, Instant now, OneTrip trip) {
        var given = new HashSet<StudentId>();
        if (students.isEmpty()) {
            return given;
        }
        var role = place.role().value();
        var moment = Sql.at(now);
        // The constraints are named, since PostgreSQL looks into each index that could be meant before it inserts; the
        // reasons stand in the text, since a parameter would be read anew for each row.
        trip.then(
                """
                with made as (
                    insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons,
                        offered_at, respond_by, status, decided_at)
                    select p.college_id, 'POOL', p.role_id, p.session_id, s.id, '%s'::jsonb, ?, lower(p.during),
                        'ACCEPTED', ?
                    from assignment.role_places p, unnest(?) with ordinality s(id, at)
                    where p.role_id = ? order by s.at
                    on conflict (session_id, student_id)
                        where status in ('OFFERED', 'APPLIED', 'WAITLISTED', 'ACCEPTED', 'TO_CONFIRM') do nothing
                    returning id, student_id),
                given as (
                    insert into assignment.acceptance (college_id, offer_id, role_id, session_id, student_id, during,
                        confirmed_at)
                    select p.college_id, made.id, p.role_id, p.session_id, made.student_id, p.during, ?
                    from assignment.role_places p, made where p.role_id = ? order by made.student_id
                    on conflict on constraint no_overlap do nothing returning student_id),
                counted as (
                    update assignment.role_places set taken = taken + (select count(*) from given)
                    where role_id = ? and exists (select from given))
                select student_id from given""".formatted(NO_REASONS),
                row -> given.add(new StudentId(row.getLong("student_id"))),
                moment,
                moment,
                ids(students),
                role,
                moment,
                role,
                role);
        return given;
    }

    /** An offer that was not answered in time stands in the way of none that the student asks for. */
    void lapse(Place place, Collection<StudentId> students, Instant now, OneTrip trip) {
        trip.then("""
                update assignment.offer set status = 'EXPIRED'
                where session_id = ? and student_id = any (?) and status = 'OFFERED' and respond_by <= ?""", place.session().value(), ids(students), Sql.at(now));
    }

    static Long[] ids(Collection<StudentId> students) {
        return students.stream().map(StudentId::value).toArray(Long[]::new);
    }
}
