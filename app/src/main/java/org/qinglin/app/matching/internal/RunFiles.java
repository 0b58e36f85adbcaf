package org.qinglin.app.matching.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.engine.Plan;
import org.qinglin.engine.Problem;
import org.qinglin.engine.format.PlanFiles;
import org.qinglin.engine.format.ProblemFiles;
import org.qinglin.engine.format.UnreadableInput;
import org.springframework.util.FileSystemUtils;

/**
 * A run in the engine's own files: {@code input/} and {@code plan/}, so that {@code qinglin verify input plan} checks it
 * anywhere. People and roles stand there by their numbers only.
 */
public final class RunFiles {

    private static final String INPUT = "input";
    private static final String PLAN = "plan";
    private static final String WEIGHTS = INPUT + "/weights.csv";

    private RunFiles() {}

    /** Contents by file name. */
    static Map<String, byte[]> of(Problem problem, Plan plan) {
        return inFolder(folder -> {
            var input = Files.createDirectory(folder.resolve(INPUT));
            var output = Files.createDirectory(folder.resolve(PLAN));
            ProblemFiles.write(problem, input);
            PlanFiles.write(problem, plan, input, output);
            return contents(folder);
        });
    }

    /** Of a run's files, those that planning the same people and roles with other weights changes. */
    static Map<String, byte[]> ofOtherWeights(Problem problem, Plan plan) {
        return of(problem, plan).entrySet().stream()
                .filter(file ->
                        !file.getKey().startsWith(INPUT) || file.getKey().equals(WEIGHTS))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Reads back what was written.
     *
     * @throws IllegalStateException if the files are no run's
     */
    public static SavedRun read(Map<String, byte[]> contents) {
        return inFolder(folder -> {
            for (var file : contents.entrySet()) {
                var path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            try {
                var problem = ProblemFiles.read(folder.resolve(INPUT));
                return new SavedRun(problem, PlanFiles.read(problem, folder.resolve(PLAN)));
            } catch (UnreadableInput unreadable) {
                throw new IllegalStateException(
                        "a saved run cannot be read back: " + unreadable.getMessage(), unreadable);
            }
        });
    }

    private interface Work<T> {
        T in(Path folder) throws IOException;
    }

    private static <T> T inFolder(Work<T> work) {
        try {
            var folder = Files.createTempDirectory("qinglin-run");
            try {
                return work.in(folder);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot keep the run's files; is the temporary folder full?", failure);
        }
    }

    private static Map<String, byte[]> contents(Path folder) throws IOException {
        var contents = new TreeMap<String, byte[]>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return contents;
    }
}
