package org.qinglin.app.assignment.internal;

import java.time.Clock;
import java.util.List;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.PlaceStep;
import org.qinglin.app.assignment.PlaceSteps;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.people.StudentLeft;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Frees what a student who leaves the college had to come, in the same transaction; it counts as no miss. The next look of
 * the refills asks somebody else, and coming back to the college brings no place back.
 */
@Component
class Departures {

    private static final String TO_COME = """
            from assignment.offer o join assignment.role_places p on p.role_id = o.role_id
            where o.student_id = :student and lower(p.during) > :now
              and o.status in ('OFFERED', 'APPLIED', 'ACCEPTED', 'TO_CONFIRM')
            """;

    private final JdbcClient jdbc;
    private final PlaceNotices notices;
    private final Clock clock;

    Departures(JdbcClient jdbc, PlaceNotices notices, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.clock = clock;
    }

    private record Open(long offer, long role, SessionId session, Offer.Status status) {}

    @EventListener
    void on(StudentLeft left) {
        var student = left.student();
        lock(student);
        for (var open : open(student)) {
            jdbc.sql("update assignment.offer set status = :next, decided_at = :now where id = :id")
                    .param(
                            "next",
                            PlaceSteps.TABLE
                                    .after(open.status(), PlaceStep.Leave.class)
                                    .orElseThrow()
                                    .name())
                    .param("now", Sql.at(clock.instant()))
                    .param("id", open.offer())
                    .update();
            if (open.status().holds()) {
                free(open);
                notices.givenUp(open.session());
            }
        }
    }

    private void free(Open open) {
        jdbc.sql(
                        "update assignment.acceptance set cancelled_at = :now where offer_id = :offer and cancelled_at is null")
                .param("now", Sql.at(clock.instant()))
                .param("offer", open.offer())
                .update();
        jdbc.sql("update assignment.role_places set taken = taken - 1 where role_id = :role")
                .param("role", open.role())
                .update();
    }

    /** As whoever accepts: the student first, then the roles, in one order everywhere. */
    private void lock(StudentId student) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "accept/" + student.value())
                .query(row -> {});
        jdbc.sql("select p.role_id from assignment.role_places p where p.role_id in (select o.role_id " + TO_COME
                        + ") order by p.role_id for update")
                .param("student", student.value())
                .param("now", Sql.at(clock.instant()))
                .query(row -> {});
    }

    private List<Open> open(StudentId student) {
        return jdbc.sql("select o.id, o.role_id, o.session_id, o.status " + TO_COME + "order by o.id")
                .param("student", student.value())
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> new Open(
                        row.getLong("id"),
                        row.getLong("role_id"),
                        new SessionId(row.getLong("session_id")),
                        Offer.Status.valueOf(row.getString("status"))))
                .list();
    }
}
