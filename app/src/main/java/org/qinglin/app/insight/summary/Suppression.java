package org.qinglin.app.insight.summary;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds which figures have to be hidden beside those of few people, so that nobody computes these from what is shown: a
 * total less its other parts, or one table held against another over the same total.
 *
 * <p>Two rules, until nothing more follows from them. In each sum that has a hidden figure, at least two are hidden, and one
 * of these is not of few people: what can be computed is then their sum, which could be shown. And no hidden figure follows
 * from several sums together, which is a question of linear algebra. What is hidden besides is the smallest part that will
 * do, and a total only where no part is left; nothing is hidden that is nought, since it would hide nothing.
 *
 * <p>The work grows with the square of the figures of one measure, some hundreds at most.
 *
 * @param <K> names a figure
 */
public final class Suppression<K> {

    /** [default] of the design: statistics name nobody, nor would anybody be found among fewer. */
    public static final int FEWEST_PEOPLE = 5;

    /** A figure that is the sum of others, or could be taken for it. */
    public record Sum<K>(K total, List<K> parts) {

        Stream<K> all() {
            return Stream.concat(parts.stream(), Stream.of(total));
        }
    }

    private final Map<K, BigDecimal> figures;
    private final Set<K> few;
    private final List<Sum<K>> sums;
    private final Set<K> hidden;

    private Suppression(Map<K, BigDecimal> figures, Set<K> few, List<Sum<K>> sums) {
        this.figures = figures;
        this.few = few;
        this.sums = sums;
        this.hidden = new LinkedHashSet<>(few);
    }

    /**
     * @param figures all that would be shown; the order decides between equal ones
     * @param few those of fewer people than may be shown
     * @return these, and what has to be hidden beside them
     */
    public static <K> Set<K> of(Map<K, BigDecimal> figures, Set<K> few, List<Sum<K>> sums) {
        return few.isEmpty() ? Set.of() : new Suppression<>(figures, few, sums).hide();
    }

    private Set<K> hide() {
        for (var next = next(); next.isPresent(); next = next()) {
            hidden.add(next.get());
        }
        return hidden;
    }

    private Optional<K> next() {
        return sums.stream()
                .filter(this::tells)
                .flatMap(each -> another(each).stream())
                .findFirst()
                .or(this::againstSeveralSums);
    }

    /** Whether a sum by itself tells a hidden figure, or what those of few people come to. */
    private boolean tells(Sum<K> sum) {
        var within = sum.all().filter(hidden::contains).toList();
        return !within.isEmpty() && (within.size() == 1 || few.containsAll(within));
    }

    /** The smallest part that is shown, or the total where none is. */
    private Optional<K> another(Sum<K> sum) {
        return sum.parts().stream()
                .filter(this::canBeHidden)
                .min(Comparator.comparing(this::value))
                .or(() -> Optional.of(sum.total()).filter(this::canBeHidden));
    }

    private boolean canBeHidden(K figure) {
        return !hidden.contains(figure) && value(figure).signum() > 0;
    }

    private BigDecimal value(K figure) {
        return figures.getOrDefault(figure, BigDecimal.ZERO);
    }

    /**
     * Where all of a told figure's sums are hidden, another sum tells it by way of theirs, and gives way. If nothing is left
     * there either, all of them say nought equals nought, and tell nothing.
     */
    private Optional<K> againstSeveralSums() {
        var told = toldTogether();
        return told.isEmpty() ? Optional.empty() : besideOneOf(told).or(() -> besideOneOf(hidden));
    }

    private Optional<K> besideOneOf(Set<K> some) {
        return sums.stream()
                .filter(each -> each.all().anyMatch(some::contains))
                .flatMap(each -> another(each).stream())
                .findFirst();
    }

    /**
     * What follows from all sums together: the sums are equations in the hidden figures, and Gauss and Jordan leave one
     * figure alone in a row exactly if it has one value only.
     */
    private Set<K> toldTogether() {
        var columns = List.copyOf(hidden);
        var rows = new ArrayList<BigInteger[]>();
        for (var sum : sums) {
            var row = columns.stream()
                    .map(each -> BigInteger.valueOf(
                            each.equals(sum.total()) ? -1 : sum.parts().contains(each) ? 1 : 0))
                    .toArray(BigInteger[]::new);
            rows.add(row);
        }
        reduce(rows, columns.size());
        var told = new LinkedHashSet<K>();
        for (var row : rows) {
            int only = only(row);
            if (only >= 0) {
                told.add(columns.get(only));
            }
        }
        return told;
    }

    private static void reduce(List<BigInteger[]> rows, int columns) {
        int done = 0;
        for (int column = 0; column < columns && done < rows.size(); column++) {
            int pivot = done;
            while (pivot < rows.size() && rows.get(pivot)[column].signum() == 0) {
                pivot++;
            }
            if (pivot == rows.size()) {
                continue;
            }
            var row = rows.set(pivot, rows.get(done));
            rows.set(done, row);
            for (int other = 0; other < rows.size(); other++) {
                if (other != done) {
                    clear(rows.get(other), row, column);
                }
            }
            done++;
        }
    }

    /** Whole numbers stay whole: both rows are multiplied, and the result is divided by what all of it has in common. */
    private static void clear(BigInteger[] row, BigInteger[] by, int column) {
        var factor = row[column];
        var own = by[column];
        if (factor.signum() == 0) {
            return;
        }
        var common = BigInteger.ZERO;
        for (int i = 0; i < row.length; i++) {
            row[i] = row[i].multiply(own).subtract(by[i].multiply(factor));
            common = common.gcd(row[i]);
        }
        if (common.signum() != 0) {
            for (int i = 0; i < row.length; i++) {
                row[i] = row[i].divide(common);
            }
        }
    }

    /** The one place of a row that is not nought; -1 if there are more, or none. */
    private static int only(BigInteger[] row) {
        int only = -1;
        for (int i = 0; i < row.length; i++) {
            if (row[i].signum() != 0) {
                if (only >= 0) {
                    return -1;
                }
                only = i;
            }
        }
        return only;
    }
}
