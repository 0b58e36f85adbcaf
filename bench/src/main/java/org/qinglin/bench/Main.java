package org.qinglin.bench;

import org.qinglin.bench.kernels.KernelsCommand;
import org.qinglin.bench.peers.PeersCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks on the command line. */
@Command(
        name = "bench",
        description = "Measures the engine side by side with its peers.",
        subcommands = {PeersCommand.class, KernelsCommand.class},
        mixinStandardHelpOptions = true)
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and answers its exit status. */
    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }
}
