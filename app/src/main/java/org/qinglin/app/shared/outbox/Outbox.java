package org.qinglin.app.shared.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.app.shared.OneTrip;
import org.qinglin.app.shared.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes facts in the transaction that makes them true, and tells them afterwards to all who listen for their kind. Several
 * nodes share the work: a fact that one has in hand is skipped by the others. One that cannot be told is tried again later
 * and holds up no other.
 */
@Component
public class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final int BATCH = 100;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 10;
    private static final int LONGEST_FAILURE = 500;
    private static final Duration KEPT_AFTER = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final ObjectProvider<FactListener<?>> listeners;
    private final Clock clock;

    Outbox(
            JdbcClient jdbc,
            JsonMapper json,
            TransactionTemplate transaction,
            ObjectProvider<FactListener<?>> listeners,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Keeps a fact. Only within a transaction: a fact that was rolled back has not happened. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Fact fact) {
        jdbc.sql("insert into shared.outbox (kind, fact, at) values (:kind, :fact::jsonb, :now)")
                .param("kind", fact.getClass().getSimpleName())
                .param("fact", json.writeValueAsString(fact))
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    /** Keeps a fact; for a statement that keeps it together with what makes it true. Takes {@link #parameters}. */
    public static final String KEEP = "insert into shared.outbox (kind, fact, at) select ?, ?::jsonb, ?";

    /** What {@link #KEEP} takes, in its order. */
    public List<Object> parameters(Fact fact) {
        return List.of(fact.getClass().getSimpleName(), json.writeValueAsString(fact), Sql.at(clock.instant()));
    }

    /** Keeps a fact on a trip that is made anyway, within a transaction. */
    public void put(Fact fact, OneTrip trip) {
        trip.then(KEEP, parameters(fact).toArray());
    }

    /** Tells everything that is due; returns how many facts were told. */
    @Scheduled(fixedDelayString = "${qinglin.outbox-every:PT1S}", initialDelayString = "${qinglin.outbox-every:PT1S}")
    public int tell() {
        int told = 0;
        while (true) {
            int batch;
            try {
                batch = tell(BATCH);
            } catch (RuntimeException oneOfThem) {
                // Everything of the batch is as it was; one by one, only the fact that fails waits.
                LOG.debug("a batch of facts is told one by one", oneOfThem);
                batch = tellOneByOne();
            }
            if (batch == 0) {
                return told;
            }
            told += batch;
        }
    }

    private record Kept(long number, String kind, String fact, Instant at, int attempts) {}

    private int tell(int most) {
        return transaction.execute(status -> {
            var kept = take(most);
            kept.forEach(this::tell);
            return kept.size();
        });
    }

    private int tellOneByOne() {
        int done = 0;
        for (int i = 0; i < BATCH; i++) {
            var inHand = new Kept[1];
            try {
                int one = transaction.execute(status -> {
                    var kept = take(1);
                    kept.forEach(each -> {
                        inHand[0] = each;
                        tell(each);
                    });
                    return kept.size();
                });
                if (one == 0) {
                    return done;
                }
                done++;
            } catch (RuntimeException failure) {
                if (inHand[0] == null) {
                    throw failure;
                }
                postpone(inHand[0], failure);
            }
        }
        return done;
    }

    private List<Kept> take(int most) {
        return jdbc.sql("""
                select id, kind, fact, at, attempts from shared.outbox
                where heard_at is null and (not_before is null or not_before <= :now)
                order by id limit :most for update skip locked""")
                .param("now", Sql.at(clock.instant()))
                .param("most", most)
                .query((row, number) -> new Kept(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("fact"),
                        Sql.instant(row, "at"),
                        row.getInt("attempts")))
                .list();
    }

    private void tell(Kept kept) {
        for (var listener : listenersByKind().getOrDefault(kept.kind(), List.of())) {
            tell(kept, listener);
        }
        jdbc.sql("update shared.outbox set heard_at = :now, failure = null where id = :id")
                .param("now", Sql.at(clock.instant()))
                .param("id", kept.number())
                .update();
    }

    private <F extends Fact> void tell(Kept kept, FactListener<F> listener) {
        listener.hear(json.readValue(kept.fact(), listener.kind()), kept.number(), kept.at());
    }

    private Map<String, List<FactListener<?>>> listenersByKind() {
        var byKind = new HashMap<String, List<FactListener<?>>>();
        listeners
                .orderedStream()
                .forEach(listener -> byKind.computeIfAbsent(listener.kind().getSimpleName(), kind -> new ArrayList<>())
                        .add(listener));
        return byKind;
    }

    private void postpone(Kept kept, RuntimeException failure) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(kept.attempts(), MOST_DOUBLINGS));
        LOG.error(
                "fact {} ({}) could not be told; it is tried again in {}", kept.number(), kept.kind(), pause, failure);
        var said = String.valueOf(failure.getMessage());
        jdbc.sql("""
                update shared.outbox set attempts = attempts + 1, not_before = :then, failure = :failure
                where id = :id""")
                .param("then", Sql.at(clock.instant().plus(pause)))
                .param("failure", said.substring(0, Math.min(said.length(), LONGEST_FAILURE)))
                .param("id", kept.number())
                .update();
    }

    /** Facts that everyone has heard are kept a month, for whoever looks into what happened. */
    @Scheduled(cron = "${qinglin.outbox-sweep:0 40 3 * * *}", zone = "Asia/Shanghai")
    public void sweep() {
        jdbc.sql("delete from shared.outbox where heard_at < :before")
                .param("before", Sql.at(clock.instant().minus(KEPT_AFTER)))
                .update();
    }
}
