package org.qinglin.app.insight.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.organisations.agreements.Measure;
import org.qinglin.app.organisations.agreements.Measures;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts what measures publish, for a scope and its days, as a whole and told apart. A figure that would show fewer than
 * {@value Suppression#FEWEST_PEOPLE} people is hidden: people and hours where so few served, a mean of so few words. So is what would
 * tell it together with the others: {@link Suppression}.
 */
@Component
@Transactional(readOnly = true)
public class Figures {

    private static final String PEOPLE = "people";

    /** Whose hours they are: hidden where so few were there. */
    private static final Map<String, String> PEOPLE_OF_HOURS =
            Map.of("service-hours", "students-served", "learner-hours", "learners");

    private static final String WITHIN = """
             m where (cast(:college as bigint) is null or college_id = :college)
               and (cast(:faculty as bigint) is null or faculty_id = :faculty or faculty_id is null)
               and (cast(:area as text) is null or street_code like :area || '%')
               and on_day between :from and :to""";

    private final JdbcClient jdbc;
    private final Measures measures;
    private final FigureSums sums;

    Figures(JdbcClient jdbc, Measures measures, FigureSums sums) {
        this.jdbc = jdbc;
        this.measures = measures;
        this.sums = sums;
    }

    /** Every figure: measures in their order, group by group. */
    List<Figure> of(Scope scope, LocalDate from, LocalDate to) {
        return of(List.of(Group.values()), scope, from, to);
    }

    /** The figures of the whole alone. */
    List<Figure> whole(Scope scope, LocalDate from, LocalDate to) {
        return of(List.of(Group.ALL), scope, from, to);
    }

    private List<Figure> of(List<Group> groups, Scope scope, LocalDate from, LocalDate to) {
        Sql.planForValues(jdbc);
        var figures = new ArrayList<Figure>();
        for (var measure : measures.all()) {
            for (var group : groups) {
                if (group.takes(measure.byProgramme())) {
                    figures.addAll(counted(measure, group, scope, from, to));
                }
            }
        }
        return hidden(figures);
    }

    private List<Figure> counted(Measure measure, Group group, Scope scope, LocalDate from, LocalDate to) {
        var figure = figure(measure);
        return within(
                        "select key, " + figure + " as figure, count(distinct (record_kind, record_id))::int as records"
                                + " from (select m.*, " + group.key() + " as key from " + measure.view() + " " + WITHIN
                                + ") keyed where key is not null group by key order by key",
                        scope,
                        from,
                        to)
                .query((row, number) -> new Figure(
                        group,
                        row.getString("key"),
                        measure.code(),
                        rounded(row.getBigDecimal("figure")),
                        row.getInt("records"),
                        false))
                .list();
    }

    private static String figure(Measure measure) {
        return switch (measure.way()) {
            case COUNT -> "count(distinct thing)::numeric";
            case SUM -> "coalesce(sum(amount), 0)::numeric";
            case MEAN -> "avg(amount)::numeric";
        };
    }

    /** To hundredths, without zeros at the end: what is kept must be the same whoever counts. */
    private static @Nullable BigDecimal rounded(@Nullable BigDecimal figure) {
        if (figure == null) {
            return null;
        }
        var short2 = figure.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return short2.scale() < 0 ? short2.setScale(0, RoundingMode.UNNECESSARY) : short2;
    }

    private List<Figure> hidden(List<Figure> figures) {
        Map<String, Integer> people = new HashMap<>();
        figures.stream()
                .filter(each -> PEOPLE_OF_HOURS.containsValue(each.measure()))
                .forEach(each -> people.put(
                        key(each, each.measure()),
                        each.value() == null ? 0 : each.value().intValue()));
        var few = figures.stream().filter(each -> isOfFew(each, people)).collect(Collectors.toSet());
        var hidden = beside(figures, few);
        return figures.stream()
                .map(each -> hidden.contains(each)
                        ? new Figure(each.group(), each.key(), each.measure(), null, each.records(), true)
                        : each)
                .toList();
    }

    /** Those of few people, and what has to be hidden beside them, measure by measure. */
    private Set<Figure> beside(List<Figure> figures, Set<Figure> few) {
        var hidden = new HashSet<Figure>();
        for (var measure : few.stream().map(Figure::measure).distinct().toList()) {
            var shown = new LinkedHashMap<Figure, BigDecimal>();
            figures.stream().filter(each -> each.measure().equals(measure)).forEach(each -> {
                var value = each.value();
                if (value != null) {
                    shown.put(each, value);
                }
            });
            boolean adds = measures.find(measure).orElseThrow().way() != Measure.Way.MEAN;
            var ofThis =
                    few.stream().filter(each -> each.measure().equals(measure)).collect(Collectors.toSet());
            hidden.addAll(Suppression.of(shown, ofThis, sums.of(shown, adds)));
        }
        return hidden;
    }

    private static String key(Figure figure, String people) {
        return people + "/" + figure.group() + "/" + figure.key();
    }

    private boolean isOfFew(Figure figure, Map<String, Integer> people) {
        var measure = measures.find(figure.measure()).orElseThrow();
        var value = figure.value();
        if (value == null || value.signum() == 0) {
            return false;
        }
        if (measure.way() == Measure.Way.MEAN) {
            return figure.records() < Suppression.FEWEST_PEOPLE;
        }
        if (measure.unit().equals(PEOPLE)) {
            return value.compareTo(BigDecimal.valueOf(Suppression.FEWEST_PEOPLE)) < 0;
        }
        var whose = PEOPLE_OF_HOURS.get(figure.measure());
        return whose != null && people.getOrDefault(key(figure, whose), 0) < Suppression.FEWEST_PEOPLE;
    }

    /** A record behind a figure. */
    public record Counted(String kind, long id, String title, LocalDate on, BigDecimal amount) {}

    /** The records behind one figure, the latest first; none behind a hidden one. */
    List<Counted> records(Scope scope, LocalDate from, LocalDate to, Figure figure, int offset, int limit) {
        var measure = measures.find(figure.measure());
        if (measure.isEmpty() || figure.hidden()) {
            return List.of();
        }
        Sql.planForValues(jdbc);
        var share = measure.get().way() == Measure.Way.SUM ? "sum(amount)::numeric" : figure(measure.get());
        return within(
                        "select record_kind, record_id, max(record_title) as title, max(on_day) as on_day, " + share
                                + " as share from (select m.*, "
                                + figure.group().key() + " as key from "
                                + measure.get().view() + " " + WITHIN
                                + ") keyed where key = :key group by record_kind, record_id"
                                + " order by max(on_day) desc, record_id desc offset :offset limit :limit",
                        scope,
                        from,
                        to)
                .param("key", figure.key())
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

    private JdbcClient.StatementSpec within(String sql, Scope scope, LocalDate from, LocalDate to) {
        return scope.bind(jdbc.sql(sql), from, to);
    }
}
