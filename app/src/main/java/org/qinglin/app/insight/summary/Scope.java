package org.qinglin.app.insight.summary;

import java.sql.Types;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whom a report is about.
 *
 * @param college null only for a district
 * @param faculty of a faculty's report, or of a community college's
 * @param area a street or town of nine digits, or a district of six; null for a college or faculty
 */
public record Scope(
        Kind kind,
        @Nullable CollegeId college,
        @Nullable UnitId faculty,
        @Nullable PlaceCode area) {

    /** Binds {@code college}, {@code faculty}, {@code area}, {@code from} and {@code to} of a query about this scope. */
    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query, LocalDate from, LocalDate to) {
        return query.param("college", college == null ? null : college.value(), Types.BIGINT)
                .param("faculty", faculty == null ? null : faculty.value(), Types.BIGINT)
                .param("area", area == null ? null : area.value(), Types.VARCHAR)
                .param("from", from)
                .param("to", to);
    }

    /** Whose report it is. */
    public enum Kind {
        COLLEGE,
        FACULTY,
        /** What a faculty and a street or town do together (社区学院). */
        COMMUNITY_COLLEGE,
        DISTRICT
    }
}
