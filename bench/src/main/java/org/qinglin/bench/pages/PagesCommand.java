package org.qinglin.bench.pages;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinglin.bench.JsonArray;
import org.qinglin.bench.Machine;
import org.qinglin.bench.peers.InstanceFolders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench pages}: long lists, many people at once. */
// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(
        name = "pages",
        description =
                "Starts the platform with its demo term, imports students and orders, signs agreements, makes a report through its pages, and lets"
                        + " signed-in people of different roles look at their lists at once, with other filters and pages"
                        + " each time. Prints how long each page took. Exit status 0 if every answer was 200, 1 if not.",
        mixinStandardHelpOptions = true)
public final class PagesCommand implements Callable<Integer> {

    /** Of the demo's accounts; public. */
    static final String PASSWORD = "qinglin-demo";

    private static final int ERRORS = 1;
    private static final String FILLED = "bench-filled";

    @Option(names = "--students", defaultValue = "50000", paramLabel = "N", description = "Default 50000.")
    int students;

    @Option(names = "--orders", defaultValue = "5000", paramLabel = "N", description = "Default 5000.")
    int orders;

    @Option(names = "--agreements", defaultValue = "500", paramLabel = "N", description = "Default 500.")
    int agreements;

    @Option(
            names = "--requests",
            defaultValue = "1000",
            paramLabel = "N",
            description =
                    "Of each page, after a twentieth of it, or more until all are through, that does not count; default 1000.")
    int requests;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Of contents and filters; default 1.")
    long seed;

    @Option(names = "--data", paramLabel = "DIR", description = "Keep the data there, and use it again if it is there.")
    @Nullable
    Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "Write one JSON array there, an object a page.")
    @Nullable
    Path json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (requests < 1 || students < 0 || orders < 0 || agreements < 0) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(),
                    "--requests must be at least 1, --students, --orders and --agreements at least 0.");
        }
        Path kept = data;
        if (kept != null) {
            return run(kept);
        }
        Path scratch = Files.createTempDirectory("qinglin-pages");
        try {
            return run(scratch.resolve("data"));
        } finally {
            InstanceFolders.delete(scratch);
        }
    }

    private int run(Path folder) throws IOException, InterruptedException {
        String server = System.getProperty("qinglin.server");
        if (server == null) {
            throw new IOException("the platform's jar is not named; run ./qinglin bench pages");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.here());
        Files.createDirectories(folder);
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        try (RunningPlatform platform = RunningPlatform.start(Path.of(server), folder, log)) {
            if (!Files.exists(folder.resolve(FILLED))) {
                Filling filling = new Filling(platform.site(), out, seed);
                if (students > 0) {
                    filling.students(students);
                }
                if (orders > 0) {
                    filling.orders(orders);
                }
                if (agreements > 0) {
                    filling.agreements(agreements);
                }
                filling.report();
                Files.writeString(
                        folder.resolve(FILLED),
                        students + " students, " + orders + " orders, " + agreements + " agreements");
            }
            out.println(Files.readString(folder.resolve(FILLED)) + " beside the demo term; " + Page.people()
                    + " people at once, " + requests + " requests of each page");
            List<PageTimes> times = new Crowd(platform.site(), Page.ALL, requests, seed).look();
            out.println(PageTimes.head());
            times.forEach(each -> out.println(each.row()));
            out.flush();
            JsonArray.write(json, times, PageTimes::json);
            return times.stream().anyMatch(each -> each.errors() > 0) ? ERRORS : 0;
        }
    }
}
