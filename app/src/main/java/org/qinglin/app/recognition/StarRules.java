package org.qinglin.app.recognition;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The thresholds of the stars, each version from its day on: a college's own, or else the field's (domain rule 12). */
@Service
@Transactional
public class StarRules {

    private static final int MOST_HOURS = 100_000;
    private static final int MINUTES_AN_HOUR = 60;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    StarRules(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Fields as somebody typed them. @param hours of the five stars */
    public record Input(
            @Nullable List<String> hours, @Nullable String validFrom) {}

    /** What is in force on a day. */
    @Transactional(readOnly = true)
    public StarThresholds on(CollegeId college, LocalDate day) {
        return jdbc.sql("select * from recognition.star_thresholds " + RuleVersions.IN_FORCE)
                .param("college", college.value())
                .param("day", day)
                .query(StarRules::thresholds)
                .single();
    }

    @Transactional(readOnly = true)
    public StarThresholds now(CollegeId college) {
        return on(college, LocalDate.now(clock));
    }

    /** All versions that a college has known, the latest first. */
    @Transactional(readOnly = true)
    public List<StarThresholds> versions(CollegeId college) {
        return jdbc.sql("select * from recognition.star_thresholds " + RuleVersions.ALL)
                .param("college", college.value())
                .query(StarRules::thresholds)
                .list();
    }

    /** Sets the college's own from a day on, today or later: what was given before was given by what stood before. */
    public Checked<Long> set(Viewer viewer, Input input) {
        var check = new FormCheck();
        var minutes = minutes(check, input.hours() == null ? List.of() : input.hours());
        var from = RuleVersions.validFrom(check, input.validFrom(), LocalDate.now(clock));
        return check.result(() -> {
            long id = jdbc.sql("""
                    insert into recognition.star_thresholds (college_id, valid_from, minutes, recorded_by, recorded_at)
                    values (:college, :from, :minutes, :account, :now) returning id""")
                    .param("college", viewer.mustCollege().value())
                    .param("from", from)
                    .param("minutes", minutes.toArray(Integer[]::new))
                    .param("account", viewer.account().value())
                    .param("now", Sql.at(clock.instant()))
                    .query(Long.class)
                    .single();
            audit.record(viewer, "star-thresholds", "thresholds " + id, "from " + from + ": " + minutes);
            return id;
        });
    }

    private static List<Integer> minutes(FormCheck check, List<String> hours) {
        var minutes = new ArrayList<Integer>();
        for (int level = 1; level <= StarThresholds.LEVELS; level++) {
            var field = "hours" + level;
            var text = level <= hours.size() ? hours.get(level - 1) : null;
            int value = check.whole(field, text, 1, MOST_HOURS) * MINUTES_AN_HOUR;
            if (level > 1 && value <= minutes.get(level - 2)) {
                check.add(Fault.of(field, text == null ? "" : text, "fault.star.order", level, level - 1));
            }
            minutes.add(value);
        }
        return minutes;
    }

    private static StarThresholds thresholds(ResultSet row, int number) throws SQLException {
        Array minutes = row.getArray("minutes");
        return new StarThresholds(
                row.getLong("id"),
                row.getObject("valid_from", LocalDate.class),
                Arrays.asList((Integer[]) minutes.getArray()),
                row.getObject("college_id") != null);
    }
}
