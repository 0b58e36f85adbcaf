package org.qinglin.engine.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class RegionsTest {

    @Test
    void noStudentOrRoleInsideARegionMeetsAnyOfAnother() {
        for (long seed = 0; seed < 500; seed++) {
            Network net = RandomNetworks.of(seed, 60, 30);
            Regions regions = Regions.of(net, Columns.of(net), 4);
            for (int s = 0; s < net.students(); s++) {
                for (int j = net.offset()[s]; j < net.offset()[s + 1]; j++) {
                    int student = regions.ofStudent()[s];
                    int role = regions.ofRole()[net.role()[j]];
                    if (role >= 0) {
                        assertThat(student).as("seed %d, student %d", seed, s).isEqualTo(role);
                    }
                }
            }
        }
    }

    @Test
    void aPlanInRegionsIsOptimalAndTheSameOnAnyNumberOfThreads() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            Network raw = RandomNetworks.of(seed, 40, 25);
            Network net = Locality.of(raw).apply(raw);
            long best = new SuccessivePaths().solve(net).objective();
            Solution one = onThreads(1, net);
            Solution three = onThreads(3, net);
            assertThat(one.objective()).as("seed %d", seed).isEqualTo(best).isEqualTo(one.bound());
            assertThat(three.assigned()).as("seed %d", seed).isEqualTo(one.assigned());
            assertThat(three.price()).as("seed %d", seed).isEqualTo(one.price());
        }
    }

    private static Solution onThreads(int threads, Network net) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> new Auction(net, 3, () -> false, done -> {}).solve())
                    .get();
        } finally {
            pool.shutdown();
        }
    }
}
