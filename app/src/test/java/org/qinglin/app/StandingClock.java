package org.qinglin.app;

import java.time.Clock;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Time stands still; a test that needs another moment travels there. */
@TestConfiguration
class StandingClock {

    @Bean
    TravellingClock clock() {
        return new TravellingClock(Clock.fixed(World.NOW, China.TIME));
    }
}
