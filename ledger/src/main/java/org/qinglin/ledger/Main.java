package org.qinglin.ledger;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The ledger on the command line. */
@Command(
        name = "qinglin ledger",
        description = "Checks the hours ledger, and the lotteries that its heads decide.",
        subcommands = {VerifyCommand.class, LotteryCommand.class},
        mixinStandardHelpOptions = true)
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and answers its exit status. */
    static int run(String... arguments) {
        return new CommandLine(new Main()).execute(arguments);
    }
}
