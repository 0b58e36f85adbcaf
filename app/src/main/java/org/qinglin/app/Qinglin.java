package org.qinglin.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The platform's entry point. */
@SpringBootApplication
public class Qinglin {

    public static void main(String[] arguments) {
        SpringApplication.run(Qinglin.class, arguments);
    }
}
