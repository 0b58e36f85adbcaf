package org.qinglin.app.insight.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qinglin.app.insight.summary.Suppression.Sum;

/** Whoever has all shown figures and reckons cannot find a hidden one. */
class SuppressionTest {

    private static final int FEW = 5;

    private static Map<String, BigDecimal> figures(Object... namesAndValues) {
        var figures = new LinkedHashMap<String, BigDecimal>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            figures.put((String) namesAndValues[i], BigDecimal.valueOf((int) namesAndValues[i + 1]));
        }
        return figures;
    }

    private static Set<String> hidden(Map<String, BigDecimal> figures, List<Sum<String>> sums) {
        return Suppression.of(figures, few(figures), sums);
    }

    private static Set<String> few(Map<String, BigDecimal> figures) {
        return figures.keySet().stream()
                .filter(each ->
                        figures.get(each).signum() > 0 && figures.get(each).intValueExact() < FEW)
                .collect(Collectors.toSet());
    }

    @Test
    void whereNobodyIsFewEverythingIsShown() {
        assertThat(hidden(figures("a", 5, "b", 7, "all", 12), List.of(new Sum<>("all", List.of("a", "b")))))
                .isEmpty();
    }

    @Test
    void besideOneOfFewTheSmallestOtherPartIsHidden() {
        var sums = List.of(new Sum<>("all", List.of("a", "b", "c")));
        assertThat(hidden(figures("a", 3, "b", 9, "c", 7, "all", 19), sums)).containsExactlyInAnyOrder("a", "c");
    }

    /** Two of few could be told as their sum: 4 of two streets is as little as 4 of one. */
    @Test
    void besideTwoOfFewOneMoreIsHidden_sinceTheirSumMayBeOfFewToo() {
        var sums = List.of(new Sum<>("all", List.of("a", "b", "c", "d")));
        assertThat(hidden(figures("a", 1, "b", 3, "c", 7, "d", 8, "all", 19), sums))
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void whereNoPartIsLeftTheTotalIsHidden_andThenNoOtherTableMayTellIt() {
        var sums = List.of(new Sum<>("all", List.of("a", "b")), new Sum<>("all", List.of("january", "february")));
        var hidden = hidden(figures("a", 4, "b", 4, "january", 6, "february", 6, "all", 8), sums);
        assertThat(hidden).contains("a", "b", "all").containsAnyOf("january", "february");
    }

    /** A part of a part: economy = p + q, all = p + q + r. Each sum alone hides two, and together they must not tell. */
    @Test
    void severalSumsTogetherTellNothingEither() {
        var sums = List.of(new Sum<>("economy", List.of("p", "q")), new Sum<>("all", List.of("p", "q", "r")));
        var figures = figures("p", 2, "q", 20, "r", 9, "economy", 22, "all", 31);
        assertThat(toldTo(figures, hidden(figures, sums), sums)).isEmpty();
    }

    @Test
    void ofManyRandomReportsNoHiddenFigureCanBeReckoned() {
        long seed = Long.getLong("qinglin.seed", System.nanoTime());
        System.out.println("SuppressionTest: -Dqinglin.seed=" + seed);
        var random = new Random(seed);
        int careless = 0;
        for (int round = 0; round < 2000; round++) {
            var figures = new LinkedHashMap<String, BigDecimal>();
            var sums = new ArrayList<Sum<String>>();
            report(random, figures, sums);
            var hidden = hidden(figures, sums);
            assertThat(hidden).as("seed %d, round %d", seed, round).containsAll(few(figures));
            assertThat(toldTo(figures, hidden, sums))
                    .as("seed %d, round %d: %s hiding %s", seed, round, figures, hidden)
                    .isEmpty();
            careless += toldTo(figures, few(figures), sums).isEmpty() ? 0 : 1;
        }
        assertThat(careless)
                .as("reports in which hiding only those of few would tell one; seed %d", seed)
                .isGreaterThan(200);
    }

    /** Streets by months with their sums, a part of the streets told by itself, as a report has it. */
    private static void report(Random random, Map<String, BigDecimal> figures, List<Sum<String>> sums) {
        int streets = 1 + random.nextInt(6);
        int months = 1 + random.nextInt(5);
        int[][] cells = new int[streets][months];
        for (var row : cells) {
            for (int month = 0; month < months; month++) {
                row[month] = random.nextInt(3) == 0 ? 0 : random.nextInt(7);
            }
        }
        for (int street = 0; street < streets; street++) {
            figures.put(
                    "street " + street,
                    BigDecimal.valueOf(IntStream.of(cells[street]).sum()));
        }
        for (int month = 0; month < months; month++) {
            int of = month;
            figures.put(
                    "month " + month,
                    BigDecimal.valueOf(IntStream.range(0, streets)
                            .map(street -> cells[street][of])
                            .sum()));
        }
        var streetNames =
                IntStream.range(0, streets).mapToObj(each -> "street " + each).toList();
        var monthNames =
                IntStream.range(0, months).mapToObj(each -> "month " + each).toList();
        var rural = streetNames.subList(0, random.nextInt(streets) + 1);
        figures.put("rural", sum(figures, rural));
        figures.put("all", sum(figures, streetNames));
        sums.add(new Sum<>("all", streetNames));
        sums.add(new Sum<>("all", monthNames));
        sums.add(new Sum<>("rural", rural));
    }

    private static BigDecimal sum(Map<String, BigDecimal> figures, List<String> names) {
        return names.stream().map(figures::get).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * What somebody who reckons finds out: the hidden figures that have one value in every solution. Independent of the rule:
     * a figure may be another if a change of the hidden ones by whichever amounts leaves every sum right.
     */
    private static List<String> toldTo(Map<String, BigDecimal> figures, Set<String> hidden, List<Sum<String>> sums) {
        var unknown = new ArrayList<>(hidden);
        return unknown.stream()
                .filter(each -> !mayBeAnother(unknown.indexOf(each), unknown, sums))
                .filter(each -> figures.get(each).signum() > 0)
                .toList();
    }

    /** Whether the changes of all unknown figures can be chosen so that this one's is 1 and every sum stays. */
    private static boolean mayBeAnother(int wanted, List<String> unknown, List<Sum<String>> sums) {
        double[][] system = new double[sums.size() + 1][unknown.size() + 1];
        for (int i = 0; i < sums.size(); i++) {
            for (int j = 0; j < unknown.size(); j++) {
                var name = unknown.get(j);
                system[i][j] = (sums.get(i).parts().contains(name) ? 1 : 0)
                        - (sums.get(i).total().equals(name) ? 1 : 0);
            }
        }
        system[sums.size()][wanted] = 1;
        system[sums.size()][unknown.size()] = 1;
        return isSolvable(system, unknown.size());
    }

    private static boolean isSolvable(double[][] system, int unknowns) {
        int row = 0;
        for (int column = 0; column < unknowns && row < system.length; column++) {
            int best = row;
            for (int i = row; i < system.length; i++) {
                best = Math.abs(system[i][column]) > Math.abs(system[best][column]) ? i : best;
            }
            if (Math.abs(system[best][column]) < 1e-9) {
                continue;
            }
            var swapped = system[row];
            system[row] = system[best];
            system[best] = swapped;
            for (int i = row + 1; i < system.length; i++) {
                double factor = system[i][column] / system[row][column];
                for (int j = column; j <= unknowns; j++) {
                    system[i][j] -= factor * system[row][j];
                }
            }
            row++;
        }
        for (int i = row; i < system.length; i++) {
            if (Math.abs(system[i][unknowns]) > 1e-9) {
                return false;
            }
        }
        return true;
    }
}
