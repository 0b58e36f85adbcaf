package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of a draw gives every ticket the same chance, whatever it is called and whoever came first. */
class LotteryTextTest {

    private static final int TICKETS = 12;
    private static final int DRAWS = 24_000;

    /** Above this a fair draw with 11 degrees of freedom comes once in a million. */
    private static final double BOUND = 49.0;

    /** How far the places that tickets get at one rank are from the same for all: Pearson's chi-square. */
    private static double unfairness(int rank, List<String> tickets, Function<Integer, List<String>> draw) {
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < DRAWS; i++) {
            counts.merge(draw.apply(i).get(rank), 1, Integer::sum);
        }
        double expected = (double) DRAWS / tickets.size();
        return tickets.stream()
                .mapToDouble(each -> Math.pow(counts.getOrDefault(each, 0) - expected, 2) / expected)
                .sum();
    }

    private static List<String> tickets(Random random) {
        return IntStream.range(0, TICKETS)
                .mapToObj(i -> "%010d".formatted(random.nextInt(1_000_000_000)))
                .toList();
    }

    @Test
    void everyTicketHasTheSameChanceOfEveryRank() {
        long seed = Long.getLong("qinglin.seed", new Random().nextLong());
        System.out.println("LotteryTextTest: -Dqinglin.seed=" + seed);
        var random = new Random(seed);
        var tickets = tickets(random);
        var seeds = random.longs(DRAWS)
                .mapToObj(each -> LotteryText.hash(Long.toString(each)))
                .toList();
        for (int rank : new int[] {0, 1, TICKETS / 2, TICKETS - 1}) {
            double fair = unfairness(rank, tickets, i -> LotteryText.order(seeds.get(i), "value", "digest", tickets));
            assertThat(fair).as("rank %d, seed %d", rank, seed).isLessThan(BOUND);
        }
    }

    /** The bound can be missed: by somebody who is drawn a little more often than the others. */
    @Test
    void aDrawThatPrefersSomebodyIsFound() {
        var random = new Random(5);
        var tickets = tickets(random);
        double unfair = unfairness(0, tickets, i -> {
            var order = new ArrayList<>(tickets);
            Collections.shuffle(order, random);
            if (random.nextInt(20) == 0) {
                Collections.swap(order, 0, order.indexOf(tickets.get(3)));
            }
            return order;
        });
        assertThat(unfair).isGreaterThan(BOUND);
    }

    @Test
    void theOrderHangsOnEachOfTheFourAndOnNothingElse() {
        var tickets = tickets(new Random(7));
        var order = LotteryText.order("seed", "value", "digest", tickets);
        var otherWayRound = new ArrayList<>(tickets);
        Collections.reverse(otherWayRound);
        assertThat(LotteryText.order("seed", "value", "digest", otherWayRound)).isEqualTo(order);
        assertThat(LotteryText.order("seeds", "value", "digest", tickets)).isNotEqualTo(order);
        assertThat(LotteryText.order("seed", "values", "digest", tickets)).isNotEqualTo(order);
        assertThat(LotteryText.order("seed", "value", "digests", tickets)).isNotEqualTo(order);
        assertThat(order).containsExactlyInAnyOrderElementsOf(tickets);
    }
}
