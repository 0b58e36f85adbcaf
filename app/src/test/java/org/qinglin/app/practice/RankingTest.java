package org.qinglin.app.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "up:2, 2 1 3",
        "up:1, 1 2 3",
        "down:2, 1 3 2",
        "down:3, 1 2 3",
        "drop:2, 1 3",
        "drop:9, 1 2 3",
        "add:9, 1 2 3 9",
        "add:2, 1 2 3",
        "up:9, 1 2 3",
        "down:9, 1 2 3",
        "sideways:2, 1 2 3",
        "up, 1 2 3",
        "up:, 1 2 3",
        "up:-2, 1 2 3",
        "up:99999999999999999999, 1 2 3"
    })
    void oneMoveChangesTheListOrLeavesIt(String move, String after) {
        var expected = List.of(after.split(" ")).stream().map(Long::valueOf).toList();
        assertThat(Ranking.after(List.of(1L, 2L, 3L), move)).isEqualTo(expected);
    }
}
