package org.qinglin.bench.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinglin.bench.Machine;
import org.qinglin.bench.Size;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench peers}: a table of ratios, and the runs as JSON. */
// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(
        name = "peers",
        description = {
            "Plans the same pair lists with the engine and its peers, each as a process of its own on the same files, one"
                    + " after the other; prints medians and ratios.",
            "",
            "Whole seconds reach from the start of a process to its end: virtual machine, reading, solving, writing the"
                    + " plan; the engine's certificate too. The engine runs as `qinglin match` runs it, options of the"
                    + " virtual machine included; the script's own look for stale sources is left out. Solve seconds"
                    + " reach from the list in memory to the plan in memory, each solver's own graph and the engine's"
                    + " reordering and proof included. Peak memory is the process's high-water mark of resident memory."
                    + " Objectives are added up from the plans themselves, after making sure that they are plans; gaps are"
                    + " to the best bound proven in this run. First of all, unmeasured, each plans a tiny instance, so"
                    + " that the system's cache holds what it is made of.",
            "",
            "qinglin   this engine; always on raw input: its own reordering counts.",
            "or-tools  OR-Tools 9.15 min-cost flow under Java, reading with the engine's reader; raw, and on files"
                    + " reordered breadth-first beforehand (not counted). Its Java package unpacks a native library at"
                    + " each start: in whole seconds, not in solve seconds.",
            "lemon-ns  LEMON's network simplex, C++ -O3, compiled here where liblemon-dev is installed.",
            "greedy    the most valuable pair that still fits, again and again.",
            "timefold  Timefold Solver Community 1.32: one entity for each task a student has time for, its values the"
                    + " needs that the student is eligible for; first fit, those with the fewest needs first, then its"
                    + " default local search, until its time is up."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer = {
            "Time limits, unless --limit says otherwise: 60 s at T and S, 180 s at M, 1200 s at L; a process that"
                    + " exceeds its limit is killed. timefold solves for 2, 15 and 30 s and is left out at L.",
            "",
            "JSON: one array, an object a run: size, seed, solver, input (raw, reordered), ties, pairs, outcome (planned,"
                    + " time limit, failed, not a plan), objective, bound, gap, wholeSeconds, loadSeconds, readSeconds,"
                    + " solveSeconds, writeSeconds, peakBytes, limitSeconds, machine. Numbers are numbers; what is not"
                    + " known is left out, so objective, gap and solveSeconds of a run that was killed.",
            "",
            "Exit status: 0, or 1 if a solver failed or wrote no plan, the exact ones disagree, or the engine left a gap."
        })
public final class PeersCommand implements Callable<Integer> {

    private static final double QUIET = 0.7;

    @Option(
            names = "--sizes",
            split = ",",
            defaultValue = "S",
            paramLabel = "SIZE",
            description = "T (300 students, 60 needs), S (10,000, 2,000), M (100,000, 20,000), L (1,000,000, 100,000);"
                    + " default S.")
    List<Size> sizes;

    @Option(names = "--seeds", defaultValue = "3", paramLabel = "N", description = "Seeds 1 to N; default 3.")
    int seeds;

    @Option(
            names = "--solvers",
            split = ",",
            defaultValue = "qinglin,or-tools,lemon-ns,greedy,timefold",
            paramLabel = "SOLVER",
            description = "Who takes part, in this order; default ${DEFAULT-VALUE}.")
    List<String> solvers;

    @Option(
            names = "--limit",
            split = ",",
            paramLabel = "[SOLVER=]SECONDS",
            description = "Time limit of every solver, or of one.")
    List<String> limits = List.of();

    @Option(names = "--ties", description = "Make all values alike, which slows every solver.")
    boolean ties;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Keep the files there, and use those that stand there already.")
    @Nullable
    Path work;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the runs there too, as one JSON array.")
    @Nullable
    Path json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (seeds < 1) {
            throw new ParameterException(spec.commandLine(), "--seeds is " + seeds + ", but must be at least 1.");
        }
        Limits limit = limits();
        List<Solver> running = new ArrayList<>(solvers());
        Path lemon = running.contains(Solver.LEMON_NS) ? LemonBinary.built().orElse(null) : null;
        if (lemon == null && running.remove(Solver.LEMON_NS)) {
            out.println("lemon-ns is left out: it could not be compiled; on Debian, install g++ and liblemon-dev.");
        }
        for (Size size : sizes) {
            if (running.contains(Solver.TIMEFOLD) && !limit.isIn(Solver.TIMEFOLD, size)) {
                out.println("timefold is left out at " + size.name()
                        + ", where it takes very long to a first plan; --limit timefold=SECONDS asks for it.");
            }
        }
        Machine machine = Machine.here();
        out.println(machine);
        double load = Machine.load().orElse(0);
        if (load > QUIET) {
            out.printf(Locale.ROOT, "The machine is not quiet (load %.1f): ratios will be noisy.%n", load);
        }
        out.flush();
        List<Run> runs = new ArrayList<>();
        write(runs, machine);
        Table table = new Table(runs, out);
        try (InstanceFolders folders = new InstanceFolders(work)) {
            Contest contest = new Contest(
                    running, limit, folders, lemon, spec.commandLine().getErr());
            for (Solver unable : contest.warmUp()) {
                out.println(unable + " is left out: it does not run on this machine.");
            }
            for (Size size : sizes) {
                for (int seed = 1; seed <= seeds; seed++) {
                    runs.addAll(contest.on(size, seed, ties));
                    write(runs, machine);
                }
                table.ofSize(size, ties);
                out.flush();
            }
        }
        table.growth(sizes);
        return verdict(runs, out);
    }

    /**
     * Before the first instance, so that a file that cannot be written is refused at once, and after every one, so that a
     * long run that is interrupted leaves what it has seen.
     */
    private void write(List<Run> runs, Machine machine) throws IOException {
        Path file = json;
        if (file != null) {
            Files.writeString(file, Json.of(runs, machine));
        }
    }

    private int verdict(List<Run> runs, PrintWriter out) {
        boolean right = true;
        for (Run run : runs) {
            boolean wrong = run.outcome() == Run.Outcome.FAILED || run.outcome() == Run.Outcome.NOT_A_PLAN;
            boolean worse =
                    run.outcome() == Run.Outcome.PLANNED && run.solver().exact() && !Objects.equals(run.gap(), 0L);
            boolean better = run.gap() != null && run.gap() < 0;
            if (wrong || worse || better) {
                right = false;
                out.println("WRONG: " + run.label() + " at "
                        + run.instance().size().name() + ", seed "
                        + run.instance().seed() + ": " + run.outcome() + ", objective " + run.objective() + ", gap "
                        + run.gap());
            }
        }
        return right ? 0 : 1;
    }

    private Limits limits() {
        try {
            return new Limits(limits);
        } catch (IllegalArgumentException notALimit) {
            throw new ParameterException(spec.commandLine(), String.valueOf(notALimit.getMessage()), notALimit);
        }
    }

    private List<Solver> solvers() {
        return solvers.stream()
                .distinct()
                .map(name -> Limits.named(name)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "--solvers names \"" + name + "\". Choose among " + List.of(Solver.values()) + ".")))
                .toList();
    }
}
