package org.qinglin.app.matching.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.qinglin.engine.Plan;
import org.qinglin.engine.Problem;
import org.qinglin.engine.format.PlanFiles;
import org.qinglin.engine.format.ProblemFiles;
import org.springframework.util.FileSystemUtils;

/**
 * A run in the engine's own files: {@code input/} and {@code plan/}, so that {@code qinglin verify input plan} checks it
 * anywhere. People and roles stand there by their numbers only.
 */
final class RunFiles {

    private RunFiles() {}

    /** Contents by file name. */
    static Map<String, byte[]> of(Problem problem, Plan plan) {
        try {
            var folder = Files.createTempDirectory("qinglin-run");
            try {
                var input = Files.createDirectory(folder.resolve("input"));
                var output = Files.createDirectory(folder.resolve("plan"));
                ProblemFiles.write(problem, input);
                PlanFiles.write(problem, plan, input, output);
                return contents(folder);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the run's files; is the temporary folder full?", failure);
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
