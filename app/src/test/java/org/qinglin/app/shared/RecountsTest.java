package org.qinglin.app.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecountsTest {

    private final Hands hands = new Hands();
    private final AtomicInteger counted = new AtomicInteger();

    @Test
    void whatWasCountedIsToldUntilItIsTime() {
        var kept = new Recounts(hands, Duration.ofMinutes(1)).<String, Integer>kept();

        assertThat(kept.of("a", counted::incrementAndGet)).isEqualTo(1);
        hands.now = hands.now.plusSeconds(59);
        assertThat(kept.of("a", counted::incrementAndGet)).isEqualTo(1);
        hands.now = hands.now.plusSeconds(1);
        assertThat(kept.of("a", counted::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void eachQuestionIsCountedForItself() {
        var kept = new Recounts(hands, Duration.ofMinutes(1)).<String, Integer>kept();

        assertThat(kept.of("a", counted::incrementAndGet)).isEqualTo(1);
        assertThat(kept.of("b", counted::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void withoutAWhileItIsCountedEachTime() {
        var kept = new Recounts(hands, Duration.ZERO).<String, Integer>kept();

        assertThat(kept.of("a", counted::incrementAndGet)).isEqualTo(1);
        assertThat(kept.of("a", counted::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void whatFailsIsNotKept() {
        var kept = new Recounts(hands, Duration.ofMinutes(1)).<String, Integer>kept();

        assertThatThrownBy(() -> kept.of("a", () -> {
                    throw new IllegalStateException("the database is away");
                }))
                .hasMessage("the database is away");
        assertThat(kept.of("a", counted::incrementAndGet)).isEqualTo(1);
    }

    @Test
    void manyWhoAskAtOnceHaveItCountedOnce() throws Exception {
        var kept = new Recounts(hands, Duration.ofMinutes(1)).<String, Integer>kept();
        var people = Executors.newFixedThreadPool(8);
        try {
            var all = new CountDownLatch(8);
            var answers = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(each -> people.submit(() -> {
                        all.countDown();
                        all.await();
                        return kept.of("a", counted::incrementAndGet);
                    }))
                    .toList();
            for (var each : answers) {
                assertThat(each.get()).isEqualTo(1);
            }
        } finally {
            people.shutdownNow();
        }
    }

    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-11-27T08:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
