package org.qinglin.engine.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.solve.Network.PlaceWorth;

class AuctionTest extends MatchingContract {

    @Override
    Algorithm algorithm() {
        return net -> {
            Solution solution = solve(net);
            return new Algorithm.Answer(solution.assigned(), solution.objective());
        };
    }

    @Test
    void provesEveryPlanByItsPrices() {
        for (long seed = 0; seed < 6000; seed++) {
            Network net = RandomNetworks.of(seed, 6, 6);
            Solution solution = solve(net);
            assertThat(boundAt(net, solution.price(), solution.scale()))
                    .as("bound recomputed, seed %d", seed)
                    .isEqualTo(solution.objective())
                    .isEqualTo(solution.bound());
        }
    }

    @Test
    void agreesWithAFlowOnLargerInstances() {
        for (long seed = 100_000; seed < 100_150; seed++) {
            Network net = RandomNetworks.of(seed, 30, 12);
            Solution solution = solve(net);
            assertThat(solution.objective())
                    .as("seed %d", seed)
                    .isEqualTo(new SuccessivePaths().solve(net).objective());
            assertThat(boundAt(net, solution.price(), solution.scale()))
                    .as("seed %d", seed)
                    .isEqualTo(solution.objective());
        }
    }

    @Test
    void answersTheSameEachTime() {
        for (long seed = 0; seed < 50; seed++) {
            Network net = RandomNetworks.of(seed, 30, 12);
            Solution one = solve(net);
            Solution two = solve(net);
            assertThat(two.assigned()).isEqualTo(one.assigned());
            assertThat(two.price()).isEqualTo(one.price());
        }
    }

    @Test
    void refusesValuesThatCouldNotBeAddedUpExactly() {
        assertThat(Network.scale(Integer.MAX_VALUE, 10_000)).isEqualTo(1L + Integer.MAX_VALUE);
        assertThatThrownBy(() -> Network.scale(Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2147483647")
                .hasMessageContaining("smaller values");
    }

    @Test
    void isExactWithTheLargestValuesThereAre() {
        int most = Integer.MAX_VALUE;
        int[] value = {most, most - 1, most, most - 2, most - 1, most};
        Network net = new Network(
                new int[] {1, 1, 2},
                new int[] {0, 2, 4, 6},
                new int[] {0, 1, 0, 1, 0, 1},
                value,
                new int[] {0, 1},
                new int[] {2, most},
                PlaceWorth.NOTHING);
        Solution solution = solve(net);
        assertThat(solution.objective())
                .isEqualTo(new BruteForce()
                        .solve(new Network(
                                new int[] {1, 1, 2},
                                new int[] {0, 2, 4, 6},
                                new int[] {0, 1, 0, 1, 0, 1},
                                value,
                                new int[] {0, 1},
                                new int[] {2, 3},
                                PlaceWorth.NOTHING))
                        .objective());
        assertThat(solution.bound()).isEqualTo(solution.objective());
    }

    @Test
    void stopsWhenCancelled() {
        int n = 2000;
        int[] ones = new int[n];
        Arrays.fill(ones, 1);
        int[] offset = new int[n + 1];
        Arrays.setAll(offset, i -> i);
        Network net = new Network(ones, offset, new int[n], ones, new int[] {0}, new int[] {5}, PlaceWorth.NOTHING);
        assertThatThrownBy(() -> new Auction(net, () -> true, done -> {}).solve())
                .isInstanceOf(CancellationException.class);
    }

    private static Solution solve(Network net) {
        return new Auction(net, () -> false, done -> {}).solve();
    }

    /** D by its definition, with none of the solver's code. */
    private static long boundAt(Network net, long[] price, long scale) {
        BigInteger total = BigInteger.ZERO;
        for (int s = 0; s < net.students(); s++) {
            long[] bestOfBlock = new long[net.roles() + 1];
            for (int j = net.offset()[s]; j < net.offset()[s + 1]; j++) {
                int r = net.role()[j];
                bestOfBlock[net.block()[r]] =
                        Math.max(bestOfBlock[net.block()[r]], net.value().at(j) * scale - price[r]);
            }
            long earned = Arrays.stream(bestOfBlock)
                    .map(m -> -m)
                    .sorted()
                    .limit(net.capacity()[s])
                    .map(m -> -m)
                    .sum();
            total = total.add(BigInteger.valueOf(earned));
        }
        for (int r = 0; r < net.roles(); r++) {
            for (int k = 0; k < net.places()[r]; k++) {
                total = total.add(BigInteger.valueOf(Math.max(0, net.worth().of(r, k) * scale + price[r])));
            }
        }
        return total.divide(BigInteger.valueOf(scale)).longValueExact();
    }
}
