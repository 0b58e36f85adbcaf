package org.qinglin.cli;

import java.io.IOException;
import org.qinglin.engine.format.UnreadableInput;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The engine on the command line. Exit status 2 says that input, output or the command itself could not be read. */
@Command(
        name = "qinglin",
        description = "The matching engine: the best plan, its proof and its reasons.",
        subcommands = {MatchCommand.class, VerifyCommand.class, ExplainCommand.class, GenerateCommand.class},
        mixinStandardHelpOptions = true)
public final class Main {

    static final int UNREADABLE = 2;
    private static final int BUG = 70;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and answers its exit status. */
    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof UnreadableInput || failure instanceof IOException) {
                command.getErr().println(failure instanceof UnreadableInput ? failure.getMessage() : plain(failure));
                return UNREADABLE;
            }
            failure.printStackTrace(command.getErr());
            return BUG;
        });
        return line.execute(arguments);
    }

    private static String plain(Exception failure) {
        return failure.getClass().getSimpleName().replace("Exception", "") + ": " + failure.getMessage()
                + ". Check that the folder exists and that you may write there.";
    }
}
