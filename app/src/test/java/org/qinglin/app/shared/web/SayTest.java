package org.qinglin.app.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class SayTest {

    private final Say say = new Say(new StaticMessageSource(), Clock.systemUTC());

    @Test
    void aLittleIsNotNothingAndAlmostAllIsNotAll() {
        assertThat(say.percent(0, 2_153_317)).isEqualTo("0.0%");
        assertThat(say.percent(184, 2_153_317)).isEqualTo("<0.1%");
        assertThat(say.percent(5, 10_000)).isEqualTo("0.1%");
        assertThat(say.percent(138, 142)).isEqualTo("97.2%");
        assertThat(say.percent(9_999, 10_000)).isEqualTo(">99.9%");
        assertThat(say.percent(10_000, 10_000)).isEqualTo("100.0%");
        assertThat(say.percent(0, 0)).isEqualTo("–");
    }
}
