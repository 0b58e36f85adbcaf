package org.qinglin.database;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The thread that starts the server, lives as long as it does, and starts it again should it be killed. It has to be a
 * thread of its own: the kernel ends the server when the thread that started it dies (see {@link ServerAccount}).
 */
final class Keeper extends Thread {

    private static final System.Logger LOG = System.getLogger(Keeper.class.getName());

    /** How long a killed server's last children may hold its memory before a new one can start. */
    private static final Duration RETRY_FOR = Duration.ofSeconds(15);

    /** Between attempts to start a server that served before: a full disk may take somebody hours to free. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Postmaster postmaster;
    private final ServerFolder folder;
    private final CompletableFuture<ServerState> ready = new CompletableFuture<>();
    private ServerState state;
    private boolean stopping;
    private @Nullable Process process;

    Keeper(Postmaster postmaster, ServerFolder folder) throws IOException {
        super("embedded-postgres");
        this.postmaster = postmaster;
        this.folder = folder;
        this.state = postmaster.state();
        setDaemon(true);
    }

    /** Completes when the server takes connections for the first time, or with the reason why it never will. */
    CompletableFuture<ServerState> ready() {
        return ready;
    }

    @Override
    public void run() {
        try {
            postmaster.clearUpAfterCrash();
            state = state.onFreePort();
            state.write(folder.state());
            Process running = startPatiently();
            ready.complete(state);
            while (adopt(running)) {
                int exit = running.waitFor();
                if (isStopping()) {
                    return;
                }
                LOG.log(
                        System.Logger.Level.WARNING,
                        "PostgreSQL ended by itself (status {0}); starting it again",
                        exit);
                running = startAgain();
            }
            Postmaster.stop(running);
        } catch (IOException | EmbeddedPostgresException e) {
            if (!ready.completeExceptionally(e)) {
                LOG.log(System.Logger.Level.ERROR, "PostgreSQL is gone and does not start again", e);
            }
        } catch (InterruptedException e) {
            ready.completeExceptionally(e);
        }
    }

    private Process startPatiently() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + RETRY_FOR.toNanos();
        while (true) {
            try {
                return postmaster.start(state.port());
            } catch (EmbeddedPostgresException e) {
                String why = String.valueOf(e.getMessage());
                boolean portTaken = why.contains("ddress already in use");
                boolean memoryHeld = why.contains("shared memory block");
                if (!portTaken && !memoryHeld || isStopping() || System.nanoTime() > deadline) {
                    throw e;
                }
                if (portTaken) {
                    state = state.onAnotherPort();
                    state.write(folder.state());
                } else {
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            }
        }
    }

    /** Starts a server that served before, however long that takes: people wait, and what stands in the way may go away. */
    private Process startAgain() throws IOException, InterruptedException {
        while (true) {
            try {
                postmaster.clearUpAfterCrash();
                return postmaster.start(state.port());
            } catch (IOException | EmbeddedPostgresException e) {
                if (isStopping()) {
                    throw e;
                }
                LOG.log(System.Logger.Level.WARNING, "PostgreSQL does not start yet: {0}", e.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            }
        }
    }

    private synchronized boolean adopt(Process running) {
        process = running;
        return !stopping;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /** Stops the server and ends the thread; returns when both are over, after 5 s at the latest. */
    void stopServer() throws IOException, InterruptedException {
        Process running;
        synchronized (this) {
            stopping = true;
            running = process;
        }
        if (running != null && running.isAlive()) {
            Postmaster.stop(running);
        }
        join(TimeUnit.SECONDS.toMillis(5));
    }
}
