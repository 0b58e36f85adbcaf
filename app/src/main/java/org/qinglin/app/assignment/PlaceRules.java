package org.qinglin.app.assignment;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A college's rule about places given back late and no-shows. */
@Service
@Transactional
public class PlaceRules {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    PlaceRules(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** A rule as it was typed; {@code misses} empty: nothing follows from them. */
    public record Input(
            @Nullable String giveUpHours,
            @Nullable String misses,
            @Nullable String windowDays,
            @Nullable String pauseDays) {}

    @Transactional(readOnly = true)
    public PlaceRule of(CollegeId college) {
        return jdbc.sql("select * from assignment.place_rule where college_id = :college")
                .param("college", college.value())
                .query((row, number) -> new PlaceRule(
                        row.getInt("give_up_hours"),
                        Sql.intOrNull(row, "misses"),
                        row.getInt("window_days"),
                        row.getInt("pause_days")))
                .optional()
                .orElse(PlaceRule.DEFAULT);
    }

    public Checked<PlaceRule> set(Viewer viewer, Input input) {
        var check = new FormCheck();
        int hours = number(check, "giveUpHours", input.giveUpHours(), 0, 168);
        boolean off = input.misses() == null || input.misses().isBlank();
        int misses = off ? 0 : number(check, "misses", input.misses(), 1, 20);
        int window = number(check, "windowDays", input.windowDays(), 1, 366);
        int pause = number(check, "pauseDays", input.pauseDays(), 1, 366);
        return check.result(() -> keep(viewer, new PlaceRule(hours, off ? null : misses, window, pause)));
    }

    private static int number(FormCheck check, String field, @Nullable String value, int least, int most) {
        var text = value == null ? "" : value.strip();
        if (text.matches("\\d{1,4}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        check.fault(field, text, "fault.number", least, most);
        return least;
    }

    private PlaceRule keep(Viewer viewer, PlaceRule rule) {
        jdbc.sql("""
                insert into assignment.place_rule (college_id, give_up_hours, misses, window_days, pause_days)
                values (:college, :hours, :misses, :window, :pause)
                on conflict (college_id) do update set give_up_hours = excluded.give_up_hours,
                    misses = excluded.misses, window_days = excluded.window_days, pause_days = excluded.pause_days""")
                .param("college", viewer.mustCollege().value())
                .param("hours", rule.giveUpHours())
                .param("misses", rule.misses(), java.sql.Types.INTEGER)
                .param("window", rule.windowDays())
                .param("pause", rule.pauseDays())
                .update();
        audit.record(viewer, "place-rule-set", "college " + viewer.mustCollege().value(), rule.toString());
        return rule;
    }
}
