package org.qinglin.app;

import java.time.Instant;
import java.util.Arrays;
import org.qinglin.app.StartOptions.Help;
import org.qinglin.app.StartOptions.Run;
import org.qinglin.app.StartOptions.Wrong;
import org.qinglin.app.places.PlacesCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The platform's entry point: {@code qinglin run} with its options. */
@SpringBootApplication
@EnableScheduling
public class Qinglin {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals("places")) {
            System.exit(PlacesCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        var options = StartOptions.parse(arguments);
        if (options instanceof Help help) {
            System.out.println(help.text());
        } else if (options instanceof Wrong wrong) {
            exit(wrong.message());
        } else if (options instanceof Run run) {
            run.obstacle().ifPresent(Qinglin::exit);
            run.warning(Instant.now()).ifPresent(warning -> System.err.println("qinglin: " + warning));
            start(run);
        }
    }

    private static void start(Run run) {
        try {
            SpringApplication.run(Qinglin.class, run.asProperties());
        } catch (RuntimeException failure) {
            exit(StartOptions.sentenceFor(failure));
        }
    }

    private static void exit(String message) {
        System.err.println("qinglin: " + message);
        System.exit(1);
    }
}
