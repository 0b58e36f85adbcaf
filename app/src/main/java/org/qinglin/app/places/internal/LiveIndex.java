package org.qinglin.app.places.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.places.PlaceRegister;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The search index of the register as it stands. It is built in the background: once the platform serves, since nobody
 * should wait for that longer than for what serving needs, or as soon as somebody asks; and when the register's version in
 * the database has changed, by whichever program. Until then the old one answers.
 */
@Component
public class LiveIndex {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private record Versioned(long version, ForgivingSearch search) {}

    private final JdbcTemplate jdbc;
    private final TransactionTemplate reading;
    private final Clock clock;
    private final Executor background = task -> {
        Thread thread = new Thread(task, "places-index");
        thread.setDaemon(true);
        thread.start();
    };
    private @Nullable CompletableFuture<Versioned> current;
    private @Nullable CompletableFuture<Versioned> next;
    private Instant looked;

    /** @param register asked for so that it has loaded what ships with the product before the index is built */
    LiveIndex(PlatformTransactionManager transactions, JdbcTemplate jdbc, Clock clock, PlaceRegister register) {
        this.jdbc = new JdbcTemplate(java.util.Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(10_000);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
        looked = clock.instant();
    }

    @EventListener(ApplicationStartedEvent.class)
    void begin() {
        lookForNews(false);
    }

    /** The search over the newest index there is. Waits for the very first one only. */
    public ForgivingSearch current() {
        return lookForNews(false).join().search();
    }

    /** Waits until the index is as new as the register; for tests and after an import in this very program. */
    public void refresh() {
        CompletableFuture<Versioned> standing = lookForNews(true);
        CompletableFuture<Versioned> growing = growing();
        (growing == null ? standing : growing).join();
    }

    private synchronized @Nullable CompletableFuture<Versioned> growing() {
        return next;
    }

    /** The index that answers meanwhile; the first one may still be growing. */
    private synchronized CompletableFuture<Versioned> lookForNews(boolean now) {
        CompletableFuture<Versioned> standing = current;
        Instant time = clock.instant();
        if (standing == null) {
            looked = time;
            standing = CompletableFuture.supplyAsync(this::build, background);
            current = standing;
            return standing;
        }
        boolean due = now || Duration.between(looked, time).abs().compareTo(LOOK_EVERY) > 0;
        if (!due || next != null || !standing.isDone()) {
            return standing;
        }
        looked = time;
        if (standing.isCompletedExceptionally() || version() != standing.join().version()) {
            CompletableFuture<Versioned> growing = new CompletableFuture<>();
            next = growing;
            background.execute(() -> replace(growing));
        }
        return standing;
    }

    /** Whoever waits for the new index finds it in place: it is put there before anyone is woken. */
    private void replace(CompletableFuture<Versioned> growing) {
        try {
            Versioned built = build();
            synchronized (this) {
                current = CompletableFuture.completedFuture(built);
                next = null;
            }
            growing.complete(built);
        } catch (RuntimeException e) {
            synchronized (this) {
                next = null;
            }
            growing.completeExceptionally(e);
        }
    }

    private long version() {
        Long version = jdbc.queryForObject("select version from places.register_version", Long.class);
        return version == null ? 0 : version;
    }

    private Versioned build() {
        LocalDate today = LocalDate.now(clock);
        return java.util.Objects.requireNonNull(reading.execute(status -> {
            long version = version();
            NameIndex.Builder builder = new NameIndex.Builder();
            jdbc.query(
                    """
                    select code, name, aliases from places.place
                    where valid_to is null or valid_to >= ? order by length(code), code""",
                    row -> {
                        String[] aliases = (String[]) row.getArray("aliases").getArray();
                        builder.add(row.getString("code"), row.getString("name"), List.of(aliases));
                    },
                    today);
            return new Versioned(version, new ForgivingSearch(builder.build()));
        }));
    }
}
