package org.qinglin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.qinglin.engine.Matcher;
import org.qinglin.engine.PairList;
import org.qinglin.engine.PairPlan;
import org.qinglin.engine.Plan;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Progress;
import org.qinglin.engine.Role;
import org.qinglin.engine.format.Folders;
import org.qinglin.engine.format.InputDigests;
import org.qinglin.engine.format.PairFiles;
import org.qinglin.engine.format.PlanFiles;
import org.qinglin.engine.format.ProblemFiles;
import org.qinglin.engine.format.UnreadableInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(
        name = "match",
        description = "Finds the best plan and writes plan.csv and certificate.json.",
        mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {

    private static final int WORTH_COLLECTING = 5_000_000;

    @Parameters(paramLabel = "DIR", description = "Folder with people.csv and needs.csv, or with pairs.csv.")
    Path input;

    @Option(names = "--out", required = true, paramLabel = "PLAN", description = "Folder to write the plan into.")
    Path output;

    @Option(names = "--pairs", description = "Read a plain pair list: students.csv, needs.csv, pairs.csv.")
    boolean pairs;

    @Option(
            names = "--times",
            description = "Say on standard error how many seconds reading, solving and writing took.")
    boolean times;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, UnreadableInput {
        long objective;
        long bound;
        Stopwatch stopwatch = new Stopwatch();
        if (pairs) {
            InputDigests digests = InputDigests.ofPairs(input);
            PairList list = read(input, stopwatch);
            if (list.need().length > WORTH_COLLECTING) {
                // The list in the file's order is half of all memory and no longer needed.
                System.gc();
            }
            PairPlan plan = list.match(ProgressBar.onStandardError());
            objective = plan.objective();
            bound = plan.bound();
            stopwatch.lap("solving");
            Folders.fill(output, folder -> PlanFiles.write(list, plan, digests, folder));
        } else {
            InputDigests digests = InputDigests.ofProblem(input);
            Problem problem = ProblemFiles.read(input);
            stopwatch.lap("reading");
            Plan plan = Matcher.exact().match(problem, ProgressBar.onStandardError());
            if (!problem.rules().floors().isEmpty()) {
                tellFloors(problem, plan);
            }
            objective = plan.certificate().objective();
            bound = plan.certificate().bound();
            stopwatch.lap("solving");
            Folders.fill(output, folder -> PlanFiles.write(problem, plan, digests, folder));
        }
        stopwatch.lap("writing");
        if (times) {
            spec.commandLine().getErr().println(stopwatch);
        }
        spec.commandLine().getOut().println(line(objective, bound));
        return 0;
    }

    /** What the floors cost: the value of the plan without them, less that of the plan with them. */
    private void tellFloors(Problem problem, Plan plan) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Integer> heads = new TreeMap<>();
        for (Role role : problem.roles()) {
            heads.merge(role.street(), plan.ofRole(role.id()).size(), Integer::sum);
        }
        problem.rules().floors().forEach((street, floor) -> {
            if (heads.getOrDefault(street, 0) < floor) {
                out.println("floor of " + street + " not reached: " + heads.getOrDefault(street, 0) + " of " + floor);
            }
        });
        Plan free = Matcher.exact().match(problem.with(problem.rules().withoutFloors()), Progress.SILENT);
        long cost = free.certificate().objective() - plan.certificate().objective();
        out.println("the floors of " + problem.rules().floors().size() + " streets cost " + cost + " points");
    }

    /** In a method of its own, so that nothing keeps the list in the file's order. */
    private static PairList read(Path folder, Stopwatch stopwatch) throws IOException, UnreadableInput {
        PairList list = PairFiles.read(folder);
        stopwatch.lap("reading");
        return list.byLocality();
    }

    /** The last line that match and verify print. */
    static String line(long objective, long bound) {
        return "objective " + objective + " bound " + bound + " gap " + (bound - objective) + " optimal "
                + (bound == objective);
    }
}
