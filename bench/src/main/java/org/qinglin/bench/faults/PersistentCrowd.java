package org.qinglin.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.qinglin.bench.server.Connection;

/**
 * Clients that send one request after the other and, whatever breaks, send the same one again until it is answered. What was
 * answered must be there in the end, once.
 */
final class PersistentCrowd implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;

    private final AtomicLong next = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    /** When the latest of the requests that were answered had been sent. */
    private final AtomicLong servedSince = new AtomicLong(System.nanoTime());

    private final List<Thread> threads = new ArrayList<>();
    private final LongFunction<String> path;
    private final String expected;
    private volatile int port;
    private volatile boolean isOver;
    private volatile @Nullable String strange;

    /**
     * @param path where the request of a number is posted
     * @param expected what it is answered
     */
    PersistentCrowd(int port, int clients, LongFunction<String> path, String expected) {
        this.port = port;
        this.path = path;
        this.expected = expected;
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(this::ask, "client " + i);
            threads.add(thread);
            thread.start();
        }
    }

    /** The server is to be found at another port from now on. */
    void moveTo(int other) {
        port = other;
    }

    private void ask() {
        Connection connection = null;
        while (!isOver) {
            long number = next.incrementAndGet();
            boolean isAnswered = false;
            while (!isAnswered) {
                try {
                    connection = connection == null ? new Connection(port) : connection;
                    long sent = System.nanoTime();
                    var answer = connection.send("POST", path.apply(number));
                    if (answer.status() == 200 && answer.body().equals(expected)) {
                        isAnswered = true;
                        acknowledged.incrementAndGet();
                        servedSince.accumulateAndGet(sent, Math::max);
                    } else if (answer.status() == 503 || answer.body().equals("busy")) {
                        refused.incrementAndGet();
                        Thread.sleep(PAUSE_MILLIS);
                    } else {
                        strange = answer.status() + " " + answer.body();
                        refused.incrementAndGet();
                        Thread.sleep(PAUSE_MILLIS);
                    }
                } catch (IOException | RuntimeException gone) {
                    // The server went away within a request: whether it was done, only asking again tells.
                    close(connection);
                    connection = null;
                    pause();
                } catch (InterruptedException stopped) {
                    close(connection);
                    return;
                }
            }
        }
        close(connection);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException alreadyGone) {
                // nothing is left to close
            }
        }
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** Requests that were told to come again. */
    long refused() {
        return refused.get();
    }

    /** An answer that none should be; null if there was none. */
    @Nullable
    String strange() {
        return strange;
    }

    /** Waits until something that is asked after this moment is answered; how many milliseconds that took, or the limit. */
    long millisUntilServed(long limitMillis) throws InterruptedException {
        long start = System.nanoTime();
        while (servedSince.get() < start) {
            if (System.nanoTime() - start > limitMillis * 1_000_000) {
                return limitMillis;
            }
            Thread.sleep(5);
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** Lets each client finish what it asks, and returns when all have. */
    @Override
    public void close() throws InterruptedException {
        isOver = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
