package org.qinglin.bench.signup;

import java.nio.file.Path;
import org.qinglin.app.Qinglin;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The platform as it is, with the designs to measure as further addresses; a process of its own. */
final class Server {

    /** What it prints before its port, once it serves. */
    static final String SERVING = "serving on ";

    private Server() {}

    /** @param arguments the data folder */
    public static void main(String[] arguments) {
        var context = new SpringApplicationBuilder(Qinglin.class, Designs.class)
                .run(
                        "--server.port=0",
                        "--qinglin.empty=true",
                        "--qinglin.data=" + Path.of(arguments[0]).toAbsolutePath(),
                        // Facts are written; telling them is another process's work, and none of what is measured.
                        "--qinglin.outbox-every=P1D",
                        // A client's connection lives as long as the client: connecting anew would be measured with it.
                        "--server.tomcat.max-keep-alive-requests=-1",
                        "--spring.datasource.hikari.maximum-pool-size=16");
        System.out.println(SERVING + context.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
