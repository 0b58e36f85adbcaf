package org.qinglin.app.learning;

import java.sql.Types;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.internal.LearningNotices;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps where a class stands, for its desk's steps and for the first lesson that is held. */
@Component
class ClassStanding {

    private final JdbcClient jdbc;
    private final CourseEnrolments enrolments;
    private final Calls calls;
    private final LearningNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    ClassStanding(
            JdbcClient jdbc,
            CourseEnrolments enrolments,
            Calls calls,
            LearningNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.enrolments = enrolments;
        this.calls = calls;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps that a class stands elsewhere now. The caller has asked the table. */
    void keep(Viewer viewer, CourseClass held, CourseClass.Status next, @Nullable String reason) {
        jdbc.sql(
                        "update learning.course_class set status = :status, reason = :reason, decided_at = :now where id = :id")
                .param("status", next.name())
                .param("reason", reason, Types.VARCHAR)
                .param("now", Sql.at(clock.instant()))
                .param("id", held.id().value())
                .update();
        audit.record(
                viewer,
                "class-" + next.name().toLowerCase(Locale.ROOT),
                "class " + held.id().value(),
                held.course().title());
        if (next == CourseClass.Status.CANCELLED && held.status() != CourseClass.Status.DRAFT) {
            notices.cancelled(held, enrolments.students(held.id()), reason == null ? "" : reason);
            notices.toCall(viewer, held, calls.cancelled(held));
        }
    }
}
