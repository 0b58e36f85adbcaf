package org.qinglin.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of our own, for real data: every commit is flushed to disk, pages carry checksums, it listens on
 * 127.0.0.1 only and asks for a password (SCRAM). It needs no installation and no framework.
 *
 * <p>However the program ends, the server ends with it, and the next start needs no help: after {@code kill -9} of the
 * program the kernel stops PostgreSQL; after {@code kill -9} of both PostgreSQL recovers from its log. A server that is
 * killed under a running program is started again at the same address.
 *
 * <p>The server's name for the program's database and role is {@code qinglin}; the role owns the database and may create
 * others, but is no superuser.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Duration ATTACH_LIMIT = Duration.ofSeconds(60);
    private static final String NAME = "qinglin";

    private final Path dataFolder;
    private final ServerState state;
    private final @Nullable Keeper keeper;
    private final @Nullable FolderLock lock;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(Path dataFolder, ServerState state, @Nullable Keeper keeper, @Nullable FolderLock lock) {
        this.dataFolder = dataFolder;
        this.state = state;
        this.keeper = keeper;
        this.lock = lock;
    }

    /**
     * Starts the server over {@code dataFolder} and returns when it takes connections: after about a second, a few
     * seconds the first time. Creates the folder where it is missing.
     *
     * @throws EmbeddedPostgresException with one line for the user: the folder cannot be written or is held by another
     *     running program, the platform has no binaries, or PostgreSQL does not start
     */
    public static EmbeddedPostgres start(Path dataFolder) {
        Binaries.requireSupportedPlatform();
        ServerFolder folder = ServerFolder.in(dataFolder);
        FolderLock lock = folder.lock()
                .orElseThrow(() -> new EmbeddedPostgresException(
                        EmbeddedPostgresException.Reason.FOLDER_IN_USE,
                        "The data folder %s is in use by another running program. Stop that one first, or name another folder with --data."
                                .formatted(dataFolder)));
        return startLocked(dataFolder, folder, lock);
    }

    /**
     * Uses the server that another running program holds over {@code dataFolder}, or starts one where none runs. Closing
     * an attached one leaves the server alone.
     *
     * @throws EmbeddedPostgresException as {@link #start} does, or when the other program's server does not answer
     */
    public static EmbeddedPostgres attachOrStart(Path dataFolder) {
        Binaries.requireSupportedPlatform();
        ServerFolder folder = ServerFolder.in(dataFolder);
        long deadline = System.nanoTime() + ATTACH_LIMIT.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                Optional<FolderLock> lock = folder.lock();
                if (lock.isPresent()) {
                    return startLocked(dataFolder, folder, lock.get());
                }
                Optional<ServerState> state = ServerState.read(folder.state());
                if (state.isPresent() && ServerFolder.saysReady(folder.pidFile())) {
                    return new EmbeddedPostgres(dataFolder, state.get(), null, null);
                }
                TimeUnit.MILLISECONDS.sleep(100); // the other program is just starting or stopping its server
            }
        } catch (IOException e) {
            throw ServerFolder.unwritable(folder.root(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        throw new EmbeddedPostgresException(
                EmbeddedPostgresException.Reason.FOLDER_IN_USE,
                "The data folder %s is in use by another running program whose database did not answer for %d s. Stop that program first."
                        .formatted(dataFolder, ATTACH_LIMIT.toSeconds()));
    }

    private static EmbeddedPostgres startLocked(Path dataFolder, ServerFolder folder, FolderLock lock) {
        boolean started = false;
        try {
            Keeper keeper = new Keeper(Postmaster.over(folder), folder);
            keeper.start();
            EmbeddedPostgres running =
                    new EmbeddedPostgres(dataFolder, keeper.ready().get(), keeper, lock);
            started = true;
            return running;
        } catch (IOException e) {
            throw ServerFolder.unwritable(folder.root(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof EmbeddedPostgresException refused) {
                throw refused;
            }
            throw ServerFolder.unwritable(folder.root(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    private static EmbeddedPostgresException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EmbeddedPostgresException(
                EmbeddedPostgresException.Reason.START_FAILED, "The start of PostgreSQL was interrupted.", e);
    }

    /** Where a driver connects: {@code jdbc:postgresql://127.0.0.1:PORT/qinglin}, without credentials. */
    public String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    /** The same server's address of another of its databases. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + state.port() + "/" + database;
    }

    /** The role to connect as. */
    public String user() {
        return NAME;
    }

    /** Its password, random, kept in the data folder for its owner's eyes only. */
    public String password() {
        return state.password();
    }

    /** The TCP port on 127.0.0.1; the same at every start while it is free. */
    public int port() {
        return state.port();
    }

    /** The data folder as it was given. */
    public Path dataFolder() {
        return dataFolder;
    }

    /** Whether another program owns the server, which then also decides when it ends. */
    public boolean attached() {
        return keeper == null;
    }

    /** Stops the server within 5 s, unless it is only attached. Closing again does nothing. */
    @Override
    public void close() {
        if (keeper == null || lock == null || !closed.compareAndSet(false, true)) {
            return;
        }
        try {
            keeper.stopServer();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL could not be told to stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.close();
        }
    }
}
