package org.qinglin.app.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The conversion table of a college (domain rule 14), each version from its day on. */
@Service
@Transactional
public class Conversions {

    private static final int MOST_HOURS = 1000;
    private static final int MOST_CREDITS = 100;
    private static final int MINUTES_AN_HOUR = 60;

    private final JdbcClient jdbc;
    private final Programmes programmes;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    Conversions(JdbcClient jdbc, Programmes programmes, AuditTrail audit, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.programmes = programmes;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** Fields as somebody typed them: hours for one credit, and the most credits, by programme. */
    public record Input(
            @Nullable Map<String, String> hours,
            @Nullable Map<String, String> most,
            @Nullable String validFrom) {}

    /** What is in force on a day. */
    @Transactional(readOnly = true)
    public Conversion on(CollegeId college, LocalDate day) {
        return jdbc.sql("select * from recognition.conversion " + RuleVersions.IN_FORCE)
                .param("college", college.value())
                .param("day", day)
                .query(this::conversion)
                .single();
    }

    /** Every version that the college has known, the latest first. */
    @Transactional(readOnly = true)
    public List<Conversion> versions(CollegeId college) {
        return jdbc.sql("select * from recognition.conversion " + RuleVersions.ALL)
                .param("college", college.value())
                .query(this::conversion)
                .list();
    }

    /** Sets the college's own for every programme, from a day on, today or later. */
    public Checked<Long> set(Viewer viewer, Input input) {
        var check = new FormCheck();
        var before = on(viewer.mustCollege(), LocalDate.now(clock));
        var rates = new LinkedHashMap<String, Conversion.Rate>();
        for (var each : programmes.all()) {
            rates.put(each.code(), rate(check, each.code(), input));
        }
        var from = RuleVersions.validFrom(check, input.validFrom(), LocalDate.now(clock));
        return check.result(() -> {
            var text = json.writeValueAsString(rates);
            long id = jdbc.sql("""
                    insert into recognition.conversion (college_id, valid_from, base, rates, recorded_by, recorded_at)
                    values (:college, :from, :base, :rates::jsonb, :account, :now) returning id""")
                    .param("college", viewer.mustCollege().value())
                    .param("from", from)
                    .param("base", before.base())
                    .param("rates", text)
                    .param("account", viewer.account().value())
                    .param("now", Sql.at(clock.instant()))
                    .query(Long.class)
                    .single();
            audit.record(viewer, "credit-conversion", "conversion " + id, "from " + from + ": " + text);
            return id;
        });
    }

    private static Conversion.Rate rate(FormCheck check, String programme, Input input) {
        var hours = input.hours() == null ? null : input.hours().get(programme);
        var most = input.most() == null ? null : input.most().get(programme);
        int minutes = check.whole("hours-" + programme, hours, 1, MOST_HOURS) * MINUTES_AN_HOUR;
        return new Conversion.Rate(
                minutes,
                most == null || most.isBlank() ? null : check.whole("most-" + programme, most, 1, MOST_CREDITS));
    }

    private Conversion conversion(ResultSet row, int number) throws SQLException {
        return new Conversion(
                row.getLong("id"),
                row.getObject("valid_from", LocalDate.class),
                row.getInt("base"),
                json.readValue(row.getString("rates"), new TypeReference<Map<String, Conversion.Rate>>() {}),
                row.getObject("college_id") != null);
    }
}
