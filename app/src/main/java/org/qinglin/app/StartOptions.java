package org.qinglin.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** The command line of {@code qinglin run}: what was asked for, or one sentence that says what is wrong with it. */
sealed interface StartOptions {

    String HELP = """
            qinglin run [--port N] [--host ADDRESS] [--data DIR] [--empty] [--tls-cert FILE --tls-key FILE]

              --port N        where to listen (default 8080)
              --host ADDRESS  the address to listen on (default 127.0.0.1, this machine only)
              --data DIR      where everything is kept (default ./data)
              --empty         start without the demo term; prints a one-time link for the first administrator
              --tls-cert FILE --tls-key FILE
                              serve HTTPS with this certificate (with its chain) and private key, both PEM

            QINGLIN_DB_URL, QINGLIN_DB_USER, QINGLIN_DB_PASSWORD use a PostgreSQL of your own instead of the embedded one.""";

    record Help(String text) implements StartOptions {}

    record Wrong(String message) implements StartOptions {}

    /** @param tls null for plain HTTP */
    record Run(
            int port,
            String host,
            Path data,
            boolean empty,
            @Nullable TlsFiles tls) implements StartOptions {

        /** As Spring Boot's own arguments, which win over the configuration file. */
        String[] asProperties() {
            var properties = new ArrayList<>(List.of(
                    "--server.port=" + port,
                    "--server.address=" + host,
                    "--qinglin.data=" + data,
                    "--qinglin.empty=" + empty));
            if (tls != null) {
                properties.addAll(tls.asProperties());
            }
            return properties.toArray(String[]::new);
        }

        /** What stands in the way, found before anything is started. */
        Optional<String> obstacle() {
            return portTaken().or(this::folderUnwritable).or(() -> tls == null ? Optional.empty() : tls.obstacle());
        }

        /** What the operator should know and what yet hinders nothing. */
        Optional<String> warning(Instant now) {
            return tls == null ? Optional.empty() : tls.warning(now);
        }

        private Optional<String> portTaken() {
            try (var probe = new ServerSocket()) {
                // As the server will: a port that waits for its last connections to end counts as free.
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
                return Optional.empty();
            } catch (UnknownHostException unknown) {
                return Optional.of("this machine has no address '" + host + "'; leave --host out to use 127.0.0.1.");
            } catch (IOException taken) {
                return Optional.of("port " + port + " on " + host + " is taken (" + taken.getMessage()
                        + "); stop what uses it, or choose another with --port N.");
            }
        }

        private Optional<String> folderUnwritable() {
            try {
                Files.createDirectories(data);
                Files.delete(Files.createTempFile(data, ".writable", ""));
                return Optional.empty();
            } catch (IOException unwritable) {
                return Optional.of("the data folder " + data.toAbsolutePath().normalize()
                        + " cannot be written; give it to this user, or choose another with --data DIR.");
            }
        }
    }

    static StartOptions parse(String[] arguments) {
        var given = new HashMap<String, String>();
        boolean empty = false;
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            switch (argument) {
                case "--help", "-h" -> {
                    return new Help(HELP);
                }
                case "--empty" -> empty = true;
                case "--port", "--host", "--data", "--tls-cert", "--tls-key" -> {
                    if (i + 1 == arguments.length) {
                        return new Wrong(argument + " needs a value; see qinglin run --help.");
                    }
                    given.put(argument, arguments[++i]);
                }
                default -> {
                    return new Wrong("'" + argument + "' is no option of run; see qinglin run --help.");
                }
            }
        }
        var port = given.getOrDefault("--port", "8080");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            return new Wrong("--port is '" + port + "', but a port is a number from 0 to 65535.");
        }
        var certificate = given.get("--tls-cert");
        var key = given.get("--tls-key");
        if ((certificate == null) != (key == null)) {
            return new Wrong((certificate == null ? "--tls-key needs --tls-cert" : "--tls-cert needs --tls-key")
                    + " beside it: HTTPS takes the certificate and its private key.");
        }
        return new Run(
                Integer.parseInt(port),
                given.getOrDefault("--host", "127.0.0.1"),
                Path.of(given.getOrDefault("--data", "data")),
                empty,
                certificate == null || key == null ? null : new TlsFiles(Path.of(certificate), Path.of(key)));
    }

    /** One sentence for a start that failed: the innermost cause says most. */
    static String sentenceFor(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof PortInUseException)) {
            cause = cause.getCause();
        }
        var message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
