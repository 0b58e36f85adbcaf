package org.qinglin.bench.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is run. The engine runs as the {@code qinglin} script runs it, with the same options of the virtual machine: the
 * script hands its command over in the property {@code qinglin.engine}, one word a line. The peers' virtual machines run
 * with default options, so with a quarter of the machine's memory as heap.
 */
final class Commands {

    private static final String CHILD = "org.qinglin.bench.child.Child";

    private Commands() {}

    /** One of the engine's verbs. */
    static List<String> engine(String... words) {
        List<String> command = new ArrayList<>();
        String handedOver = System.getProperty("qinglin.engine", "");
        if (handedOver.isBlank()) {
            command.addAll(List.of(java(), "-cp", classPath(), "org.qinglin.cli.Main"));
        } else {
            command.addAll(handedOver.strip().lines().toList());
        }
        command.addAll(Arrays.asList(words));
        return command;
    }

    /** A task of {@link org.qinglin.bench.child.Child}. */
    static List<String> child(Path temporary, String... words) {
        List<String> command =
                new ArrayList<>(List.of(java(), "-Djava.io.tmpdir=" + temporary, "-cp", classPath(), CHILD));
        command.addAll(Arrays.asList(words));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }
}
