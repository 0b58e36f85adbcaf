package org.qinglin.app.assignment.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.assignment.LotteryDraws;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.PlaceStep;
import org.qinglin.app.assignment.PlaceSteps;
import org.qinglin.app.needs.SessionCancelled;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionMoved;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes places along when their session moves, and frees them when it does not take place, in the same transaction. */
@Component
class Rescheduling {

    private final JdbcClient jdbc;
    private final PlaceNotices notices;
    private final OpenShares shares;
    private final LotteryDraws lotteries;
    private final Clock clock;
    private final ConfirmTime confirmTime;

    Rescheduling(
            JdbcClient jdbc,
            PlaceNotices notices,
            OpenShares shares,
            LotteryDraws lotteries,
            ConfirmTime confirmTime,
            Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.shares = shares;
        this.lotteries = lotteries;
        this.clock = clock;
        this.confirmTime = confirmTime;
    }

    private record Open(long offer, StudentId student, Offer.Status status) {}

    @EventListener
    void on(SessionMoved moved) {
        var session = moved.after().id();
        lock(session);
        var by = confirmTime.until(moved.after().startsAt());
        var holders = new ArrayList<StudentId>();
        var asked = new ArrayList<StudentId>();
        for (var open : open(session)) {
            var next =
                    PlaceSteps.TABLE.after(open.status(), PlaceStep.Move.class).orElseThrow();
            (next == Offer.Status.TO_CONFIRM ? holders : asked).add(open.student());
            jdbc.sql(
                            "update assignment.offer set status = :status, respond_by = least(respond_by, :starts) where id = :id")
                    .param("status", next.name())
                    .param("starts", Sql.at(moved.after().startsAt()))
                    .param("id", open.offer())
                    .update();
        }
        shares.moved(session, moved.after().startsAt());
        for (var table : List.of("role_places", "acceptance")) {
            jdbc.sql("update assignment." + table + " set during = :during::tstzrange"
                            + (table.equals("acceptance") ? ", reconfirm_by = :by" : "")
                            + " where session_id = :session"
                            + (table.equals("acceptance") ? " and cancelled_at is null" : ""))
                    .param(
                            "during",
                            Sql.range(moved.after().startsAt(), moved.after().endsAt()))
                    .param("by", Sql.at(by))
                    .param("session", session.value())
                    .update();
        }
        lotteries.moved(session, moved.after().startsAt());
        notices.moved(moved, holders, asked, by);
    }

    @EventListener
    void on(SessionCancelled cancelled) {
        var session = cancelled.session().id();
        lock(session);
        var open = open(session);
        for (var each : open) {
            jdbc.sql("update assignment.offer set status = :status, decided_at = :now where id = :id")
                    .param(
                            "status",
                            PlaceSteps.TABLE
                                    .after(each.status(), PlaceStep.Cancel.class)
                                    .orElseThrow()
                                    .name())
                    .param("now", Sql.at(clock.instant()))
                    .param("id", each.offer())
                    .update();
        }
        jdbc.sql("""
                update assignment.acceptance set cancelled_at = :now, cancel_reason = :reason
                where session_id = :session and cancelled_at is null""")
                .param("now", Sql.at(clock.instant()))
                .param("reason", cancelled.reason())
                .param("session", session.value())
                .update();
        shares.cancelled(List.of(session));
        lotteries.callOff(session, false);
        jdbc.sql("update assignment.role_places set capacity = 0, taken = 0 where session_id = :session")
                .param("session", session.value())
                .update();
        notices.cancelled(cancelled, open.stream().map(Open::student).toList());
    }

    private void lock(SessionId session) {
        jdbc.sql("select role_id from assignment.role_places where session_id = :session order by role_id for update")
                .param("session", session.value())
                .query(Long.class)
                .list();
    }

    /** Whose offers or places the change concerns; an offer that was not answered in time is past. */
    private List<Open> open(SessionId session) {
        return jdbc.sql("""
                select id, student_id, status from assignment.offer
                where session_id = :session
                  and (status in ('APPLIED', 'WAITLISTED', 'ACCEPTED', 'TO_CONFIRM') or status = 'OFFERED' and respond_by > :now)
                order by id for update""")
                .param("session", session.value())
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> new Open(
                        row.getLong("id"),
                        new StudentId(row.getLong("student_id")),
                        Offer.Status.valueOf(row.getString("status"))))
                .list();
    }
}
