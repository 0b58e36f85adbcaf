package org.qinglin.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A data folder taken by this program. The operating system gives it back when the program ends, however it ends. */
final class FolderLock implements AutoCloseable {

    /**
     * What this very program holds. POSIX locks are the process's, not the channel's: merely closing a second channel
     * on a locked file would release the lock, so none is ever opened.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The lock, or nothing where this or another program has it. */
    static Optional<FolderLock> tryTake(Path folder) throws IOException {
        Path real = folder.toRealPath().resolve("lock");
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = channel.tryLock() != null;
            if (taken) {
                return Optional.of(new FolderLock(real, channel));
            }
            channel.close();
            return Optional.empty();
        } finally {
            if (!taken) {
                HELD.remove(real);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock " + file + " cannot be released", e);
        } finally {
            HELD.remove(file);
        }
    }
}
