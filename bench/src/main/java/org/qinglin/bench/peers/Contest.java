package org.qinglin.bench.peers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qinglin.bench.Size;

/** Runs the solvers one after the other on one instance after the other; never two at a time. */
final class Contest {

    private static final Pattern LAST_LINE = Pattern.compile("objective \\d+ bound (\\d+) gap \\d+ optimal \\w+");
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration TO_READ_AND_WRITE = Duration.ofMinutes(3);

    private final List<Solver> solvers;
    private final Limits limits;
    private final InstanceFolders folders;
    private final @Nullable Path lemon;
    private final PrintWriter progress;

    /**
     * @param lemon the program of LEMON; may be null if it is not among the solvers
     * @param progress is told of every run as it ends
     */
    Contest(List<Solver> solvers, Limits limits, InstanceFolders folders, @Nullable Path lemon, PrintWriter progress) {
        this.solvers = new ArrayList<>(solvers);
        this.limits = limits;
        this.folders = folders;
        this.lemon = lemon;
        this.progress = progress;
    }

    /**
     * Lets every solver plan a tiny instance once, so that the system's cache holds what each is made of. Answers those
     * that cannot run here, which then take part no more; the engine always does.
     */
    List<Solver> warmUp() throws IOException, InterruptedException {
        Instance tiny = folders.raw(Size.T, 1, false);
        List<Solver> unable = new ArrayList<>();
        for (Solver solver : solvers) {
            Run run = plan(tiny, solver, Input.RAW, solver == Solver.TIMEFOLD ? SHORT : solver.limit(Size.T));
            if (run.outcome() == Run.Outcome.FAILED && solver != Solver.QINGLIN) {
                unable.add(solver);
            }
        }
        solvers.removeAll(unable);
        folders.done(tiny);
        return unable;
    }

    /** All runs on one instance, with their gaps to the best bound that any of them proved. */
    List<Run> on(Size size, long seed, boolean ties) throws IOException, InterruptedException {
        Instance instance = folders.raw(size, seed, ties);
        List<Run> runs = new ArrayList<>();
        for (Solver solver : solvers) {
            if (limits.isIn(solver, size)) {
                runs.add(run(instance, solver, Input.RAW));
                if (solver == Solver.OR_TOOLS) {
                    runs.add(run(instance, solver, Input.REORDERED));
                }
            }
        }
        folders.done(instance);
        Long proven = runs.stream()
                .map(Run::bound)
                .filter(Objects::nonNull)
                .min(Long::compare)
                .orElse(null);
        return runs.stream().map(run -> run.toBound(proven)).toList();
    }

    private Run run(Instance instance, Solver solver, Input input) throws IOException, InterruptedException {
        Run run = plan(instance, solver, input, limits.of(solver, instance.size()));
        progress.println(String.format(
                Locale.ROOT,
                "%s, seed %d%s: %s: %s, %.3f s",
                instance.size().name(),
                instance.seed(),
                instance.ties() ? ", ties" : "",
                run.label(),
                run.outcome(),
                run.wholeSeconds()));
        progress.flush();
        return run;
    }

    private Run plan(Instance instance, Solver solver, Input input, Duration limit)
            throws IOException, InterruptedException {
        Path folder = folders.folder(instance, input);
        Path scratch = folders.scratch();
        Path plan = Files.createDirectories(scratch.resolve("plan"));
        Path temporary = Files.createDirectories(scratch.resolve("tmp"));
        MeasuredProcess process = MeasuredProcess.run(
                command(solver, folder, plan, temporary, limit),
                scratch.resolve("log"),
                solver == Solver.TIMEFOLD ? limit.plus(limit).plus(TO_READ_AND_WRITE) : limit);
        Run run = judged(instance, solver, input, limit, folder, plan, process);
        InstanceFolders.delete(plan);
        InstanceFolders.delete(temporary);
        if (run.outcome() == Run.Outcome.FAILED) {
            progress.println(process.said().strip());
        }
        return run;
    }

    private List<String> command(Solver solver, Path folder, Path plan, Path temporary, Duration limit) {
        String in = folder.toString();
        String out = plan.toString();
        return switch (solver) {
            case QINGLIN -> Commands.engine("match", "--pairs", in, "--out", out, "--times");
            case LEMON_NS -> List.of(Objects.requireNonNull(lemon).toString(), in, out);
            case OR_TOOLS, GREEDY -> Commands.child(temporary, solver.label(), in, out);
            case TIMEFOLD -> Commands.child(temporary, solver.label(), in, out, Long.toString(limit.toSeconds()));
        };
    }

    private Run judged(
            Instance instance,
            Solver solver,
            Input input,
            Duration limit,
            Path folder,
            Path plan,
            MeasuredProcess process)
            throws IOException {
        Run.Outcome outcome = Run.Outcome.PLANNED;
        Long objective = null;
        Long bound = null;
        if (process.killed()) {
            outcome = Run.Outcome.TIME_LIMIT;
        } else if (process.status() != 0) {
            outcome = Run.Outcome.FAILED;
        } else {
            try {
                objective = PlanCheck.objective(folder, plan);
                bound = bound(solver, objective, process.said());
            } catch (PlanCheck.NotAPlan wrong) {
                outcome = Run.Outcome.NOT_A_PLAN;
                progress.println(solver + ": " + wrong.getMessage());
            }
        }
        return new Run(
                instance,
                solver,
                input,
                outcome,
                limit,
                process.wholeSeconds(),
                Parts.in(process.said()).orElse(null),
                process.peakBytes(),
                objective,
                bound,
                null);
    }

    /** The engine states its bound; the other exact ones claim that their objective is one. */
    private static @Nullable Long bound(Solver solver, long objective, String said) {
        Matcher line = LAST_LINE.matcher(said);
        if (solver == Solver.QINGLIN && line.find()) {
            return Long.valueOf(line.group(1));
        }
        return solver.exact() && solver != Solver.QINGLIN ? objective : null;
    }
}
