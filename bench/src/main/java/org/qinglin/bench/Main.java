package org.qinglin.bench;

import java.io.IOException;
import org.qinglin.bench.faults.FaultsCommand;
import org.qinglin.bench.kernels.KernelsCommand;
import org.qinglin.bench.meeting.MeetingCommand;
import org.qinglin.bench.pages.PagesCommand;
import org.qinglin.bench.peers.PeersCommand;
import org.qinglin.bench.repair.RepairCommand;
import org.qinglin.bench.signup.SignUpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks on the command line. */
@Command(
        name = "bench",
        description = "Measures the engine side by side with its peers.",
        subcommands = {
            PeersCommand.class,
            KernelsCommand.class,
            RepairCommand.class,
            PagesCommand.class,
            SignUpCommand.class,
            MeetingCommand.class,
            FaultsCommand.class
        },
        mixinStandardHelpOptions = true)
public final class Main {

    private static final int UNREADABLE = 2;
    private static final int BUG = 70;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and answers its exit status. */
    static int run(String... arguments) {
        return line().execute(arguments);
    }

    /** The commands as they run: sizes in either case, a folder or file that fails told in a line. */
    public static CommandLine line() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof IOException) {
                        command.getErr()
                                .println(failure.getClass().getSimpleName() + ": " + failure.getMessage()
                                        + ". Check that the folder exists and that you may write there.");
                        return UNREADABLE;
                    }
                    failure.printStackTrace(command.getErr());
                    return BUG;
                });
    }
}
