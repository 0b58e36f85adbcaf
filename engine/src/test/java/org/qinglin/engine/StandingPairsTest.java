package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.Repaired.Seat;

class StandingPairsTest {

    /** an: x 10, y 7. bo: x 9. One place each, so an takes y and bo takes x. */
    private static StandingPairs anAndBo() {
        PairList list = new PairList(
                List.of("an", "bo"),
                new int[] {1, 1},
                List.of("x", "y"),
                new int[] {1, 1},
                new int[] {0, 2, 3},
                new int[] {0, 1, 0},
                new int[] {10, 7, 9});
        return StandingPairs.of(list, list.match(Progress.SILENT));
    }

    @Test
    void whoWithdrawsLeavesAPlaceToWhoWantsItMost() {
        Repaired repaired = anAndBo().withdraw("bo");
        assertThat(repaired.added()).containsExactly(new Seat("an", "x", 10));
        assertThat(repaired.removed()).containsExactly(new Seat("an", "y", 7), new Seat("bo", "x", 9));
        assertThat(repaired.objective()).isEqualTo(10);
        assertThat(repaired.provenOptimal()).isTrue();
    }

    @Test
    void whoIsPinnedStays() {
        StandingPairs standing = anAndBo();
        assertThat(standing.pin("an", "y").orElseThrow().added()).isEmpty();
        Repaired repaired = standing.withdraw("bo");
        assertThat(repaired.added()).isEmpty();
        assertThat(repaired.objective()).isEqualTo(7);
        assertThat(repaired.provenOptimal()).isTrue();
        assertThat(standing.pinned()).containsExactly(new Seat("an", "y", 7));
        assertThat(standing.plan().objective()).as("without what is pinned").isZero();
        assertThat(standing.list().match(Progress.SILENT).objective()).isZero();
    }

    @Test
    void whoIsPinnedElsewhereMakesWay() {
        StandingPairs standing = anAndBo();
        Repaired repaired = standing.pin("an", "x").orElseThrow();
        assertThat(repaired.added()).containsExactly(new Seat("an", "x", 10));
        assertThat(repaired.objective()).isEqualTo(10);
        assertThat(standing.pin("bo", "x")).as("the only place is given").isEmpty();
        assertThat(standing.pin("bo", "y")).as("no pair").isEmpty();
        assertThatThrownBy(() -> standing.places("x", 0)).hasMessageContaining("pinned");
    }

    @Test
    void aNoShowAnArrivalANeedAndCapacitiesAreOneCallEach() {
        StandingPairs standing = anAndBo();
        assertThat(standing.noShow("bo", "x").added()).containsExactly(new Seat("an", "x", 10));
        assertThat(standing.arrive("cy", 1, Map.of("y", 3)).added()).containsExactly(new Seat("cy", "y", 3));
        assertThat(standing.open("z", 2, Map.of("bo", 5, "cy", 4)).added())
                .containsExactly(new Seat("bo", "z", 5), new Seat("cy", "z", 4));
        assertThat(standing.capacity("cy", 2).added()).containsExactly(new Seat("cy", "y", 3));
        assertThat(standing.places("z", 1).removed()).containsExactly(new Seat("cy", "z", 4));
        assertThat(standing.objective()).isEqualTo(10 + 5 + 3);
        PairPlan fresh = standing.list().match(Progress.SILENT);
        assertThat(standing.plan().objective()).isEqualTo(fresh.objective());
        assertThat(standing.plan().bound()).isEqualTo(fresh.bound());
    }

    @Test
    void anUnknownOrRepeatedIdIsRefusedWithAHint() {
        StandingPairs standing = anAndBo();
        assertThatThrownBy(() -> standing.withdraw("nobody"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> standing.arrive("an", 1, Map.of())).hasMessageContaining("taken");
        assertThatThrownBy(() -> standing.arrive("cy", 1, Map.of("x", 0))).hasMessageContaining("at least 1");
        assertThat(standing.list().students()).containsExactly("an", "bo");
    }

    @Test
    void aPlanThatItsPricesDoNotProveIsRefused() {
        PairList list = new PairList(
                List.of("an"), new int[] {1}, List.of("x"), new int[] {1}, new int[] {0, 1}, new int[] {0}, new int[] {5
                });
        PairPlan nobody = new PairPlan(new BitSet(), 0, 0, 1, new long[] {0});
        assertThatThrownBy(() -> StandingPairs.of(list, nobody)).hasMessageContaining("do not prove it");
    }
}
