package org.qinglin.app.assignment.signup;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
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

    private final JdbcClient jdbc;

    RolePlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A role as it is under the lock. */
    record Place(SessionRoleId role, SessionId session, CollegeId college, Instant startsAt, int free) {}

    /** @param places how many are free, at least 0 */
    public record Free(CollegeId college, int places) {}

    /** How many places of some roles are free, as far as there are such roles. */
    public Map<SessionRoleId, Free> free(Collection<SessionRoleId> roles, Instant now) {
        var found = new HashMap<SessionRoleId, Free>();
        jdbc.sql("select p.role_id, p.college_id, " + FREE
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

    /** Locks the role's row until the transaction ends; empty if there is no such role. */
    Optional<Place> lock(SessionRoleId role, Instant now) {
        jdbc.sql("select 1 from assignment.role_places where role_id = :role for update")
                .param("role", role.value())
                .query(row -> {});
        // A statement of its own: it sees what the lock's last holder committed, which the one that waited does not.
        return jdbc.sql("select p.session_id, p.college_id, lower(p.during) as starts_at, " + FREE
                        + " as free from assignment.role_places p where p.role_id = :role")
                .param("role", role.value())
                .param("now", Sql.at(now))
                .query((row, number) -> new Place(
                        role,
                        new SessionId(row.getLong("session_id")),
                        new CollegeId(row.getLong("college_id")),
                        Sql.instant(row, "starts_at"),
                        row.getInt("free")))
                .optional();
    }

    /** What students have at the role's session already, or at the same time elsewhere. */
    Map<StudentId, SignUpAnswer> standing(Place place, Collection<StudentId> students, Instant now) {
        var found = new HashMap<StudentId, SignUpAnswer>();
        jdbc.sql("""
                select a.student_id from assignment.acceptance a, assignment.role_places p
                where p.role_id = :role and a.student_id = any (:students) and a.during && p.during
                  and a.cancelled_at is null and a.reconfirm_by is null""")
                .param("role", place.role().value())
                .param("students", ids(students))
                .query(row -> {
                    var student = new StudentId(row.getLong(1));
                    found.put(student, new SignUpAnswer.Overlaps(student));
                });
        jdbc.sql("""
                select o.student_id, o.status,
                       (select count(*) from assignment.offer b where b.role_id = o.role_id and b.status = 'WAITLISTED'
                            and b.line_number <= o.line_number)::int as position
                from assignment.offer o where o.session_id = :session and o.student_id = any (:students)
                  and (o.status in ('APPLIED', 'WAITLISTED', 'ACCEPTED', 'TO_CONFIRM')
                       or o.status = 'OFFERED' and o.respond_by > :now)""")
                .param("session", place.session().value())
                .param("students", ids(students))
                .param("now", Sql.at(now))
                .query(row -> {
                    var student = new StudentId(row.getLong("student_id"));
                    var status = Offer.Status.valueOf(row.getString("status"));
                    found.put(
                            student,
                            status.holds()
                                    ? new SignUpAnswer.Placed()
                                    : status == Offer.Status.WAITLISTED
                                            ? new SignUpAnswer.Waiting(row.getInt("position"))
                                            : new SignUpAnswer.Asked(student));
                });
        return found;
    }

    /**
     * Gives places to students, in the order in which they are named.
     *
     * @return who really has one; another transaction may have given somebody a place at the same time elsewhere
     */
    Set<StudentId> give(Place place, List<StudentId> students, Instant now) {
        lapse(place, students, now);
        var given = new HashSet<StudentId>();
        var refused = new HashSet<Long>();
        jdbc.sql("""
                with made as (
                    insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons,
                        offered_at, respond_by, status, decided_at)
                    select p.college_id, 'POOL', p.role_id, p.session_id, s.id, :none::jsonb, :now, lower(p.during),
                        'ACCEPTED', :now
                    from assignment.role_places p, unnest(:students) with ordinality s(id, at)
                    where p.role_id = :role order by s.at
                    on conflict do nothing returning id, student_id),
                given as (
                    insert into assignment.acceptance (college_id, offer_id, role_id, session_id, student_id, during,
                        confirmed_at)
                    select p.college_id, made.id, p.role_id, p.session_id, made.student_id, p.during, :now
                    from assignment.role_places p, made where p.role_id = :role order by made.student_id
                    on conflict do nothing returning student_id)
                select made.id, made.student_id, given.student_id is not null as given
                from made left join given using (student_id)""")
                .param("role", place.role().value())
                .param("students", ids(students))
                .param("none", NO_REASONS)
                .param("now", Sql.at(now))
                .query(row -> {
                    if (row.getBoolean("given")) {
                        given.add(new StudentId(row.getLong("student_id")));
                    } else {
                        refused.add(row.getLong("id"));
                    }
                });
        if (!refused.isEmpty()) {
            jdbc.sql("delete from assignment.offer where id = any (:ids)")
                    .param("ids", refused.toArray(Long[]::new))
                    .update();
        }
        return given;
    }

    /** An offer that was not answered in time stands in the way of none that the student asks for. */
    void lapse(Place place, Collection<StudentId> students, Instant now) {
        jdbc.sql("""
                update assignment.offer set status = 'EXPIRED'
                where session_id = :session and student_id = any (:students) and status = 'OFFERED'
                  and respond_by <= :now""")
                .param("session", place.session().value())
                .param("students", ids(students))
                .param("now", Sql.at(now))
                .update();
    }

    /** What was given in this same transaction to people of whom one could not be placed. */
    void takeBack(Place place, Collection<StudentId> students) {
        if (students.isEmpty()) {
            return;
        }
        for (var table : List.of("acceptance", "offer")) {
            jdbc.sql("delete from assignment." + table + " where session_id = :session and student_id = any (:students)"
                            + (table.equals("acceptance") ? " and cancelled_at is null" : " and status = 'ACCEPTED'"))
                    .param("session", place.session().value())
                    .param("students", ids(students))
                    .update();
        }
    }

    void taken(Place place, int more) {
        jdbc.sql("update assignment.role_places set taken = taken + :more where role_id = :role")
                .param("more", more)
                .param("role", place.role().value())
                .update();
    }

    static Long[] ids(Collection<StudentId> students) {
        return students.stream().map(StudentId::value).toArray(Long[]::new);
    }
}
