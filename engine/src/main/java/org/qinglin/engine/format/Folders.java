package org.qinglin.engine.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Writes a folder all or nothing: into a hidden one beside it first, moved into place when everything is there. */
public final class Folders {

    private Folders() {}

    /** Fills the folder it is given. */
    @FunctionalInterface
    public interface Filling {
        void into(Path folder) throws IOException;
    }

    /** Fills {@code target}; files of the same name that stood there are replaced. If filling fails, nothing changes. */
    public static void fill(Path target, Filling filling) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path beside = absolute.getParent();
        if (beside == null) {
            throw new IOException("The folder " + target + " has no parent to write beside. Name another folder.");
        }
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new IOException(target + " is a file. Name a folder, or one that does not exist yet.");
        }
        Files.createDirectories(beside);
        Path draft = Files.createTempDirectory(beside, ".qinglin-");
        try {
            filling.into(draft);
            // The temporary folder is private; the one people see gets the permissions that new folders get.
            Files.createDirectories(absolute);
            for (Path file : filesIn(draft)) {
                Files.move(file, absolute.resolve(draft.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            for (Path file : filesIn(draft)) {
                Files.delete(file);
            }
            Files.delete(draft);
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
