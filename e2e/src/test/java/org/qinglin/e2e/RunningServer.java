package org.qinglin.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The finished server as {@code qinglin run} starts it: a process of its own over a data folder, with the demo term. */
final class RunningServer implements AutoCloseable {

    static final Path JAR = Path.of("..", "app", "target", "qinglin-server.jar");

    private static final Pattern ADDRESS = Pattern.compile("青邻 Qinglin\\s+(http://\\S+)/");

    private final Process process;
    private final Path data;
    private final String address;

    private RunningServer(Process process, Path data, String address) {
        this.process = process;
        this.data = data;
        this.address = address;
    }

    /** Returns once it says that it serves. */
    static RunningServer start(Path data) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Dstdout.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        "-jar",
                        JAR.toString(),
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .start();
        CompletableFuture<String> address = new CompletableFuture<>();
        Thread reader = new Thread(() -> listen(process.inputReader(java.nio.charset.StandardCharsets.UTF_8), address));
        reader.setDaemon(true);
        reader.start();
        return new RunningServer(process, data, address.get(180, TimeUnit.SECONDS));
    }

    private static void listen(BufferedReader output, CompletableFuture<String> address) {
        StringBuilder said = new StringBuilder();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.append(line).append('\n');
                Matcher matcher = ADDRESS.matcher(line);
                if (matcher.find()) {
                    address.complete(matcher.group(1));
                }
            }
        } catch (IOException killed) {
            said.append(killed.getMessage());
        }
        address.completeExceptionally(new IllegalStateException("the server ended; it had said:\n" + said));
    }

    String address() {
        return address;
    }

    /** PostgreSQL's first process. */
    ProcessHandle database() throws IOException {
        List<String> notes = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(notes.get(0))).orElseThrow();
    }

    /** As if the power had failed: Java, PostgreSQL and all its children, at once and without a warning. */
    void killWithItsDatabase() throws Exception {
        ProcessHandle database = database();
        List<ProcessHandle> all = database.descendants().toList();
        process.toHandle().destroyForcibly();
        database.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
        database.onExit().get(10, TimeUnit.SECONDS);
    }

    /** Asks it to end, as Ctrl-C and SIGTERM do. @return how long it took, PostgreSQL included, in milliseconds */
    long stop() throws Exception {
        ProcessHandle database = database();
        long start = System.nanoTime();
        process.toHandle().destroy();
        process.waitFor(30, TimeUnit.SECONDS);
        database.onExit().get(30, TimeUnit.SECONDS);
        return (System.nanoTime() - start) / 1_000_000;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
