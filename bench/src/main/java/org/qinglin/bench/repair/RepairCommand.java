package org.qinglin.bench.repair;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinglin.bench.JsonArray;
import org.qinglin.bench.Machine;
import org.qinglin.bench.Size;
import org.qinglin.bench.peers.InstanceFolders;
import org.qinglin.engine.PairList;
import org.qinglin.engine.PairPlan;
import org.qinglin.engine.Progress;
import org.qinglin.engine.Repaired;
import org.qinglin.engine.StandingPairs;
import org.qinglin.engine.format.Folders;
import org.qinglin.engine.format.PairFiles;
import org.qinglin.engine.format.PlanFiles;
import org.qinglin.engine.format.UnreadableInput;
import org.qinglin.engine.verify.Verdict;
import org.qinglin.engine.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench repair}: changes to a proven plan, each timed until the plan is proven again. */
// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(
        name = "repair",
        description = "Makes the best plan of a pair list, then changes the list a thousand times, one change after the"
                + " other: students withdraw or arrive, capacities rise or fall, a student does not show up, a need is"
                + " opened. Times each change until the plan is proven optimal again. At the end the verifier reads list"
                + " and plan from files. Exit status 0 if every plan was proven, 1 if not, 2 for unreadable files.",
        mixinStandardHelpOptions = true)
public final class RepairCommand implements Callable<Integer> {

    private static final int NOT_PROVEN = 1;
    private static final int UNREADABLE = 2;

    @Option(names = "--size", defaultValue = "S", paramLabel = "SIZE", description = "T, S, M or L; default S.")
    Size size;

    @Option(names = "--seed", defaultValue = "1", paramLabel = "N", description = "Of list and changes; default 1.")
    long seed;

    @Option(
            names = "--changes",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Changes in all, kinds in turn; at least 5, default 1000.")
    int changes;

    @Option(
            names = "--pairs",
            paramLabel = "DIR",
            description = "A pair list that is there already, instead of one of that size.")
    @Nullable
    Path pairs;

    @Option(names = "--work", paramLabel = "DIR", description = "Keep generated lists there and use them again.")
    @Nullable
    Path work;

    @Option(names = "--json", paramLabel = "FILE", description = "Write one JSON array there, an object a kind.")
    @Nullable
    Path json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (changes < Kind.values().length) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(),
                    "--changes is " + changes + ", but must be at least " + Kind.values().length + ", one of a kind.");
        }
        try (InstanceFolders folders = new InstanceFolders(work)) {
            Path given = pairs;
            Path folder = given == null ? folders.pairList(size, seed) : given;
            return run(folder, folders.scratch());
        } catch (UnreadableInput broken) {
            spec.commandLine().getErr().println(broken.getMessage());
            return UNREADABLE;
        }
    }

    private int run(Path folder, Path scratch) throws IOException, UnreadableInput {
        PrintWriter out = spec.commandLine().getOut();
        StandingPairs standing;
        List<Latency> found;
        {
            PairList list = PairFiles.read(folder).byLocality();
            out.println(list.students().size() + " students, " + list.needs().size() + " needs, " + list.need().length
                    + " pairs; " + Machine.here());
            long start = System.nanoTime();
            PairPlan plan = list.match(Progress.SILENT);
            long matched = System.nanoTime();
            standing = StandingPairs.of(list, plan);
            out.printf(
                    Locale.ROOT,
                    "planned in %.1f s, ready for changes in %.1f s%n",
                    (matched - start) / 1e9,
                    (System.nanoTime() - matched) / 1e9);
            found = measure(new Changes(list, plan, standing, new Random(seed)));
        }
        out.printf("%-12s %6s %12s %12s   %s%n", "kind", "count", "p50 ms", "p99 ms", "proven optimal");
        found.forEach(each -> out.println(each.row()));
        JsonArray.write(json, found, Latency::json);
        Verdict verdict = verify(standing, scratch);
        verdict.reasons().forEach(out::println);
        out.println("verified objective " + verdict.objective() + " bound " + verdict.bound() + " gap "
                + (verdict.bound() - verdict.objective()) + " optimal " + verdict.optimal());
        boolean proven = found.stream().allMatch(Latency::provenOptimal);
        return proven && verdict.optimal() ? 0 : NOT_PROVEN;
    }

    private List<Latency> measure(Changes prepared) {
        Kind[] kinds = Kind.values();
        Map<Kind, List<Long>> nanos = new EnumMap<>(Kind.class);
        Map<Kind, Boolean> proven = new EnumMap<>(Kind.class);
        for (int i = 0; i < changes; i++) {
            Kind kind = kinds[i % kinds.length];
            Changes.Prepared change = prepared.next(kind);
            long start = System.nanoTime();
            Repaired repaired = change.make();
            long took = System.nanoTime() - start;
            nanos.computeIfAbsent(kind, each -> new ArrayList<>()).add(took);
            proven.merge(kind, repaired.provenOptimal(), Boolean::logicalAnd);
        }
        List<Latency> found = new ArrayList<>();
        nanos.forEach((kind, each) -> found.add(Latency.of(
                kind, each.stream().mapToLong(Long::longValue).toArray(), Boolean.TRUE.equals(proven.get(kind)))));
        return found;
    }

    /** By the verifier, from files, as anyone else would. */
    private static Verdict verify(StandingPairs standing, Path scratch) throws IOException, UnreadableInput {
        Path input = scratch.resolve("changed");
        Path plan = scratch.resolve("plan");
        {
            PairList list = standing.list();
            PairPlan repaired = standing.plan();
            Folders.fill(input, draft -> PairFiles.write(list, draft));
            Folders.fill(plan, draft -> PlanFiles.write(list, repaired, input, draft));
        }
        return Verifier.pairs(input, plan);
    }
}
