package org.qinglin.bench.meeting;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinglin.bench.JsonArray;
import org.qinglin.bench.Machine;
import org.qinglin.bench.peers.InstanceFolders;
import org.qinglin.bench.server.ServerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench meeting}: a hall full of people who sign in at the same moment. */
// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(
        name = "meeting",
        description =
                "Starts the platform, signs people in with a password each, and lets all of them scan the code of a"
                        + " meeting at the same moment over HTTP and press its button twice. Prints how many were counted, how many"
                        + " twice, and how long each waited, in several meetings one after the other: the first meets a server"
                        + " that has just started. Exit status 0 if everybody was counted once, 1 if not.",
        mixinStandardHelpOptions = true)
public final class MeetingCommand implements Callable<Integer> {

    private static final int WRONG = 1;

    @Option(names = "--people", defaultValue = "500", paramLabel = "N", description = "In the hall; default 500.")
    int people;

    @Option(names = "--rounds", defaultValue = "5", paramLabel = "N", description = "Meetings; default 5.")
    int rounds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write one JSON array there, an object a meeting.")
    @Nullable
    Path json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (people < 1 || rounds < 1) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "--people and --rounds must be above 0.");
        }
        Path scratch = Files.createTempDirectory("qinglin-meeting");
        try (ServerProcess server = ServerProcess.start(scratch.resolve("data"), List.of(Halls.class))) {
            return run(server.port());
        } finally {
            InstanceFolders.delete(scratch);
        }
    }

    private int run(int port) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.here());
        List<Round> seen = new ArrayList<>();
        try (Crowd crowd = new Crowd(port, people)) {
            long start = System.nanoTime();
            crowd.enter();
            out.printf(
                    Locale.ROOT,
                    "%d people signed in with a password within %.1f s%n",
                    people,
                    (System.nanoTime() - start) / 1e9);
            out.println(Round.head());
            for (int round = 1; round <= rounds; round++) {
                seen.add(crowd.signIn(round));
                out.println(seen.get(round - 1).row());
                out.flush();
            }
        }
        JsonArray.write(json, seen, Round::json);
        return seen.stream().allMatch(Round::isRight) ? 0 : WRONG;
    }
}
