package org.qinglin.app.assignment.internal;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.qinglin.app.assignment.LotteryDraws;
import org.qinglin.app.needs.RequestAccepted;
import org.qinglin.app.needs.RequestWithdrawn;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens places when a request is accepted and frees everyone when it is withdrawn, in the same transaction. */
@Component
class Opening {

    private final JdbcClient jdbc;
    private final ServiceNotices notices;
    private final OpenShares shares;
    private final LotteryDraws lotteries;
    private final Clock clock;

    Opening(JdbcClient jdbc, ServiceNotices notices, OpenShares shares, LotteryDraws lotteries, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.shares = shares;
        this.lotteries = lotteries;
        this.clock = clock;
    }

    @EventListener
    void on(RequestAccepted accepted) {
        for (var session : accepted.sessions()) {
            for (var role : session.roles()) {
                jdbc.sql("""
                        insert into assignment.role_places (role_id, session_id, college_id, during, capacity)
                        values (:role, :session, :college, :during::tstzrange, :capacity)""")
                        .param("role", role.id().value())
                        .param("session", session.id().value())
                        .param("college", accepted.request().college().value())
                        .param("during", Sql.range(session.startsAt(), session.endsAt()))
                        .param("capacity", role.maxHeads())
                        .update();
            }
        }
    }

    @EventListener
    void on(RequestWithdrawn withdrawn) {
        var sessions = withdrawn.sessions().stream().map(SessionId::value).toArray(Long[]::new);
        jdbc.sql(
                        "select role_id from assignment.role_places where session_id = any (:sessions) order by role_id for update")
                .param("sessions", sessions)
                .query(Long.class)
                .list();
        tell(withdrawn);
        jdbc.sql("""
                update assignment.offer set status = 'CANCELLED', decided_at = :now
                where session_id = any (:sessions) and status in ('OFFERED', 'APPLIED', 'WAITLISTED', 'ACCEPTED', 'TO_CONFIRM')""")
                .param("sessions", sessions)
                .param("now", Sql.at(clock.instant()))
                .update();
        jdbc.sql("""
                update assignment.acceptance set cancelled_at = :now
                where session_id = any (:sessions) and cancelled_at is null""")
                .param("sessions", sessions)
                .param("now", Sql.at(clock.instant()))
                .update();
        shares.cancelled(withdrawn.sessions());
        withdrawn.sessions().forEach(session -> lotteries.callOff(session, false));
        jdbc.sql("update assignment.role_places set capacity = 0, taken = 0 where session_id = any (:sessions)")
                .param("sessions", sessions)
                .update();
    }

    private void tell(RequestWithdrawn withdrawn) {
        for (var session : withdrawn.sessions()) {
            jdbc
                    .sql("""
                    select college_id, student_id from assignment.offer
                    where session_id = :session and status in ('OFFERED', 'APPLIED', 'WAITLISTED', 'ACCEPTED', 'TO_CONFIRM') order by student_id""")
                    .param("session", session.value())
                    .query((row, number) -> Map.entry(
                            new CollegeId(row.getLong("college_id")), new StudentId(row.getLong("student_id"))))
                    .list()
                    .stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                    .forEach((college, students) -> notices.cancelled(college, session, students));
        }
    }
}
