package org.qinglin.app.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The platform's clock. It shows the base clock's time, except while a thread tells a story that lies in the past: the
 * demo term plays its autumn through the real services, each step at its own moment.
 */
public final class TravellingClock extends Clock {

    private final Clock base;
    private final ThreadLocal<@Nullable Instant> elsewhere;

    public TravellingClock(Clock base) {
        this(base, new ThreadLocal<>());
    }

    private TravellingClock(Clock base, ThreadLocal<@Nullable Instant> elsewhere) {
        this.base = base;
        this.elsewhere = elsewhere;
    }

    /** Runs {@code step} in this thread as if it were {@code moment}. */
    public <T> T at(Instant moment, Supplier<T> step) {
        var before = elsewhere.get();
        elsewhere.set(moment);
        try {
            return step.get();
        } finally {
            if (before == null) {
                elsewhere.remove();
            } else {
                elsewhere.set(before);
            }
        }
    }

    @Override
    public Instant instant() {
        var moment = elsewhere.get();
        return moment != null ? moment : base.instant();
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TravellingClock(base.withZone(zone), elsewhere);
    }
}
