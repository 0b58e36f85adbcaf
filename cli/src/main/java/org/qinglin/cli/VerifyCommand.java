package org.qinglin.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qinglin.engine.Progress;
import org.qinglin.engine.format.UnreadableInput;
import org.qinglin.engine.verify.Verdict;
import org.qinglin.engine.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(
        name = "verify",
        description = "Checks a plan and its proof from the input alone.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:proven optimal",
            "3:feasible, gap stated",
            "1:not feasible, or proof or digest wrong",
            "2:input unreadable"
        })
final class VerifyCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder that the plan was made from.")
    Path input;

    @Parameters(index = "1", paramLabel = "PLAN", description = "Folder with plan.csv and certificate.json.")
    Path plan;

    @Option(names = "--pairs", description = "The input is a plain pair list.")
    boolean pairs;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException, UnreadableInput {
        Progress progress = ProgressBar.onStandardError();
        Verdict verdict = pairs ? Verifier.pairs(input, plan, progress) : Verifier.problem(input, plan, progress);
        PrintWriter out = spec.commandLine().getOut();
        verdict.reasons().forEach(reason -> out.println("refused: " + reason));
        if (verdict.outcome() != Verdict.Outcome.REFUSED) {
            out.println(MatchCommand.line(verdict.objective(), verdict.bound()));
        }
        return switch (verdict.outcome()) {
            case OPTIMAL -> 0;
            case FEASIBLE -> 3;
            case REFUSED -> 1;
        };
    }
}
