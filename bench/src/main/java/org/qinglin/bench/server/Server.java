package org.qinglin.bench.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.app.Qinglin;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The platform as it is, with further addresses that a bench needs; a process of its own. */
final class Server {

    /** What it prints before its port, once it serves. */
    static final String SERVING = "serving on ";

    private Server() {}

    /** @param arguments the data folder, configurations of addresses by name and comma, options in place of these */
    public static void main(String[] arguments) throws ClassNotFoundException {
        Map<String, String> options = new LinkedHashMap<>(Map.of(
                "--server.port",
                "0",
                "--qinglin.empty",
                "true",
                // Facts are written; telling them is another process's work, and none of what is measured.
                "--qinglin.outbox-every",
                "P1D",
                // A client's connection lives as long as the client: connecting anew would be measured with it.
                "--server.tomcat.max-keep-alive-requests",
                "-1",
                "--spring.datasource.hikari.maximum-pool-size",
                "16",
                "--qinglin.data",
                Path.of(arguments[0]).toAbsolutePath().toString()));
        for (String option : List.of(arguments).subList(2, arguments.length)) {
            String[] parts = option.split("=", 2);
            options.put(parts[0], parts[1]);
        }
        List<Class<?>> sources = new ArrayList<>(List.of(Qinglin.class));
        for (String name : arguments[1].split(",")) {
            sources.add(Class.forName(name));
        }
        var context = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                .run(options.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
        System.out.println(SERVING + context.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
