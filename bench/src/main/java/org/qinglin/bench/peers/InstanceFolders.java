package org.qinglin.bench.peers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.bench.Size;

/**
 * The instances as files, each made when it is first asked for, by processes of their own: this one stays small while
 * others are measured. In a folder that the caller named they are kept and used again; otherwise they go with the run.
 */
public final class InstanceFolders implements AutoCloseable {

    private static final List<String> FILES = List.of("students.csv", "needs.csv", "pairs.csv");
    private static final Duration LONG_ENOUGH = Duration.ofHours(2);

    private final Path root;
    private final boolean kept;
    private final Thread alsoAtTheEnd = new Thread(this::deleteAll);

    /** @param named where instances are kept; null for a folder that goes with the run */
    public InstanceFolders(@Nullable Path named) throws IOException {
        this.kept = named != null;
        this.root = named == null ? Files.createTempDirectory("qinglin-bench-") : Files.createDirectories(named);
        if (!kept) {
            Runtime.getRuntime().addShutdownHook(alsoAtTheEnd);
        }
    }

    /** A folder for what only lasts during one run. */
    public Path scratch() throws IOException {
        return Files.createDirectories(root.resolve("scratch"));
    }

    /** The instance's pair list as generated, and how long it is. */
    Instance raw(Size size, long seed, boolean ties) throws IOException, InterruptedException {
        Path plain = root.resolve(name(size, seed, false, Input.RAW));
        if (isMissing(plain)) {
            make(
                    plain,
                    Commands.engine(
                            "generate",
                            "--pairs",
                            "--students",
                            Integer.toString(size.students()),
                            "--needs",
                            Integer.toString(size.needs()),
                            "--seed",
                            Long.toString(seed),
                            "--out",
                            plain.toString()));
        }
        Path folder = root.resolve(name(size, seed, ties, Input.RAW));
        if (isMissing(folder)) {
            make(folder, Commands.child(scratch(), "ties", plain.toString(), folder.toString()));
        }
        return new Instance(size, seed, ties, lines(folder.resolve("pairs.csv")) - 1);
    }

    /** The folder of a pair list as generated. */
    public Path pairList(Size size, long seed) throws IOException, InterruptedException {
        return folder(raw(size, seed, false), Input.RAW);
    }

    /** The folder of an instance in one of its orders. */
    Path folder(Instance instance, Input input) throws IOException, InterruptedException {
        Path folder = root.resolve(name(instance.size(), instance.seed(), instance.ties(), input));
        if (isMissing(folder)) {
            Path raw = root.resolve(name(instance.size(), instance.seed(), instance.ties(), Input.RAW));
            make(folder, Commands.child(scratch(), "reorder", raw.toString(), folder.toString()));
        }
        return folder;
    }

    /** Says that an instance is not needed any more; large ones would fill the disk. */
    void done(Instance instance) throws IOException {
        if (!kept) {
            for (boolean ties : new boolean[] {false, true}) {
                for (Input input : Input.values()) {
                    delete(root.resolve(name(instance.size(), instance.seed(), ties, input)));
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(root.resolve("scratch"));
        if (!kept) {
            delete(root);
            Runtime.getRuntime().removeShutdownHook(alsoAtTheEnd);
        }
    }

    /** Deletes a folder with everything in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    private void deleteAll() {
        try {
            delete(root);
        } catch (IOException left) {
            // Nobody is there any more to be told; it is a temporary folder.
        }
    }

    /** Runs the command that writes a folder, and waits until the disk has it, so that nobody is measured meanwhile. */
    private void make(Path folder, List<String> command) throws IOException, InterruptedException {
        MeasuredProcess process = MeasuredProcess.run(command, scratch().resolve("log"), LONG_ENOUGH);
        if (process.status() != 0 || process.killed()) {
            throw new IOException("The command " + String.join(" ", command) + " ended with " + process.status() + ": "
                    + process.said());
        }
        for (String file : FILES) {
            try (FileChannel written = FileChannel.open(folder.resolve(file), StandardOpenOption.WRITE)) {
                written.force(true);
            }
        }
    }

    private static boolean isMissing(Path folder) {
        return !FILES.stream().allMatch(file -> Files.exists(folder.resolve(file)));
    }

    private static String name(Size size, long seed, boolean ties, Input input) {
        return size.name() + "-" + seed + (ties ? "-ties-" : "-") + input;
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }
}
