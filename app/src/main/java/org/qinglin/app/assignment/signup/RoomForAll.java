package org.qinglin.app.assignment.signup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.OneTrip;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets in all who ask, in one trip to the database that locks, looks, writes and commits; or does nothing. Nothing is read
 * beforehand: whether there is room is asked under the lock by the statement that writes, and whoever has something at that
 * time, or used the key before, is met by a constraint, which undoes all of it; so does a deadlock with another role's batch that
 * writes for the same student. That is cheaper than a row that yields, for which PostgreSQL looks into the index once more
 * before it inserts.
 */
@Component
class RoomForAll {

    private static final String LOCK = "select from assignment.role_places where role_id = ? for update";

    /**
     * One statement, so that without room nothing is written; a second one would not see what the first did. The reasons
     * stand in the text, since a parameter would be read anew for each row. Inserted by student: two batches that insert in
     * the order of arrival may each wait for the other in the constraint that forbids overlaps.
     */
    private static final String ADMIT =
            """
            with room as (
                select p.* from assignment.role_places p
                where p.role_id = ? and p.session_id = ? and lower(p.during) > ? and %s >= ?
                  and not exists (
                      select from assignment.offer o where o.role_id = p.role_id and o.status = 'WAITLISTED')),
            offered as (
                insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons, offered_at,
                    respond_by, status, decided_at)
                select room.college_id, 'POOL', room.role_id, room.session_id, s.id, '%s'::jsonb, ?, lower(room.during),
                    'ACCEPTED', ?
                from room, unnest(?) with ordinality s(id, at) order by s.at returning id, student_id),
            accepted as (
                insert into assignment.acceptance (college_id, offer_id, role_id, session_id, student_id, during,
                    confirmed_at)
                select room.college_id, offered.id, room.role_id, room.session_id, offered.student_id, room.during, ?
                from room, offered order by offered.student_id),
            counted as (
                update assignment.role_places p set taken = p.taken + ? from room where p.role_id = room.role_id),
            kept as (
                insert into assignment.sign_up_key (account_id, role_id, key, students, kind, answer, at)
                select k.account, room.role_id, k.key, k.students, 'Placed', '{}', ?
                from room, unnest(?, ?, ?) k(account, key, students)),
            told as (%s from room)
            select count(*) as rooms from room""".formatted(RolePlaces.FREE.replace(":now", "?"), RolePlaces.NO_REASONS, Outbox.KEEP);

    private final JdbcOperations jdbc;
    private final Outbox outbox;

    RoomForAll(JdbcOperations jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    private static final class Rooms {
        private int found;
    }

    /**
     * @param signUps of one role, in the order of their arrival
     * @return whether all are in, which is committed then; if not, nothing happened
     */
    boolean admits(SessionRoleId role, List<SignUp> signUps, Instant now) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "a sign-up is answered after its commit, and cannot be part of a transaction");
        }
        if (!areApart(signUps)) {
            return false;
        }
        var students = signUps.stream()
                .flatMap(each -> each.students().stream())
                .sorted(Comparator.comparingLong(StudentId::value))
                .toList();
        var session = signUps.get(0).session();
        var moment = Sql.at(now);
        var keyed = signUps.stream().filter(each -> each.key() != null).toList();
        var askers = signUps.stream()
                .map(each -> PlacesTaken.Asker.of(each.viewer()))
                .toList();
        var parameters = new ArrayList<Object>(List.of(
                role.value(),
                session.value(),
                moment,
                moment,
                students.size(),
                moment,
                moment,
                RolePlaces.ids(students),
                moment,
                students.size(),
                moment,
                keyed.stream().map(each -> each.viewer().account().value()).toArray(Long[]::new),
                keyed.stream().map(SignUp::key).toArray(String[]::new),
                keyed.stream().map(SignUpKeys::students).toArray(String[]::new)));
        parameters.addAll(outbox.parameters(new PlacesTaken(session, students, askers, now)));
        var rooms = new Rooms();
        try {
            // Without a transaction around it, a trip is one of its own.
            new OneTrip()
                    .then(LOCK, role.value())
                    .then(ADMIT, row -> rooms.found = row.getInt("rooms"), parameters.toArray())
                    .go(jdbc);
        } catch (DataIntegrityViolationException someoneHasSomething) {
            return false;
        } catch (PessimisticLockingFailureException stuck) {
            // Another wrote for the same student at this moment, each found the other's row, and the database let the
            // other go on. With a row that yields neither would wait for the other.
            return false;
        }
        return rooms.found > 0;
    }

    /** Whether no student and no key stands in two of them: then none of them depends on another. */
    private static boolean areApart(List<SignUp> signUps) {
        var seen = new HashSet<StudentId>();
        var keys = new HashSet<SignUpKeys.Key>();
        return signUps.stream()
                .allMatch(each -> each.students().stream().allMatch(seen::add)
                        && (each.key() == null || keys.add(SignUpKeys.keyOf(each))));
    }
}
