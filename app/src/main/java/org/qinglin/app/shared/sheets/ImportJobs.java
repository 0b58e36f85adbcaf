package org.qinglin.app.shared.sheets;

import jakarta.annotation.PreDestroy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.qinglin.app.shared.AccountId;
import org.springframework.stereotype.Component;

/**
 * Runs imports one after the other, and remembers the last ones for an hour, so that their owner can watch them and fetch
 * the copy with the faults. Files and results are kept in memory only; a restart forgets them, and a file sent again
 * changes nothing that was saved.
 */
@Component
public class ImportJobs {

    private static final int MOST_WAITING = 8;
    private static final int MOST_KEPT = 40;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Deque<ImportJob> jobs = new ArrayDeque<>();
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ExecutorService worker =
            new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                Thread thread = new Thread(task, "import");
                thread.setDaemon(true);
                return thread;
            });

    ImportJobs(Clock clock) {
        this.clock = clock;
    }

    /** Begins an import; empty when too many are waiting already. */
    public Optional<ImportJob> begin(
            AccountId owner, SheetForm form, byte[] file, boolean allOrNothing, RowsImporter importer) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        ImportJob job = new ImportJob(HexFormat.of().formatHex(id), owner, form, clock);
        try {
            worker.execute(() -> job.run(file, allOrNothing, importer));
        } catch (RejectedExecutionException full) {
            return Optional.empty();
        }
        synchronized (jobs) {
            jobs.addLast(job);
            while (jobs.size() > MOST_KEPT
                    || jobs.getFirst().begun().isBefore(clock.instant().minus(KEPT))) {
                jobs.removeFirst();
            }
        }
        return Optional.of(job);
    }

    /** An import, for its owner only. */
    public Optional<ImportJob> find(AccountId owner, String id) {
        synchronized (jobs) {
            return jobs.stream()
                    .filter(job -> job.id().equals(id) && job.owner().equals(owner))
                    .findFirst();
        }
    }

    @PreDestroy
    void stop() {
        synchronized (jobs) {
            jobs.forEach(ImportJob::cancel);
        }
        worker.shutdownNow();
    }
}
