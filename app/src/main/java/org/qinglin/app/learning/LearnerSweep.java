package org.qinglin.app.learning;

import java.time.Clock;
import java.time.Duration;
import org.qinglin.app.shared.Sql;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets learners without an account a while after their class, and whence enrolments came a day ago. */
@Service
@Transactional
public class LearnerSweep {

    private final JdbcClient jdbc;
    private final CourseEnrolments enrolments;
    private final Clock clock;
    private final Duration kept;

    LearnerSweep(
            JdbcClient jdbc,
            CourseEnrolments enrolments,
            Clock clock,
            @Value("${qinglin.learner-kept:P180D}") Duration kept) {
        this.jdbc = jdbc;
        this.enrolments = enrolments;
        this.clock = clock;
        this.kept = kept;
    }

    /** @return how many were forgotten */
    @Scheduled(cron = "${qinglin.learner-sweep:0 55 3 * * *}", zone = "Asia/Shanghai")
    public int sweep() {
        jdbc.sql("update learning.enrolment set origin = null where origin is not null and made_at < :then")
                .param("then", Sql.at(clock.instant().minus(Duration.ofDays(1))))
                .update();
        return enrolments.forget(jdbc.sql("""
                select e.id from learning.enrolment e join learning.course_class k on k.id = e.class_id
                where e.erased_at is null and e.student_id is null
                  and (k.status in ('FINISHED', 'CANCELLED') and k.decided_at < :then
                       or e.status = 'WITHDRAWN' and e.decided_at < :then)""")
                .param("then", Sql.at(clock.instant().minus(kept)))
                .query((row, number) -> new EnrolmentId(row.getLong(1)))
                .list());
    }
}
