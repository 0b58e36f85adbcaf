package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FairnessTest {

    private static final double TINY = 1e-12;

    @Test
    void giniIsZeroWhenAllHaveTheSameAndNearOneWhenOneHasEverything() {
        assertThat(Fairness.gini(new long[] {60, 60, 60})).isEqualTo(0, within(TINY));
        assertThat(Fairness.gini(new long[] {0, 0, 0, 100})).isEqualTo(0.75, within(TINY));
        assertThat(Fairness.gini(new long[] {1, 2, 3, 4})).isEqualTo(0.25, within(TINY));
        assertThat(Fairness.gini(new long[] {})).isZero();
        assertThat(Fairness.gini(new long[] {0, 0})).isZero();
        assertThatThrownBy(() -> Fairness.gini(new long[] {-1, 2})).hasMessageContaining("-1");
    }

    @Test
    void giniIsTheMeanDifferenceOfAllPairsAsItsDefinitionSays() {
        for (long seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            long[] values = random.longs(1 + random.nextInt(30), 0, 500).toArray();
            double differences = 0;
            double sum = 0;
            for (long one : values) {
                sum += one;
                for (long other : values) {
                    differences += Math.abs(one - other);
                }
            }
            double defined = sum == 0 ? 0 : differences / (2 * values.length * sum);
            assertThat(Fairness.gini(values)).as("seed %d", seed).isEqualTo(defined, within(1e-9));
        }
    }

    @Test
    void jainIsOneWhenAllAreServedAlikeAndOneNthWhenOneHasEverything() {
        assertThat(Fairness.jain(new double[] {0.5, 0.5, 0.5})).isEqualTo(1, within(TINY));
        assertThat(Fairness.jain(new double[] {1, 0, 0, 0})).isEqualTo(0.25, within(TINY));
        assertThat(Fairness.jain(new double[] {1, 0.5})).isEqualTo(0.9, within(TINY));
        assertThat(Fairness.jain(new double[] {0, 0})).isEqualTo(1);
        assertThat(Fairness.jain(new double[] {})).isEqualTo(1);
    }

    @Test
    void countsPlacesHeadsAndWaitingByStreetTheLeastCoveredFirst() {
        var problem = new SmallRound()
                .person(SmallRound.adult("p1", 0))
                .person(SmallRound.adult("p2", 0))
                .person(SmallRound.adult("idle", 400))
                .role(Role.of("r1", SmallRound.hours(9, 11), SmallRound.HERE)
                        .place("c1", "near")
                        .heads(1, 2)
                        .waitingDays(4))
                .role(Role.of("r2", SmallRound.hours(9, 10), SmallRound.north(200))
                        .place("c2", "far")
                        .heads(1, 3)
                        .waitingDays(10))
                .problem();
        var plan = SmallRound.plan(problem);
        var fairness = Fairness.of(problem, plan);
        assertThat(fairness.streets())
                .containsExactly(
                        new Fairness.Group("far", 3, 0, 1, 0, 1, 0, 10, 10, 10),
                        new Fairness.Group("near", 2, 2, 1, 1, 1, 1, 4, 0, 4));
        assertThat(fairness.jain()).isEqualTo(0.5, within(TINY));
        assertThat(fairness.hours().minutes()).containsExactly(0L, 120L, 120L);
        assertThat(fairness.hours().serving()).isEqualTo(2);
        assertThat(fairness.hours().total()).isEqualTo(240);
        assertThat(fairness.hours().gini()).isEqualTo(1 / 3.0, within(TINY));
        assertThat(fairness.hours().giniServing()).isEqualTo(0, within(TINY));
        assertThat(Fairness.by(problem, plan, Role::community))
                .extracting(Fairness.Group::key)
                .containsExactly("c2", "c1");
    }
}
