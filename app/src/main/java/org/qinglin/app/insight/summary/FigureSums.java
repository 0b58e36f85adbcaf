package org.qinglin.app.insight.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which figures of one measure in a report are the sum of which others, as far as a reader could reckon with it. */
@Component
class FigureSums {

    /** Figures are rounded to hundredths, each by half of one at most. */
    private static final BigDecimal ROUNDED = new BigDecimal("0.01");

    private final JdbcClient jdbc;

    FigureSums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param figures of one measure, before any is hidden
     * @param adds whether the parts come to the total; where a mean is one of means, their weights are known
     */
    List<Suppression.Sum<Figure>> of(Map<Figure, BigDecimal> figures, boolean adds) {
        var sums = new ArrayList<Suppression.Sum<Figure>>();
        in(figures, Group.ALL)
                .forEach(all -> Stream.of(Group.PROGRAMME, Group.FIELD, Group.MONTH, Group.STREET)
                        .forEach(group -> sums.add(
                                new Suppression.Sum<>(all, in(figures, group).toList()))));
        in(figures, Group.ECONOMY)
                .forEach(total -> sums.add(sum(figures, total, Group.PROGRAMME, Group::isOfTheEconomy)));
        in(figures, Group.RURAL).forEach(total -> sums.add(sum(figures, total, Group.STREET, Group::isTown)));
        var fields = fields();
        in(figures, Group.FIELD)
                .forEach(total -> sums.add(
                        sum(figures, total, Group.PROGRAMME, each -> total.key().equals(fields.get(each)))));
        return sums.stream()
                .filter(each -> !each.parts().isEmpty())
                .filter(each -> !adds || comesToIt(figures, each))
                .toList();
    }

    private static Stream<Figure> in(Map<Figure, BigDecimal> figures, Group group) {
        return figures.keySet().stream().filter(each -> each.group() == group);
    }

    private static Suppression.Sum<Figure> sum(
            Map<Figure, BigDecimal> figures, Figure total, Group group, Predicate<String> part) {
        return new Suppression.Sum<>(
                total, in(figures, group).filter(each -> part.test(each.key())).toList());
    }

    /**
     * Where parts are less than the total, some of it belongs to none of them, which nobody but us knows. Where they are more,
     * somebody was counted in two of them; a reader may reckon all the same, and could be nearly right.
     */
    private static boolean comesToIt(Map<Figure, BigDecimal> figures, Suppression.Sum<Figure> sum) {
        var parts = sum.parts().stream().map(each -> value(figures, each)).reduce(BigDecimal.ZERO, BigDecimal::add);
        var slack = ROUNDED.multiply(BigDecimal.valueOf(sum.parts().size()));
        return parts.add(slack).compareTo(value(figures, sum.total())) >= 0;
    }

    private static BigDecimal value(Map<Figure, BigDecimal> figures, Figure figure) {
        return figures.getOrDefault(figure, BigDecimal.ZERO);
    }

    private Map<String, String> fields() {
        var fields = new HashMap<String, String>();
        jdbc.sql("select programme_code, field from insight.field_programme").query(row -> {
            fields.put(row.getString("programme_code"), row.getString("field"));
        });
        return fields;
    }
}
