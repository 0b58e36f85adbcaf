package org.qinglin.app.recognition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.FormCheck;

/**
 * Rules of which each version holds from its day on, a college's own before those of the field, which belong to no college
 * (ADR 43). Ends of queries over their tables.
 */
final class RuleVersions {

    /** The version in force for {@code :college} on {@code :day}. */
    static final String IN_FORCE = """
            where (college_id = :college or college_id is null) and valid_from <= :day
            order by college_id is null, valid_from desc, id desc limit 1""";

    /** Every version that {@code :college} has known, the latest first. */
    static final String ALL = """
            where college_id = :college or college_id is null
            order by college_id is null, valid_from desc, id desc""";

    private RuleVersions() {}

    /** The day from which a new version holds: what was decided before was decided by what stood before. */
    static @Nullable LocalDate validFrom(FormCheck check, @Nullable String text, LocalDate today) {
        var from = check.date("validFrom", text);
        if (from != null && from.isBefore(today)) {
            check.fault("validFrom", from, "fault.rule.past");
        }
        return from;
    }
}
