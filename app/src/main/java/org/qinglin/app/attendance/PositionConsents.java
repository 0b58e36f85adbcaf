package org.qinglin.app.attendance;

import java.time.Clock;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A student's separate consent to telling the phone's position with a mark (rule 19), and how long distances are kept. */
@Service
@Transactional
public class PositionConsents {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final AttendanceRules rules;
    private final Clock clock;

    PositionConsents(JdbcClient jdbc, AuditTrail audit, AttendanceRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.rules = rules;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public boolean inForce(Viewer viewer) {
        return jdbc.sql("""
                select exists (select from attendance.position_consent
                    where student_id = :student and withdrawn_at is null)""")
                .param("student", viewer.mustStudent().value())
                .query(Boolean.class)
                .single();
    }

    public void give(Viewer viewer) {
        if (inForce(viewer)) {
            return;
        }
        jdbc.sql("""
                insert into attendance.position_consent (student_id, given_at) values (:student, :now)
                on conflict (student_id) do update set given_at = excluded.given_at, withdrawn_at = null""")
                .param("student", viewer.mustStudent().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        audit.record(
                viewer,
                "position-consent-given",
                "student " + viewer.mustStudent().value(),
                "");
    }

    /** From now on no position is asked for, and what was kept of earlier ones is deleted. */
    public void withdraw(Viewer viewer) {
        int ended = jdbc.sql("""
                update attendance.position_consent set withdrawn_at = :now
                where student_id = :student and withdrawn_at is null""")
                .param("student", viewer.mustStudent().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        jdbc.sql("update attendance.mark set fence = null, metres = null where student_id = :student")
                .param("student", viewer.mustStudent().value())
                .update();
        if (ended > 0) {
            audit.record(
                    viewer,
                    "position-consent-withdrawn",
                    "student " + viewer.mustStudent().value(),
                    "");
        }
    }

    /** Deletes the distances of marks that are older than they are kept. */
    @Scheduled(cron = "${qinglin.position-sweep:0 40 3 * * *}")
    public int sweep() {
        return jdbc.sql(
                        "update attendance.mark set fence = null, metres = null where fence is not null and at < :before")
                .param("before", Sql.at(clock.instant().minus(rules.positionsKeptFor())))
                .update();
    }
}
