package org.qinglin.engine.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random changes, one after another; after each the plan is held against a fresh one by another algorithm. */
class RepairsTest {

    @Test
    void staysAsGoodAsAFreshPlanThroughAnyChanges() {
        int changes = 0;
        for (long seed = 0; seed < 1500; seed++) {
            changes += change(seed, 7, 6, 24);
        }
        assertThat(changes).isGreaterThan(20_000);
    }

    @Test
    void staysAsGoodThroughLongSequencesInLargerNetworks() {
        for (long seed = 50_000; seed < 50_030; seed++) {
            change(seed, 25, 12, 120);
        }
    }

    @Test
    void answersTheSameEachTime() {
        for (long seed = 0; seed < 30; seed++) {
            List<String> one = new ArrayList<>();
            List<String> two = new ArrayList<>();
            play(seed, 20, 10, 60, one);
            play(seed, 20, 10, 60, two);
            assertThat(two).as("moves, seed %d", seed).isEqualTo(one);
        }
    }

    private static int change(long seed, int students, int roles, int changes) {
        return play(seed, students, roles, changes, new ArrayList<>());
    }

    private static int play(long seed, int students, int roles, int changes, List<String> log) {
        Random random = new Random(seed);
        ChangingNetwork shadow = new ChangingNetwork(RandomNetworks.of(seed, students, roles), random);
        Network net = shadow.network();
        Solution solution = new Auction(net, () -> false, done -> {}).solve();
        Repairs repairs = Repairs.of(
                net,
                shadow::worth,
                solution.assigned(),
                solution.price(),
                solution.scale(),
                (s, r, value, comes) -> log.add(s + " " + r + " " + value + " " + comes));
        assertThat(repairs)
                .as("whole prices that prove the plan, seed %d", seed)
                .isNotNull();
        shadow.check(repairs, "at the beginning, seed " + seed);
        for (int i = 0; i < changes; i++) {
            String what = shadow.change(repairs);
            shadow.check(repairs, what + ", change " + i + ", seed " + seed);
        }
        return changes;
    }
}
