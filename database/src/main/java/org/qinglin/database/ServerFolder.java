package org.qinglin.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The folder {@code postgres} within the data folder: {@code cluster} (PostgreSQL's own), {@code binaries-…},
 * {@code server.properties} (port and passwords), {@code lock}, {@code start.log}.
 */
record ServerFolder(Path root) {

    /** Creates what is missing, or says in one line why it cannot. */
    static ServerFolder in(Path dataFolder) {
        Path root = dataFolder.toAbsolutePath().normalize().resolve("postgres");
        try {
            if (!Files.isDirectory(root)) {
                Files.createDirectories(root);
                // The server's account walks through to its cluster; everything else in here keeps its own lock.
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
            }
            if (!Files.isWritable(root)) {
                throw new IOException("permission denied");
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw unwritable(root, e);
        }
        return new ServerFolder(root);
    }

    Path cluster() {
        return root.resolve("cluster");
    }

    Path state() {
        return root.resolve("server.properties");
    }

    Path startLog() {
        return root.resolve("start.log");
    }

    /** Takes the folder for this program until the lock is closed or the program ends, however it ends. */
    Optional<FolderLock> lock() {
        try {
            return FolderLock.tryTake(root);
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    /**
     * The running server's own notes, empty where none is there. Line 1 is its process id; line 8 says "ready" once it
     * takes connections.
     */
    List<String> pidFile() throws IOException {
        try {
            return Files.readAllLines(cluster().resolve("postmaster.pid"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    static boolean saysReady(List<String> pidFile) {
        return pidFile.size() >= 8 && pidFile.get(7).strip().equals("ready");
    }

    static EmbeddedPostgresException unwritable(Path folder, Exception cause) {
        return new EmbeddedPostgresException(
                EmbeddedPostgresException.Reason.UNWRITABLE_FOLDER,
                "The data folder %s cannot be written (%s). Give its rights to the user that starts this program, or name another with --data."
                        .formatted(folder, inWords(cause)),
                cause);
    }

    private static String inWords(Exception cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a file stands in its place";
        }
        return String.valueOf(cause.getMessage());
    }
}
