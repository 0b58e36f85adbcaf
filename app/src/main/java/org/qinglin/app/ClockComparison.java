package org.qinglin.app;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.qinglin.app.shared.DatabaseClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Keeps a node's time that of the database, and says so when the machine's own clock is wrong. */
class ClockComparison {

    private static final Logger LOG = LoggerFactory.getLogger(ClockComparison.class);
    private static final Duration WORTH_SAYING = Duration.ofSeconds(5);

    private final DatabaseClock clock;
    private final JdbcClient jdbc;
    private Duration said = Duration.ZERO;

    ClockComparison(DatabaseClock clock, JdbcClient jdbc) {
        this.clock = clock;
        this.jdbc = jdbc;
        compare();
    }

    @Scheduled(fixedDelayString = "${qinglin.clock-every:PT1M}", initialDelayString = "${qinglin.clock-every:PT1M}")
    final void compare() {
        var ahead = clock.measure(this::databaseTime);
        if (ahead.minus(said).abs().compareTo(WORTH_SAYING) > 0) {
            LOG.warn("this machine's clock is off: the database's is {} ahead of it, and counts", ahead);
            said = ahead;
        }
    }

    private Optional<Instant> databaseTime() {
        try {
            return Optional.of(jdbc.sql("select clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single()
                    .toInstant());
        } catch (DataAccessException away) {
            LOG.debug("the database does not tell its time", away);
            return Optional.empty();
        }
    }
}
