package org.qinglin.app.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Figures that take long to count and that many look at: counted again at most once in {@code qinglin.recount-every}, a
 * minute unless set otherwise, on each node. Whoever asks meanwhile is told what was counted last; whoever asks while it is
 * being counted waits for that. Never for what somebody decides by, and never for what they have just done themselves.
 */
@Component
public class Recounts {

    private static final int MOST_KEPT = 1_000;

    private final Clock clock;
    private final Duration every;

    Recounts(Clock clock, @Value("${qinglin.recount-every:PT1M}") Duration every) {
        this.clock = clock;
        this.every = every;
    }

    /** For one kind of figures. */
    public <K, V> Kept<K, V> kept() {
        return new Kept<>();
    }

    private record Counted<V>(V value, Instant at) {}

    /**
     * What was counted of one kind.
     *
     * @param <K> all that the figures depend on but time, who may see them included
     */
    public final class Kept<K, V> {

        private final Map<K, Counted<V>> byKey = new ConcurrentHashMap<>();

        private Kept() {}

        /** @param count must not ask for the same kind again */
        public V of(K key, Supplier<V> count) {
            var now = clock.instant();
            if (byKey.size() >= MOST_KEPT) {
                byKey.values().removeIf(each -> !isRecent(each, now));
            }
            return byKey.compute(
                            key,
                            (same, last) ->
                                    last != null && isRecent(last, now) ? last : new Counted<>(count.get(), now))
                    .value();
        }

        private boolean isRecent(Counted<V> counted, Instant now) {
            return now.isBefore(counted.at().plus(every));
        }
    }
}
