package org.qinglin.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** {@link Server} as a process of its own, so that clients and server share no heap and no compiler. */
public final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param addresses configurations whose addresses the platform's own are joined by
     * @param options of the platform, such as {@code --qinglin.outbox-every=PT1S}, in place of the bench's own
     */
    public static ServerProcess start(Path data, List<Class<?>> addresses, String... options) throws IOException {
        return start(List.of(), data, addresses, options);
    }

    /** @param ofJava further options of Java's own, such as {@code -XX:SharedArchiveFile=…} */
    public static ServerProcess start(List<String> ofJava, Path data, List<Class<?>> addresses, String... options)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(ofJava);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                data.toString(),
                addresses.stream().map(Class::getName).collect(Collectors.joining(","))));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        BufferedReader words =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.startsWith(Server.SERVING)) {
                Thread rest = new Thread(() -> words.lines().forEach(System.err::println), "words of the server");
                rest.setDaemon(true);
                rest.start();
                return new ServerProcess(process, Integer.parseInt(line.substring(Server.SERVING.length())));
            }
            said.append(line).append('\n');
        }
        throw new IOException("the server did not start; it said:\n" + said);
    }

    public int port() {
        return port;
    }

    /** As the power would go: {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
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
