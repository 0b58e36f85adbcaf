package org.qinglin.bench.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.bench.JsonArray;
import org.qinglin.bench.Machine;
import org.qinglin.bench.peers.InstanceFolders;
import org.qinglin.bench.signup.Design;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench faults}: breaks things on purpose and counts what is lost. */
// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(
        name = "faults",
        description =
                "Starts the platform and breaks it on purpose: flash crowds, kill -9 of the database and of the"
                        + " platform, the same request ten times, a full disk (as root), a wrong clock, signing in and"
                        + " out in all the wrong ways, random operations against a model, a killed outbox, a ledger that is"
                        + " edited in the database, every role at every endpoint, inputs that nobody sends who means well. Prints what was lost and what is there twice. Exit status 0 if all held, 1 if not.",
        mixinStandardHelpOptions = true)
public final class FaultsCommand implements Callable<Integer> {

    private static final int WRONG = 1;
    private static final List<Fault> ALL = List.of(
            new Flash(Design.WRITER),
            new Flash(Design.UNLOCKED),
            new Kills(Kills.Victim.DATABASE),
            new Kills(Kills.Victim.PLATFORM),
            new SameSubmit(),
            new DiskFull(),
            new ClockOff(),
            new Marks(),
            new RandomWalks(),
            new OutboxKilled(),
            new LedgerAttacked(),
            new Authorisation(),
            new Fuzz());

    @Option(names = "--faults", split = ",", paramLabel = "NAME", description = "Which; all by default.")
    List<String> names = ALL.stream().map(Fault::name).toList();

    @Option(
            names = "--share",
            defaultValue = "1",
            paramLabel = "S",
            description = "Of the full counts, above 0 and at most 1, at least one of each; default 1.")
    double share;

    @Option(names = "--json", paramLabel = "FILE", description = "Write one JSON array there, an object a fault.")
    @Nullable
    Path json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(share > 0 && share <= 1)) {
            throw new ParameterException(spec.commandLine(), "--share must be above 0 and at most 1, not " + share);
        }
        List<Fault> chosen = names.stream().map(this::fault).toList();
        PrintWriter out = spec.commandLine().getOut();
        out.println(Machine.here());
        out.println(Outcome.head());
        List<Outcome> outcomes = new ArrayList<>();
        for (Fault each : chosen) {
            out.flush();
            Path scratch = Files.createTempDirectory("qinglin-faults");
            try {
                outcomes.add(each.run((int) Math.max(1, Math.round(each.fullCount() * share)), scratch));
            } finally {
                InstanceFolders.delete(scratch);
            }
            out.println(outcomes.get(outcomes.size() - 1).row());
        }
        out.flush();
        JsonArray.write(json, outcomes, Outcome::json);
        return outcomes.stream().allMatch(Outcome::held) ? 0 : WRONG;
    }

    private Fault fault(String name) {
        return ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--faults knows no " + name + ", but "
                                + ALL.stream().map(Fault::name).collect(Collectors.joining(", "))));
    }
}
