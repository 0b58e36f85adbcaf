package org.qinglin.app.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseClockTest {

    private static final Instant DATABASE = Instant.parse("2026-11-26T08:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"PT10M", "-PT10M", "PT0S", "PT0.5S", "-P400D"})
    void aMachineWhoseClockIsOffShowsTheTimeOfTheDatabase(Duration off) {
        var clock = new DatabaseClock(Clock.fixed(DATABASE.plus(off), China.TIME));
        clock.measure(() -> Optional.of(DATABASE));
        assertThat(Duration.between(DATABASE, clock.instant()).abs()).isLessThan(Duration.ofMillis(100));
        assertThat(clock.withZone(China.TIME).instant()).isEqualTo(clock.instant());
    }

    @Test
    void aDatabaseThatIsAwayLeavesWhatWasMeasured() {
        var clock = new DatabaseClock(Clock.fixed(DATABASE.minusSeconds(600), China.TIME));
        clock.measure(() -> Optional.of(DATABASE));
        var before = clock.instant();
        clock.measure(Optional::empty);
        assertThat(clock.instant()).isEqualTo(before).isAfter(DATABASE.minusSeconds(1));
    }

    @Test
    void beforeAnythingIsMeasuredTheMachinesOwnTimeIsShown() {
        assertThat(new DatabaseClock(Clock.fixed(DATABASE, China.TIME)).instant())
                .isEqualTo(DATABASE);
    }
}
