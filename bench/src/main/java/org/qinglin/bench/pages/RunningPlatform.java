package org.qinglin.bench.pages;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The platform as a process of its own, on a port of its own, with its demo term. */
final class RunningPlatform implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Process process;
    private final URI site;

    private RunningPlatform(Process process, URI site) {
        this.process = process;
        this.site = site;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param server the platform's jar
     * @param data its data folder; a demo term is played into an empty one
     */
    static RunningPlatform start(Path server, Path data, Path log) throws IOException, InterruptedException {
        int port = freePort();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-jar",
                        server.toString(),
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RunningPlatform platform = new RunningPlatform(process, URI.create("http://127.0.0.1:" + port));
        platform.awaitAnswer(log);
        return platform;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        Browser anyone = new Browser(site);
        while (System.nanoTime() < end) {
            if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                throw new IOException("the platform ended with " + process.exitValue() + "; its words stand in " + log);
            }
            try {
                if (anyone.get("/login").statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                continue;
            }
        }
        close();
        throw new IOException(
                "the platform did not answer within " + LONGEST_START.toMinutes() + " minutes; see " + log);
    }

    URI site() {
        return site;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
