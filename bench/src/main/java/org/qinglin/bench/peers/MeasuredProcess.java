package org.qinglin.bench.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended, and what it took.
 *
 * @param status its exit status; meaningless if it was killed
 * @param killed whether its time was up
 * @param wholeSeconds from before its start until it was gone
 * @param peakBytes most memory that it had resident, mapped files included; 0 where the system does not tell
 * @param said its standard output and standard error
 */
record MeasuredProcess(int status, boolean killed, double wholeSeconds, long peakBytes, String said) {

    private static final int LOOK_MILLIS = 5;
    private static final long YOUNG_NANOS = 100_000_000;
    private static final String PEAK = "VmHWM:";

    /** Runs a command until it ends or its time is up. Its output goes through {@code log}. */
    static MeasuredProcess run(List<String> command, Path log, Duration limit)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        long start = System.nanoTime();
        Process process = builder.start();
        Thread alsoGone = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(alsoGone);
        long peak = 0;
        boolean killed = false;
        try {
            while (!process.waitFor(lookMillis(start), TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, peakOf(process.pid()));
                if (System.nanoTime() - start > limit.toNanos() && !killed) {
                    killed = true;
                    process.destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
            forget(alsoGone);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new MeasuredProcess(
                process.exitValue(), killed, seconds, peak, Files.readString(log, StandardCharsets.UTF_8));
    }

    /** Often at first, since a tiny instance may be planned within 5 ms. */
    private static int lookMillis(long start) {
        return System.nanoTime() - start < YOUNG_NANOS ? 1 : LOOK_MILLIS;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook is just what is needed.
        }
    }

    /** The kernel's own high-water mark, so that looking now and then misses only what the last moments added. */
    private static long peakOf(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith(PEAK)) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException goneOrNotLinux) {
            return 0;
        }
        return 0;
    }
}
