package org.qinglin.app.assignment.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.qinglin.app.assignment.ShareStep;
import org.qinglin.app.assignment.ShareSteps;
import org.qinglin.app.assignment.TeamShare;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What becomes of shares that wait for their teams when a session changes, in the same transaction. */
@Component
class OpenShares {

    private final JdbcClient jdbc;
    private final PlaceNotices notices;
    private final Clock clock;

    OpenShares(JdbcClient jdbc, PlaceNotices notices, Clock clock) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.clock = clock;
    }

    private record Ended(SessionId session, TeamId team) {}

    /** Nothing is kept for anybody where nothing takes place. */
    void cancelled(Collection<SessionId> sessions) {
        jdbc.sql("""
                update assignment.team_share set status = :cancelled, decided_at = :now
                where session_id = any (:sessions) and status = 'OFFERED' returning session_id, team_id""")
                .param(
                        "cancelled",
                        ShareSteps.TABLE
                                .after(TeamShare.Status.OFFERED, ShareStep.Cancel.class)
                                .orElseThrow()
                                .name())
                .param("now", Sql.at(clock.instant()))
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .query((row, number) ->
                        new Ended(new SessionId(row.getLong("session_id")), new TeamId(row.getLong("team_id"))))
                .list()
                .forEach(each -> notices.shareGone(each.session(), each.team()));
    }

    /** Nobody answers after the start. */
    void moved(SessionId session, Instant startsAt) {
        jdbc.sql("""
                update assignment.team_share set respond_by = greatest(least(respond_by, :starts),
                    offered_at + interval '1 minute')
                where session_id = :session and status = 'OFFERED'""")
                .param("starts", Sql.at(startsAt))
                .param("session", session.value())
                .update();
    }
}
