package org.qinglin.app.insight.summary;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Recounts;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Makes reports, keeps them as they were made, and counts anew what one says, to show what was corrected since. */
@Service
@Transactional
public class Summaries {

    private static final int LONGEST_DAYS = 2 * 366;

    private final JdbcClient jdbc;
    private final SummaryScopes scopes;
    private final Figures figures;
    private final SummaryParts parts;
    private final JsonMapper json;
    private final AuditTrail audit;
    private final Clock clock;
    private final Recounts.Kept<SummaryId, List<Figure>> today;

    Summaries(
            JdbcClient jdbc,
            SummaryScopes scopes,
            Figures figures,
            SummaryParts parts,
            JsonMapper json,
            AuditTrail audit,
            Clock clock,
            Recounts recounts) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.figures = figures;
        this.parts = parts;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
        this.today = recounts.kept();
    }

    /** @param scope the key of one of the viewer's choices */
    public record Input(
            @Nullable String scope,
            @Nullable String from,
            @Nullable String to) {}

    /** Counts and keeps a report. */
    public Checked<SummaryId> make(Viewer viewer, Input input) {
        var form = new FormCheck();
        var choice = scopes.of(viewer).stream()
                .filter(each -> each.key().equals(input.scope()))
                .findFirst();
        if (choice.isEmpty()) {
            form.fault("scope", input.scope() == null ? "" : input.scope(), "fault.choice");
        }
        var from = form.date("from", input.from());
        var to = form.date("to", input.to());
        form.inOrder("to", from, to, LONGEST_DAYS);
        return form.result(() -> choice.orElseThrow())
                .fold(
                        wanted -> new Checked.Ok<>(keep(viewer, wanted, FormCheck.given(from), FormCheck.given(to))),
                        Checked.Faulty::new);
    }

    private SummaryId keep(Viewer viewer, SummaryScopes.Choice choice, LocalDate from, LocalDate to) {
        var scope = choice.scope();
        var content = json.writeValueAsString(parts.of(scope, from, to));
        long id = jdbc.sql("""
                insert into insight.summary (scope_kind, college_id, faculty_id, area_code, title, from_day, to_day, content,
                    digest, made_by, made_at)
                values (:kind, :college, :faculty, :area, :title, :from, :to, :content, :digest, :by, :now) returning id""")
                .param("kind", scope.kind().name())
                .param(
                        "college",
                        scope.college() == null ? null : scope.college().value(),
                        Types.BIGINT)
                .param(
                        "faculty",
                        scope.faculty() == null ? null : scope.faculty().value(),
                        Types.BIGINT)
                .param("area", scope.area() == null ? null : scope.area().value(), Types.VARCHAR)
                .param("title", choice.name())
                .param("from", from)
                .param("to", to)
                .param("content", content)
                .param("digest", sha256(content))
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        audit.record(viewer, "report-made", "report " + id, choice.name());
        return new SummaryId(id);
    }

    /** What the viewer may read, the latest first. */
    @Transactional(readOnly = true)
    public List<Summary> list(Viewer viewer, int offset, int limit) {
        return mine(viewer).stream().skip(offset).limit(limit).toList();
    }

    @Transactional(readOnly = true)
    public int count(Viewer viewer) {
        return mine(viewer).size();
    }

    private List<Summary> mine(Viewer viewer) {
        var allowed =
                scopes.of(viewer).stream().map(SummaryScopes.Choice::scope).toList();
        return jdbc
                .sql("""
                        select * from insight.summary
                        where college_id = any (:colleges) or area_code = any (:areas) order by made_at desc, id desc""")
                .param(
                        "colleges",
                        allowed.stream()
                                .map(Scope::college)
                                .filter(each -> each != null)
                                .map(CollegeId::value)
                                .distinct()
                                .toArray(Long[]::new))
                .param(
                        "areas",
                        allowed.stream()
                                .map(Scope::area)
                                .filter(each -> each != null)
                                .map(PlaceCode::value)
                                .distinct()
                                .toArray(String[]::new))
                .query(this::summary)
                .list()
                .stream()
                .filter(each -> allowed.contains(each.scope()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Summary> find(Viewer viewer, SummaryId id) {
        var allowed =
                scopes.of(viewer).stream().map(SummaryScopes.Choice::scope).toList();
        return jdbc.sql("select * from insight.summary where id = :id")
                .param("id", id.value())
                .query(this::summary)
                .optional()
                .filter(each -> allowed.contains(each.scope()));
    }

    /** A picture of a report; empty where it is none of it, or was taken away since. */
    @Transactional(readOnly = true)
    public Optional<byte[]> picture(Summary summary, long id) {
        return summary.content().pictures().stream().anyMatch(each -> each.id() == id)
                ? parts.picture(id)
                : Optional.empty();
    }

    /** The records behind a figure of a report, as they are today. */
    @Transactional(readOnly = true)
    public List<Figures.Counted> records(Summary summary, Figure figure, int offset, int limit) {
        return figures.records(summary.scope(), summary.from(), summary.to(), figure, offset, limit);
    }

    /** A figure that would be another one if the report were made today. */
    public record Corrected(Figure then, Figure now) {}

    /** What was corrected since a report was made, among the figures of the whole that may be shown, then and now. */
    @Transactional(readOnly = true)
    public List<Corrected> corrected(Summary summary) {
        var counted = today.of(summary.id(), () -> figures.whole(summary.scope(), summary.from(), summary.to()));
        return summary.in(Group.ALL).stream()
                .flatMap(then -> counted.stream()
                        .filter(now -> now.measure().equals(then.measure()))
                        .filter(now -> !now.equals(then) && !now.hidden() && !then.hidden())
                        .map(now -> new Corrected(then, now)))
                .toList();
    }

    private Summary summary(ResultSet row, int number) throws SQLException {
        var college = Sql.longOrNull(row, "college_id");
        var faculty = Sql.longOrNull(row, "faculty_id");
        var area = row.getString("area_code");
        return new Summary(
                new SummaryId(row.getLong("id")),
                new Scope(
                        Scope.Kind.valueOf(row.getString("scope_kind")),
                        college == null ? null : new CollegeId(college),
                        faculty == null ? null : new UnitId(faculty),
                        area == null ? null : new PlaceCode(area)),
                row.getString("title"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                Sql.instant(row, "made_at"),
                HexFormat.of().formatHex(row.getBytes("digest")),
                json.readValue(row.getString("content"), Summary.Content.class));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
