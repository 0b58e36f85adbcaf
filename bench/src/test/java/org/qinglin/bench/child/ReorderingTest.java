package org.qinglin.bench.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.PairList;
import org.qinglin.engine.Progress;
import org.qinglin.scenarios.Instances;

class ReorderingTest {

    @Test
    void bringsThoseWhoMeetTogether() {
        // a meets y, c meets y and x, b meets nobody.
        PairList list = new PairList(
                List.of("a", "b", "c"),
                new int[] {1, 2, 3},
                List.of("x", "y", "z"),
                new int[] {4, 5, 6},
                new int[] {0, 1, 1, 3},
                new int[] {1, 0, 1},
                new int[] {10, 20, 30});
        PairList near = Reordering.breadthFirst(list);
        assertThat(near.students()).containsExactly("a", "c", "b");
        assertThat(near.studentCapacity()).containsExactly(1, 3, 2);
        assertThat(near.needs()).containsExactly("y", "x", "z");
        assertThat(near.needCapacity()).containsExactly(5, 4, 6);
        assertThat(pairs(near)).isEqualTo(Set.of("a y 10", "c x 20", "c y 30"));
        assertThat(near.need()).containsExactly(0, 0, 1);
    }

    @Test
    void losesNothing() {
        PairList list = PairList.of(Instances.problem(200, 40, 3), Progress.SILENT);
        PairList near = Reordering.breadthFirst(list);
        assertThat(pairs(near)).isEqualTo(pairs(list)).isNotEmpty();
        assertThat(near.students()).containsExactlyInAnyOrderElementsOf(list.students());
        assertThat(near.needs()).containsExactlyInAnyOrderElementsOf(list.needs());
    }

    private static Set<String> pairs(PairList list) {
        Set<String> pairs = new TreeSet<>();
        for (int s = 0; s < list.students().size(); s++) {
            for (int j = list.offset()[s]; j < list.offset()[s + 1]; j++) {
                pairs.add(list.students().get(s) + " " + list.needs().get(list.need()[j]) + " "
                        + list.value().at(j));
            }
        }
        return pairs;
    }
}
