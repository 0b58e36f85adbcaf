package org.qinglin.app.shared.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts are told once each, whatever fails in between. */
@PlatformTest
@Import(OutboxTest.Listening.class)
class OutboxTest {

    record Said(String word) implements Fact {}

    @TestConfiguration
    static class Listening {

        final List<String> heard = Collections.synchronizedList(new ArrayList<>());
        volatile String stumblesOver = "";

        @Bean
        FactListener<Said> listener(JdbcClient jdbc) {
            return new FactListener<>() {
                @Override
                public Class<Said> kind() {
                    return Said.class;
                }

                @Override
                public void hear(Said fact, long number, Instant at) {
                    if (fact.word().equals(stumblesOver)) {
                        throw new IllegalStateException("cannot hear " + fact.word());
                    }
                    heard.add(fact.word());
                }
            };
        }
    }

    @Autowired
    private Outbox outbox;

    @Autowired
    private Listening listening;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TravellingClock clock;

    @BeforeEach
    void nothingHeardYet() {
        listening.stumblesOver = "";
        outbox.tell();
        listening.heard.clear();
    }

    private void say(String... words) {
        transaction.executeWithoutResult(status -> List.of(words).forEach(word -> outbox.put(new Said(word))));
    }

    @Test
    void aFactIsToldInOrderAndOnce() {
        say("一", "二", "三");
        outbox.tell();
        outbox.tell();
        assertThat(listening.heard).containsExactly("一", "二", "三");
    }

    @Test
    void whatWasRolledBackHasNotHappened() {
        transaction.executeWithoutResult(status -> {
            outbox.put(new Said("不算"));
            status.setRollbackOnly();
        });
        outbox.tell();
        assertThat(listening.heard).isEmpty();
    }

    @Test
    void outsideATransactionNothingIsTaken() {
        assertThatThrownBy(() -> outbox.put(new Said("裸"))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void oneThatFailsHoldsUpNoOtherAndIsTriedAgainLater() {
        listening.stumblesOver = "二";
        say("一", "二", "三");
        outbox.tell();
        assertThat(listening.heard).contains("一", "三").doesNotContain("二");
        listening.stumblesOver = "";
        listening.heard.clear();
        outbox.tell();
        assertThat(listening.heard).isEmpty();
        clock.at(World.NOW.plus(Duration.ofSeconds(5)), () -> outbox.tell());
        assertThat(listening.heard).containsExactly("二");
    }

    @Test
    void manyWorkersTellEachFactOnce() throws Exception {
        var words = IntStream.range(0, 1000).mapToObj(Integer::toString).toArray(String[]::new);
        say(words);
        AtOnce.run(Stream.<Callable<Integer>>generate(() -> outbox::tell).limit(4));
        assertThat(listening.heard).containsExactlyInAnyOrder(words);
    }
}
