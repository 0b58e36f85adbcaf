package org.qinglin.app.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time of the database, on whichever machine it is asked for: the machine's own clock, and by how much the database's is
 * ahead of it. Several nodes then agree on when a sign-up closes and an offer lapses, even if one of their clocks is wrong.
 *
 * <p>Between two measurements the machine's clock goes on, so that asking costs nothing; a database that is away leaves what
 * was measured last.
 */
public final class DatabaseClock extends Clock {

    /** Of several, the answer that took least time tells most exactly: it is off by at most half its way. */
    private static final int QUESTIONS = 5;

    private final Clock machine;
    private final Offset offset;

    private static final class Offset {
        private volatile Duration ahead = Duration.ZERO;
    }

    /** @param machine the clock of the machine; until {@link #measure} was called its time is shown as it is */
    public DatabaseClock(Clock machine) {
        this(machine, new Offset());
    }

    private DatabaseClock(Clock machine, Offset offset) {
        this.machine = machine;
        this.offset = offset;
    }

    private record Measured(Duration ahead, Duration way) {}

    /**
     * Compares the two clocks.
     *
     * @param database tells the database's time; empty if it cannot, and then nothing changes
     * @return by how much the database is ahead of the machine; negative if it is behind
     */
    public Duration measure(Supplier<Optional<Instant>> database) {
        @Nullable Measured best = null;
        for (int i = 0; i < QUESTIONS; i++) {
            var asked = machine.instant();
            long start = System.nanoTime();
            var told = database.get();
            var way = Duration.ofNanos(System.nanoTime() - start);
            if (told.isPresent() && (best == null || way.compareTo(best.way()) < 0)) {
                best = new Measured(Duration.between(asked.plus(way.dividedBy(2)), told.get()), way);
            }
        }
        if (best != null) {
            offset.ahead = best.ahead();
        }
        return offset.ahead;
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset.ahead);
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DatabaseClock(machine.withZone(zone), offset);
    }
}
