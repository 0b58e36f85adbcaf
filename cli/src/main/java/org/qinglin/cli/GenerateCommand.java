package org.qinglin.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.PairList;
import org.qinglin.engine.Problem;
import org.qinglin.engine.format.Folders;
import org.qinglin.engine.format.PairFiles;
import org.qinglin.engine.format.ProblemFiles;
import org.qinglin.scenarios.Instances;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(
        name = "generate",
        description = "Makes a problem of any size; the same numbers and seed make the same one.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

    private static final int MOST = 10_000_000;

    @Option(names = "--students", required = true, paramLabel = "N", description = "Number of students.")
    int students;

    @Option(names = "--needs", required = true, paramLabel = "M", description = "Number of needs.")
    int needs;

    @Option(names = "--seed", required = true, paramLabel = "S", description = "Seed, any whole number.")
    long seed;

    @Option(names = "--out", required = true, paramLabel = "D", description = "Folder to write into.")
    Path output;

    @Option(names = "--pairs", description = "Write the eligible pairs as a plain pair list instead.")
    boolean pairs;

    @Option(
            names = "--rules",
            paramLabel = "all",
            description =
                    "Add what breaks the flow form: minimum heads or nobody, sessions across time blocks, time for "
                            + "the way, people confirmed, units, floors for streets.")
    @Nullable
    String rules;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        inRange("--students", students);
        inRange("--needs", needs);
        if (rules != null && !rules.equals("all")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rules is \"" + rules + "\", but only \"all\" is known. Leave it out for the " + "flow form.");
        }
        if (rules != null && pairs) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rules and --pairs do not go together: a pair list has no rules. Leave one out.");
        }
        Problem problem = rules == null
                ? Instances.problem(students, needs, seed)
                : Instances.withAllRules(students, needs, seed);
        if (pairs) {
            PairList list = PairList.of(problem, ProgressBar.onStandardError());
            Folders.fill(output, folder -> PairFiles.write(list, folder));
            spec.commandLine()
                    .getOut()
                    .println(students + " students, " + needs + " needs, " + list.need().length + " pairs");
        } else {
            Folders.fill(output, folder -> ProblemFiles.write(problem, folder));
            spec.commandLine().getOut().println(students + " students, " + needs + " needs");
        }
        return 0;
    }

    private void inRange(String option, int value) {
        if (value < 0 || value > MOST) {
            throw new ParameterException(
                    spec.commandLine(), option + " is " + value + ", but must lie in 0…" + MOST + ".");
        }
    }
}
