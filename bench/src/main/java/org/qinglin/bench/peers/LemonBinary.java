package org.qinglin.bench.peers;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/** LEMON's network simplex, compiled here from {@code src/main/cpp/lemon_ns.cpp}, once for each state of that file. */
final class LemonBinary {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    private LemonBinary() {}

    /** The program; empty where it cannot be compiled, most likely for want of LEMON's headers. */
    static Optional<Path> built() throws IOException, InterruptedException {
        Path target = target();
        Path source =
                target.resolveSibling("src").resolve("main").resolve("cpp").resolve("lemon_ns.cpp");
        if (!Files.exists(source)) {
            return Optional.empty();
        }
        Path cache = Files.createDirectories(target.resolve("lemon"));
        CRC32 state = new CRC32();
        state.update(Files.readAllBytes(source));
        Path program = cache.resolve("lemon_ns-" + Long.toHexString(state.getValue()));
        if (!Files.exists(program)) {
            Path draft = Files.createTempFile(cache, "draft", "");
            try {
                List<String> command =
                        List.of("g++", "-O3", "-std=c++17", "-w", "-o", draft.toString(), source.toString());
                if (MeasuredProcess.run(command, cache.resolve("log"), LONG_ENOUGH)
                                .status()
                        != 0) {
                    return Optional.empty();
                }
                Files.move(draft, program, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException noCompiler) {
                return Optional.empty();
            } finally {
                Files.deleteIfExists(draft);
            }
        }
        return Optional.of(program);
    }

    /** Where this module was built into; its classes lie there, in a folder or in a jar. */
    private static Path target() {
        try {
            Path classes = Path.of(LemonBinary.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolveSibling("").toAbsolutePath().normalize();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("Classes lie at an address that is none.", impossible);
        }
    }
}
