package org.qinglin.app.assignment.signup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.qinglin.app.assignment.OfferId;
import org.qinglin.app.assignment.signup.RolePlaces.Place;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.OneTrip;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who came when all places of a role were taken, in the order of their coming. A place that becomes free is offered to the
 * first who has nothing else at that time, and held until the offer is answered or lapses.
 */
@Component
public class WaitingList {

    private final JdbcClient jdbc;
    private final RolePlaces places;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration toAnswer;

    /** @param toAnswer how long a place is held for who is next [default: 12 hours, an evening and a night] */
    WaitingList(
            JdbcClient jdbc,
            RolePlaces places,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${qinglin.waiting-list-answer:PT12H}") Duration toAnswer) {
        this.jdbc = jdbc;
        this.places = places;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
        this.toAnswer = toAnswer;
    }

    /** Offers a role's free places to who is next, in a transaction of its own or the one under way; returns how many. */
    public int promote(SessionRoleId role) {
        var now = clock.instant();
        return Objects.requireNonNull(transaction.execute(status -> places.lock(role, List.of(), now, more -> more)
                .filter(locked -> locked.place().startsAt().isAfter(now))
                .map(locked -> promote(
                                locked.place(),
                                locked.place().open() - locked.standing().held(),
                                now)
                        .size())
                .orElse(0)));
    }

    /** @return to whom a place was offered */
    List<StudentId> promote(Place place, int free, Instant now) {
        if (free <= 0) {
            return List.of();
        }
        var next = jdbc.sql("""
                update assignment.offer set status = 'OFFERED', offered_at = :now, respond_by = least(:by, :starts)
                where id in (
                    select o.id from assignment.offer o, assignment.role_places p
                    where p.role_id = :role and o.role_id = p.role_id and o.status = 'WAITLISTED'
                      and not exists (select from assignment.acceptance a where a.student_id = o.student_id
                          and a.cancelled_at is null and a.reconfirm_by is null and a.during && p.during)
                    order by o.line_number limit :free)
                returning student_id""")
                .param("role", place.role().value())
                .param("now", Sql.at(now))
                .param("by", Sql.at(now.plus(toAnswer)))
                .param("starts", Sql.at(place.startsAt()))
                .param("free", free)
                .query((row, number) -> new StudentId(row.getLong(1)))
                .list();
        if (!next.isEmpty()) {
            var by = now.plus(toAnswer);
            outbox.put(new PlaceOffered(place.session(), next, by.isBefore(place.startsAt()) ? by : place.startsAt()));
        }
        return next;
    }

    /** Puts students at the end of the line, in their order; returns who stands there, filled when the trip is made. */
    Set<StudentId> append(Place place, Collection<StudentId> students, Instant now, OneTrip trip) {
        var appended = new HashSet<StudentId>();
        if (!students.isEmpty()) {
            // Numbered by arrival, inserted by student: two roles of one session share the constraint.
            trip.then(
                    """
                    with line as (
                        select coalesce(max(line_number), 0) as last from assignment.offer where role_id = ?)
                    insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons,
                        offered_at, respond_by, status, line_number)
                    select p.college_id, 'POOL', p.role_id, p.session_id, s.id, ?::jsonb, ?, lower(p.during),
                        'WAITLISTED', line.last + s.at
                    from assignment.role_places p, line, unnest(?) with ordinality s(id, at)
                    where p.role_id = ? order by s.id
                    on conflict do nothing returning student_id""",
                    row -> appended.add(new StudentId(row.getLong("student_id"))),
                    place.role().value(),
                    RolePlaces.NO_REASONS,
                    Sql.at(now),
                    RolePlaces.ids(students),
                    place.role().value());
        }
        return appended;
    }

    /** @param position 1 for who is next */
    public record Wait(OfferId offer, SessionId session, int position) {}

    /** Where a student waits. */
    public Map<SessionId, Wait> of(StudentId student) {
        var found = new HashMap<SessionId, Wait>();
        jdbc.sql("""
                select o.id, o.session_id, (select count(*) from assignment.offer b where b.role_id = o.role_id
                    and b.status = 'WAITLISTED' and b.line_number <= o.line_number)::int as position
                from assignment.offer o
                where o.student_id = :student and o.status = 'WAITLISTED' and o.respond_by > :now""")
                .param("student", student.value())
                .param("now", Sql.at(clock.instant()))
                .query(row -> {
                    var session = new SessionId(row.getLong("session_id"));
                    found.put(session, new Wait(new OfferId(row.getLong("id")), session, row.getInt("position")));
                });
        return found;
    }

    /**
     * Mends what no step of somebody's brought about: a free place and a waiting list, because an offer lapsed, say.
     *
     * @return how many places were offered
     */
    @Scheduled(fixedDelayString = "${qinglin.sweep-every:PT1M}", initialDelayString = "${qinglin.sweep-every:PT1M}")
    public int sweep() {
        var now = clock.instant();
        jdbc.sql("update assignment.offer set status = 'EXPIRED' where status = 'WAITLISTED' and respond_by <= :now")
                .param("now", Sql.at(now))
                .update();
        return jdbc
                .sql("select p.role_id from assignment.role_places p where lower(p.during) > :now and "
                        + RolePlaces.FREE
                        + " > 0 and exists (select from assignment.offer o where o.role_id = p.role_id"
                        + " and o.status = 'WAITLISTED') order by p.role_id")
                .param("now", Sql.at(now))
                .query((row, number) -> new SessionRoleId(row.getLong(1)))
                .list()
                .stream()
                .mapToInt(this::promote)
                .sum();
    }
}
