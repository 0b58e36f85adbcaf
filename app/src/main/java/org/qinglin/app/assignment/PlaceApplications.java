package org.qinglin.app.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.signup.RolePlaces;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of those who applied for a place, read and written within the transaction of whoever decides. */
@Component
class PlaceApplications {

    private final JdbcClient jdbc;
    private final RolePlaces places;
    private final Clock clock;

    PlaceApplications(JdbcClient jdbc, RolePlaces places, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.clock = clock;
    }

    /** Who waits for the organiser's word at a session, first come first; nobody where a lottery decides. */
    List<Applicant> waiting(SessionId session) {
        return jdbc.sql("""
                select * from assignment.offer where session_id = :session and status = 'APPLIED'
                  and id not in (select offer_id from assignment.lottery_ticket where session_id = :session)
                order by offered_at, id""")
                .param("session", session.value())
                .query(PlaceApplications::applicant)
                .list();
    }

    Optional<Applicant> find(SessionId session, OfferId id) {
        return waiting(session).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private static Applicant applicant(ResultSet row, int number) throws SQLException {
        var group = Sql.longOrNull(row, "group_id");
        return new Applicant(
                new OfferId(row.getLong("id")),
                new SessionRoleId(row.getLong("role_id")),
                new StudentId(row.getLong("student_id")),
                Sql.instant(row, "offered_at"),
                group == null ? null : new GroupId(group));
    }

    boolean hasSomethingAt(StudentId student, SessionId session) {
        return jdbc.sql("""
                select exists (select from assignment.offer where student_id = :student and session_id = :session
                    and (status in ('APPLIED', 'WAITLISTED', 'ACCEPTED', 'TO_CONFIRM') or status = 'OFFERED' and respond_by > :now))""")
                .param("student", student.value())
                .param("session", session.value())
                .param("now", Sql.at(clock.instant()))
                .query(Boolean.class)
                .single();
    }

    /** An offer that the student let pass stands in the way of none that they ask for. */
    void lapse(StudentId student, SessionId session) {
        jdbc.sql("""
                update assignment.offer set status = :lapsed
                where student_id = :student and session_id = :session and status = 'OFFERED' and respond_by <= :now""")
                .param("lapsed", after(Offer.Status.OFFERED, PlaceStep.Lapse.class))
                .param("student", student.value())
                .param("session", session.value())
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    /** @param group with whom the student applies; null if alone */
    OfferId insert(StudentId student, SessionRoleId role, @Nullable GroupId group) {
        return jdbc.sql("""
                insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons,
                    offered_at, respond_by, status, group_id)
                select college_id, 'POOL', role_id, session_id, :student, :none::jsonb, :now, lower(during), 'APPLIED', :group
                from assignment.role_places where role_id = :role returning id""")
                .param("student", student.value())
                .param("none", RolePlaces.NO_REASONS)
                .param("now", Sql.at(clock.instant()))
                .param("group", group == null ? null : group.value(), Types.BIGINT)
                .param("role", role.value())
                .query((row, number) -> new OfferId(row.getLong(1)))
                .single();
    }

    /** Gives a place to somebody who applied. @return whether the application still waited */
    boolean give(Applicant who) {
        if (!decide(who.id(), PlaceStep.Choose.class)) {
            return false;
        }
        jdbc.sql("""
                insert into assignment.acceptance (college_id, offer_id, role_id, session_id, student_id, during,
                    confirmed_at)
                select college_id, :offer, role_id, session_id, :student, during, :now
                from assignment.role_places where role_id = :role""")
                .param("offer", who.id().value())
                .param("student", who.student().value())
                .param("role", who.role().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        jdbc.sql("update assignment.role_places set taken = taken + 1 where role_id = :role")
                .param("role", who.role().value())
                .update();
        return true;
    }

    /** @return whether the application still waited */
    boolean decide(OfferId id, Class<? extends PlaceStep> step) {
        return jdbc.sql(
                                "update assignment.offer set status = :next, decided_at = :now where id = :id and status = 'APPLIED'")
                        .param("next", after(Offer.Status.APPLIED, step))
                        .param("now", Sql.at(clock.instant()))
                        .param("id", id.value())
                        .update()
                > 0;
    }

    private static String after(Offer.Status status, Class<? extends PlaceStep> step) {
        return PlaceSteps.TABLE.after(status, step).orElseThrow().name();
    }

    int freeOf(SessionRoleId role) {
        return places.free(role, clock.instant());
    }

    /** Locks the role's row, once, late. @return how many of its places are free */
    int lock(SessionRoleId role) {
        jdbc.sql("select role_id from assignment.role_places where role_id = :role for update")
                .param("role", role.value())
                .query(Long.class)
                .single();
        return freeOf(role);
    }

    /** As in {@link Offers}: of one student, one after the other, before anything else is locked; several in one order. */
    void oneAfterTheOther(Collection<StudentId> students) {
        students.stream()
                .map(StudentId::value)
                .sorted()
                .forEach(student -> jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                        .param("key", "accept/" + student)
                        .query(row -> {}));
    }
}
