package org.qinglin.app.matching.internal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where the engine works in the background, one task at a time: it uses the machine as it is, and two at once would only
 * make both late.
 */
@Component
public class Workbench implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);

    private final Map<Object, AtomicBoolean> stops = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "dispatch"));

    /**
     * Begins when what was begun before has ended.
     *
     * @param key what the task is cancelled by
     * @param work gets told when it should stop
     * @return ends when the work does, with its failure if it fails
     */
    public Future<?> start(Object key, Consumer<BooleanSupplier> work) {
        var stop = new AtomicBoolean();
        stops.put(key, stop);
        var ends = new CompletableFuture<@Nullable Void>();
        Runnable task = () -> {
            try {
                work.accept(stop::get);
                ends.complete(null);
            } catch (RuntimeException failure) {
                LOG.error("{} failed", key, failure);
                ends.completeExceptionally(failure);
            } finally {
                stops.remove(key, stop);
            }
        };
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            worker.execute(task);
            return ends;
        }
        // The work reads what this transaction writes: it begins when that is there for all, or not at all.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    worker.execute(task);
                } else {
                    stops.remove(key, stop);
                    ends.cancel(false);
                }
            }
        });
        return ends;
    }

    /** Whether the task waits or runs. */
    public boolean has(Object key) {
        return stops.containsKey(key);
    }

    /** Asks a task to stop, whether it has begun or not. */
    public void cancel(Object key) {
        var stop = stops.get(key);
        if (stop != null) {
            stop.set(true);
        }
    }

    @Override
    public void destroy() {
        stops.values().forEach(stop -> stop.set(true));
        worker.shutdownNow();
    }
}
