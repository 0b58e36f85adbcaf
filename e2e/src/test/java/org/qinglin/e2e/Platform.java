package org.qinglin.e2e;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.qinglin.app.Qinglin;
import org.qinglin.app.assignment.LotteryDraws;
import org.qinglin.app.attendance.internal.LedgerSealer;
import org.qinglin.app.awards.RoundDesk;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The platform with its demo term, as a user would start it, but for one thing: the story can move its clock ahead. */
final class Platform {

    private static final Platform SHARED = start();

    private final ConfigurableApplicationContext context;
    private final AheadClock clock;

    private Platform(ConfigurableApplicationContext context) {
        this.context = context;
        this.clock = context.getBean(AheadClock.class);
    }

    /** The one platform of the test run; Spring stops it when the run ends. */
    static Platform shared() {
        return SHARED;
    }

    private static Platform start() {
        var data = Path.of("target", "story-" + ProcessHandle.current().pid()).toAbsolutePath();
        return new Platform(new SpringApplicationBuilder(StoryTime.class, Qinglin.class)
                .run("--server.port=0", "--qinglin.data=" + data));
    }

    String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    Instant now() {
        return clock.instant();
    }

    /** Draws what is due without waiting for the minute. */
    void drawLots() {
        context.getBean(LedgerSealer.class).sealAndPublish();
        context.getBean(LotteryDraws.class).sweep();
    }

    /** Makes awards final whose notice is over, without waiting for the ten minutes. */
    void endAwardNotices() {
        context.getBean(RoundDesk.class).endDue();
    }

    /** Moves the platform's clock to a moment in China's time; it runs on from there. */
    void travelTo(LocalDateTime moment) {
        clock.ahead = Duration.between(Instant.now(), moment.atZone(China.TIME).toInstant());
    }

    /** The system's clock, moved ahead by as much as the story says. */
    static final class AheadClock extends Clock {

        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return China.TIME;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new IllegalStateException("all times are China's");
        }
    }

    @Configuration
    static class StoryTime {

        @Bean(autowireCandidate = false)
        AheadClock aheadClock() {
            return new AheadClock();
        }

        @Bean
        TravellingClock clock() {
            return new TravellingClock(aheadClock());
        }
    }
}
