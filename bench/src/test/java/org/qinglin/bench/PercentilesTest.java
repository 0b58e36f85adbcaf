package org.qinglin.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void theNearestRankIsOneOfThoseThatWereSeen() {
        var hundred = new Percentiles(
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray());
        assertThat(hundred.millis(0.5)).isEqualTo(50);
        assertThat(hundred.millis(0.99)).isEqualTo(99);
        assertThat(hundred.millis(0.991)).isEqualTo(100);
        assertThat(hundred.millis(1)).isEqualTo(100);
        assertThat(new Percentiles(new long[] {7_000_000}).millis(0.5)).isEqualTo(7);
    }
}
