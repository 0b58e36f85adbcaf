package org.qinglin.app.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.agreements.Agreement;
import org.qinglin.app.organisations.agreements.AgreementId;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.organisations.agreements.Commitment;
import org.qinglin.app.organisations.agreements.Measure;
import org.qinglin.app.organisations.agreements.Measures;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far agreements are fulfilled: every commitment counted from the view that its measure's owner publishes, between the
 * faculty and the street, over the agreement's term so far; and the records behind each figure.
 */
@Service
@Transactional(readOnly = true)
public class Fulfilment {

    private static final String COUNTED = """
             where college_id = :college and street_code = :street and (faculty_id = :faculty or faculty_id is null)
               and (cast(:programme as text) is null or programme_code = :programme)
               and on_day between :from and :until""";

    private final JdbcClient jdbc;
    private final Agreements agreements;
    private final Measures measures;
    private final Clock clock;

    Fulfilment(JdbcClient jdbc, Agreements agreements, Measures measures, Clock clock) {
        this.jdbc = jdbc;
        this.agreements = agreements;
        this.measures = measures;
        this.clock = clock;
    }

    /**
     * An agreement with what became of its commitments.
     *
     * @param until the last day that is counted: today, or the agreement's last
     * @param termPercent how much of its term is over, 0 to 100
     */
    public record Whole(Agreement agreement, LocalDate until, int termPercent, List<Line> lines) {

        public long reached() {
            return lines.stream().filter(Line::isReached).count();
        }

        /** Those that are less far than the term is. */
        public long behind() {
            return lines.stream().filter(each -> each.isBehind(termPercent)).count();
        }
    }

    /**
     * One commitment and what there is of it.
     *
     * @param measure null where no module publishes it any more: then nothing is counted
     * @param actual in the measure's unit, unrounded; null where a mean has nothing to be a mean of
     */
    public record Line(
            Commitment commitment,
            @Nullable Measure measure,
            @Nullable BigDecimal actual) {

        /** Of the target, 0 to 100; what is almost all is not told as all. */
        public int percent() {
            return actual == null
                    ? 0
                    : actual.multiply(BigDecimal.valueOf(100))
                            .divide(commitment.target(), 0, RoundingMode.FLOOR)
                            .min(BigDecimal.valueOf(100))
                            .intValue();
        }

        public boolean isReached() {
            return actual != null && actual.compareTo(commitment.target()) >= 0;
        }

        /** A mean is no amount that grows with the term: it is behind when it is below its target. */
        public boolean isBehind(int termPercent) {
            boolean mean = measure != null && measure.way() == Measure.Way.MEAN;
            return mean ? actual != null && !isReached() : percent() < termPercent && !isReached();
        }
    }

    /** A record that a figure counts: an order, a session. {@code amount} is in the measure's unit. */
    public record Counted(String kind, long id, String title, LocalDate on, BigDecimal amount) {}

    /** For a viewer whose side has a part in the agreement, once it is signed. */
    public Optional<Whole> of(Viewer viewer, AgreementId id) {
        return agreements
                .find(viewer, id)
                .filter(each -> each.status().isSigned())
                .map(this::of);
    }

    /** The same with one commitment alone, by its number; the others are not counted. */
    public Optional<Whole> of(Viewer viewer, AgreementId id, int number) {
        return agreements
                .find(viewer, id)
                .filter(each -> each.status().isSigned())
                .map(agreement -> of(agreement, each -> each.number() == number));
    }

    /** For whoever asks: the caller has made sure that the agreement may be seen. */
    public Whole of(Agreement agreement) {
        return of(agreement, each -> true);
    }

    private Whole of(Agreement agreement, Predicate<Commitment> which) {
        Sql.planForValues(jdbc);
        var until = until(agreement);
        var commitments =
                agreements.commitments(agreement).stream().filter(which).toList();
        var actual = actual(agreement, commitments);
        var lines = commitments.stream()
                .map(each -> new Line(each, measures.find(each.measure()).orElse(null), actual.get(each.number())))
                .toList();
        return new Whole(agreement, until, termPercent(agreement, until), lines);
    }

