package org.qinglin.app.insight.summary;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.UnitId;

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

    /** Whose report it is. */
    public enum Kind {
        COLLEGE,
        FACULTY,
        /** What a faculty and a street or town do together (社区学院). */
        COMMUNITY_COLLEGE,
        DISTRICT
    }
}
