package org.qinglin.engine.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.solve.Algorithm.Answer;
import org.qinglin.engine.solve.Network.PlaceWorth;

/** What every algorithm that plans must do, whatever it is made of. */
abstract class MatchingContract {

    private static final int INSTANCES = 4000;

    abstract Algorithm algorithm();

    @Test
    void findsTheValueThatTryingEverythingFinds() {
        for (long seed = 0; seed < INSTANCES; seed++) {
            Network net = RandomNetworks.of(seed, 4, 4);
            Answer answer = algorithm().solve(net);
            assertThat(answer.objective())
                    .as("value of the plan, seed %d", seed)
                    .isEqualTo(new BruteForce().solve(net).objective());
            assertThat(valueOf(net, answer.assigned()))
                    .as("value recounted, seed %d", seed)
                    .isEqualTo(answer.objective());
        }
    }

    @Test
    void choosesTheTwoLesserPairsWhereTheBestOneWouldBlockBoth() {
        // Greedy takes 10 and then only 1; 9 + 9 is better.
        Network net = new Network(
                new int[] {1, 1},
                new int[] {0, 2, 4},
                new int[] {0, 1, 0, 1},
                new int[] {10, 9, 9, 1},
                new int[] {0, 1},
                new int[] {1, 1},
                PlaceWorth.NOTHING);
        assertThat(algorithm().solve(net).objective()).isEqualTo(18);
    }

    @Test
    void givesOneTaskInATimeBlockHoweverLargeTheCapacity() {
        Network net = new Network(
                new int[] {3},
                new int[] {0, 3},
                new int[] {0, 1, 2},
                new int[] {5, 7, 2},
                new int[] {0, 0, 1},
                new int[] {1, 1, 1},
                PlaceWorth.NOTHING);
        assertThat(algorithm().solve(net).objective()).isEqualTo(9);
    }

    @Test
    void fillsTheFirstPlaceOfAnotherRatherThanTheSecondOfTheSame() {
        Network net = new Network(
                new int[] {1, 1},
                new int[] {0, 2, 4},
                new int[] {0, 1, 0, 1},
                new int[] {100, 60, 100, 60},
                new int[] {0, 1},
                new int[] {2, 2},
                (r, k) -> k == 0 ? 50 : 0);
        assertThat(algorithm().solve(net).objective()).isEqualTo(150 + 110);
    }

    @Test
    void plansNothingWhereThereIsNothing() {
        Network net =
                new Network(new int[0], new int[1], new int[0], new int[0], new int[0], new int[0], PlaceWorth.NOTHING);
        assertThat(algorithm().solve(net)).isEqualTo(new Answer(new BitSet(), 0));
    }

    /** Checks the rules and adds up. */
    static long valueOf(Network net, BitSet assigned) {
        int[] held = new int[net.roles()];
        long value = 0;
        for (int s = 0; s < net.students(); s++) {
            BitSet blocks = new BitSet();
            int taken = 0;
            for (int j = net.offset()[s]; j < net.offset()[s + 1]; j++) {
                if (assigned.get(j)) {
                    int r = net.role()[j];
                    assertThat(blocks.get(net.block()[r]))
                            .as("block taken twice")
                            .isFalse();
                    blocks.set(net.block()[r]);
                    taken++;
                    assertThat(held[r]).as("places of role %d", r).isLessThan(net.places()[r]);
                    value += net.value().at(j) + net.worth().of(r, held[r]++);
                }
            }
            assertThat(taken).as("tasks of student %d", s).isLessThanOrEqualTo(net.capacity()[s]);
        }
        return value;
    }
}
