package org.qinglin.app.awards;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rounds of awards, from the call to the day on which the notice is over (domain rule 15). */
@Service
@Transactional
public class AwardRounds {

    private static final int MOST_WINNERS = 100;
    private static final int MOST_DAYS = 1100;
    private static final BigDecimal HIGHEST_THRESHOLD = BigDecimal.valueOf(100_000);

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final Clock clock;

    AwardRounds(JdbcClient jdbc, Organisations organisations, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param thresholds by the name of what is counted; one left blank is not asked for */
    public record Input(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String winners,
            @Nullable String countsFrom,
            @Nullable String nominateUntil,
            @Nullable String scoreUntil,
            Map<String, String> thresholds) {}

    /** The college calls for nominations. */
    public AwardOutcome announce(Viewer viewer, Input input) {
        var check = new FormCheck();
        var name = check.text("name", input.name(), 40);
        var kind = check.oneOf("kind", input.kind(), AwardKind.class, "fault.choice");
        int winners = check.whole("winners", input.winners(), 1, MOST_WINNERS);
        var from = check.date("countsFrom", input.countsFrom());
        var nominate = check.date("nominateUntil", input.nominateUntil());
        var score = check.date("scoreUntil", input.scoreUntil());
        if (nominate != null && nominate.isBefore(LocalDate.now(clock))) {
            check.fault("nominateUntil", nominate, "fault.award.past");
        }
        check.inOrder("nominateUntil", from, nominate, MOST_DAYS);
        if (nominate != null && score != null && !score.isAfter(nominate)) {
            check.fault("scoreUntil", score, "fault.award.order");
        }
        var criteria = criteria(kind, input.thresholds(), check);
        return check.result(() -> new Called(
                        name,
                        kind,
                        winners,
                        FormCheck.given(from),
                        FormCheck.given(nominate),
                        FormCheck.given(score),
                        criteria))
                .fold(called -> insert(viewer, called), AwardOutcome.Faulty::new);
    }

    private record Called(
            String name,
            AwardKind kind,
            int winners,
            LocalDate countsFrom,
            LocalDate nominateUntil,
            LocalDate scoreUntil,
            List<Criterion> criteria) {}

    private static List<Criterion> criteria(AwardKind kind, Map<String, String> thresholds, FormCheck check) {
        var asked = new ArrayList<Criterion>();
        for (var what : Criterion.What.of(kind)) {
            var text = thresholds.getOrDefault(what.name(), "").strip();
            if (text.isEmpty()) {
                continue;
            }
            if (text.matches("\\d{1,6}(\\.\\d)?") && isThreshold(what, new BigDecimal(text))) {
                asked.add(new Criterion(what, new BigDecimal(text)));
            } else {
                check.fault(what.name(), text, "fault.award.threshold");
            }
        }
        return asked;
    }

    /** At least nothing asks for nothing; at most nothing asks for much. */
    private static boolean isThreshold(Criterion.What what, BigDecimal number) {
        return number.compareTo(HIGHEST_THRESHOLD) <= 0 && (what.isAtMost() || number.signum() > 0);
    }

    private AwardOutcome insert(Viewer viewer, Called called) {
        var made = jdbc.sql("""
                insert into awards.round (college_id, name, kind, winners, counts_from, nominate_until, score_until, status,
                    opened_by, opened_at)
                values (:college, :name, :kind, :winners, :from, :nominate, :score, 'OPEN', :by, :now)
                on conflict do nothing returning id""")
                .param("college", viewer.mustCollege().value())
                .param("name", called.name())
                .param("kind", called.kind().name())
                .param("winners", called.winners())
                .param("from", called.countsFrom())
                .param("nominate", called.nominateUntil())
                .param("score", called.scoreUntil())
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .optional();
        if (made.isEmpty()) {
            return new AwardOutcome.Already();
        }
        called.criteria()
                .forEach(each -> jdbc.sql("""
                        insert into awards.criterion (round_id, what, at_most, threshold)
                        values (:id, :what, :most, :threshold)""")
                        .param("id", made.get())
                        .param("what", each.what().name())
                        .param("most", each.what().isAtMost())
                        .param("threshold", each.threshold())
                        .update());
        audit.record(viewer, "award-announced", named(made.get()), called.name());
        return new AwardOutcome.Done(made.get());
    }

    /** Rounds of the viewer's college, or of all colleges that a community works with; the latest first. */
    @Transactional(readOnly = true)
    public List<AwardRound> of(Viewer viewer) {
        return jdbc.sql("""
                select * from awards.round where college_id = any (:colleges)
                order by case status when 'OPEN' then 0 when 'NOTICE' then 1 else 2 end, id desc""")
                .param("colleges", colleges(viewer))
                .query(AwardRounds::round)
                .list();
    }

    private static final String SEARCHED =
            "college_id = any (:colleges) and (:search = '' or strpos(lower(name), lower(:search)) > 0)";

    /** The same, by a part of their names and page by page. */
    @Transactional(readOnly = true)
    public List<AwardRound> of(Viewer viewer, String search, int offset, int limit) {
        return jdbc.sql("select * from awards.round where " + SEARCHED
                        + " order by case status when 'OPEN' then 0 when 'NOTICE' then 1 else 2 end, id desc"
                        + " offset :offset limit :limit")
                .param("colleges", colleges(viewer))
                .param("search", search.strip())
                .param("offset", offset)
                .param("limit", limit)
                .query(AwardRounds::round)
                .list();
    }

    @Transactional(readOnly = true)
    public int count(Viewer viewer, String search) {
        return jdbc.sql("select count(*)::int from awards.round where " + SEARCHED)
                .param("colleges", colleges(viewer))
                .param("search", search.strip())
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<AwardRound> find(Viewer viewer, long id) {
        return jdbc.sql("select * from awards.round where id = :id and college_id = any (:colleges)")
                .param("id", id)
                .param("colleges", colleges(viewer))
                .query(AwardRounds::round)
                .optional();
    }

    /** The round that the caller knows there is. */
    AwardRound byId(long id) {
        return jdbc.sql("select * from awards.round where id = :id")
                .param("id", id)
                .query(AwardRounds::round)
                .single();
    }

    private Long[] colleges(Viewer viewer) {
        if (viewer.is(Role.COMMUNITY)) {
            return organisations.collegesOf(viewer.mustPlace()).stream()
                    .map(each -> each.id().value())
                    .toArray(Long[]::new);
        }
        return new Long[] {viewer.mustCollege().value()};
    }

    /** What a round asks for. The caller has made sure that it may see the round. */
    @Transactional(readOnly = true)
    public List<Criterion> criteria(long round) {
        return jdbc
                .sql("select * from awards.criterion where round_id = :id")
                .param("id", round)
                .query((row, number) ->
                        new Criterion(Criterion.What.valueOf(row.getString("what")), row.getBigDecimal("threshold")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Criterion::what))
                .toList();
    }

    /** The round's row, held until the end of the transaction. */
    Optional<AwardRound> locked(Viewer viewer, long id) {
        jdbc.sql("select 1 from awards.round where id = :id for update")
                .param("id", id)
                .query(row -> {});
        return find(viewer, id);
    }

    static String named(long round) {
        return "award " + round;
    }

    private static AwardRound round(ResultSet row, int number) throws SQLException {
        return new AwardRound(
                row.getLong("id"),
                new CollegeId(row.getLong("college_id")),
                row.getString("name"),
                AwardKind.valueOf(row.getString("kind")),
                row.getInt("winners"),
                row.getObject("counts_from", LocalDate.class),
                row.getObject("nominate_until", LocalDate.class),
                row.getObject("score_until", LocalDate.class),
                AwardRound.Status.valueOf(row.getString("status")),
                row.getObject("notice_until", LocalDate.class));
    }
}
