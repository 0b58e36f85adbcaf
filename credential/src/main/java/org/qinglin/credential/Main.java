package org.qinglin.credential;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Credentials on the command line. */
@Command(
        name = "qinglin credential",
        description = "Checks signed credentials (Open Badges 3.0) without a network.",
        subcommands = VerifyCommand.class,
        mixinStandardHelpOptions = true)
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and answers its exit status. */
    public static int run(String... arguments) {
        return new CommandLine(new Main()).execute(arguments);
    }
}
