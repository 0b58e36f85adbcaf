package org.qinglin.engine.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * The digests of an input's files, computed on a thread of their own while the plan is being made: there is always a moment
 * in which the solver leaves a core idle.
 */
public final class InputDigests {

    private static final Executor THREAD_OF_ITS_OWN = work -> {
        Thread thread = new Thread(work, "digests");
        thread.setDaemon(true);
        thread.start();
    };

    private final CompletableFuture<SortedMap<String, String>> digests;

    private InputDigests(Path folder, String[] names) {
        digests = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return CertificateFile.digests(folder, names);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                },
                THREAD_OF_ITS_OWN);
    }

    /** Begins with the files of a problem. */
    public static InputDigests ofProblem(Path folder) {
        return new InputDigests(folder, ProblemFiles.names());
    }

    /** Begins with the files of a pair list. */
    public static InputDigests ofPairs(Path folder) {
        return new InputDigests(folder, PairFiles.names());
    }

    /** Waits for them. */
    public SortedMap<String, String> get() throws IOException {
        try {
            return digests.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException unreadable) {
                throw unreadable.getCause();
            }
            throw failed;
        }
    }
}