    private LocalDate until(Agreement agreement) {
        var today = LocalDate.now(clock);
        return today.isAfter(agreement.lastDay()) ? agreement.lastDay() : today;
    }

    private static int termPercent(Agreement agreement, LocalDate until) {
        long all = ChronoUnit.DAYS.between(agreement.startsOn(), agreement.endsOn()) + 1;
        long over = ChronoUnit.DAYS.between(agreement.startsOn(), until) + 1;
        return (int) Math.max(0, Math.min(100, 100 * over / all));
    }

    /** By number, all in one trip to the database; without those of no measure, and without means of nothing. */
    private Map<Integer, BigDecimal> actual(Agreement agreement, List<Commitment> commitments) {
        var counts = new ArrayList<String>();
        var asked = counted(agreement);
        for (var commitment : commitments) {
            measures.find(commitment.measure()).ifPresent(measure -> {
                var programme = "programme" + commitment.number();
                asked.put(programme, commitment.programme());
                counts.add("select " + commitment.number() + " as number, " + figure(measure) + " as figure from "
                        + measure.view() + " " + COUNTED.replace(":programme", ":" + programme));
            });
        }
        var actual = new HashMap<Integer, BigDecimal>();
        if (!counts.isEmpty()) {
            jdbc.sql(String.join(" union all ", counts)).params(asked).query(row -> {
                var figure = row.getBigDecimal("figure");
                if (figure != null) {
                    actual.put(row.getInt("number"), figure);
                }
            });
        }
        return actual;
    }

    private static String figure(Measure measure) {
        return switch (measure.way()) {
            case COUNT -> "count(distinct thing)::numeric";
            case SUM -> "coalesce(sum(amount), 0)::numeric";
            case MEAN -> "avg(amount)::numeric";
        };
    }

    private Map<String, @Nullable Object> counted(Agreement agreement, Commitment commitment) {
        var counted = counted(agreement);
        counted.put("programme", commitment.programme());
        return counted;
    }

    private Map<String, @Nullable Object> counted(Agreement agreement) {
        var counted = new HashMap<String, @Nullable Object>();
        counted.put("college", agreement.parties().college().value());
        counted.put("street", agreement.parties().street().value());
        counted.put("faculty", agreement.parties().faculty().value());
        counted.put("from", agreement.startsOn());
        counted.put("until", until(agreement));
        return counted;
    }

    /** The records behind a figure, the latest first. A thing that stands in several of them is counted once. */
    public List<Counted> records(Agreement agreement, Commitment commitment, int offset, int limit) {
        var measure = measures.find(commitment.measure());
        if (measure.isEmpty()) {
            return List.of();
        }
        Sql.planForValues(jdbc);
        return jdbc.sql("select record_kind, record_id, max(record_title) as title, max(on_day) as on_day, "
                        + figure(measure.get()) + " as share from "
                        + measure.get().view() + " " + COUNTED + " " + """
                 group by record_kind, record_id order by max(on_day) desc, record_id desc offset :offset limit :limit""")
                .params(counted(agreement, commitment))
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new Counted(
                        row.getString("record_kind"),
                        row.getLong("record_id"),
                        row.getString("title"),
                        row.getObject("on_day", LocalDate.class),
                        row.getBigDecimal("share")))
                .list();
    }

    /** How many records stand behind a figure. */
    public int count(Agreement agreement, Commitment commitment) {
        var measure = measures.find(commitment.measure());
        if (measure.isEmpty()) {
            return 0;
        }
        Sql.planForValues(jdbc);
        return jdbc.sql("select count(distinct (record_kind, record_id))::int from "
                        + measure.get().view() + " " + COUNTED)
                .params(counted(agreement, commitment))
                .query(Integer.class)
                .single();
    }
}
