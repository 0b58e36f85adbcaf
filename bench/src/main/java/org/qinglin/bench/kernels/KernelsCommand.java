package org.qinglin.bench.kernels;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.qinglin.bench.Size;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench kernels}: JMH on the engine's parts. */
// picocli fills the fields before it calls.
@SuppressWarnings("NullAway.Init")
@Command(
        name = "kernels",
        description = "Times the engine's parts by themselves with JMH, warmed up, two forks: reading a pair list,"
                + " putting it in order, solving, verifying, repairing, and finding eligible pairs.",
        mixinStandardHelpOptions = true)
public final class KernelsCommand implements Callable<Integer> {

    @Option(names = "--size", defaultValue = "S", paramLabel = "SIZE", description = "T, S, M or L; default S.")
    Size size;

    @Option(
            names = "--only",
            defaultValue = "",
            paramLabel = "NAME",
            description =
                    "Only kernels whose name contains this: reading, ordering, solving, verifying, repairing, findingPairs.")
    String only;

    @Option(
            names = "--quick",
            description = "One fork, one short warm-up and one short measurement: to see that all run.")
    boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write JMH's own JSON there.")
    @Nullable
    Path json;

    @Override
    public Integer call() throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\.Kernels\\..*" + only)
                .param("size", size.name())
                .shouldFailOnError(true);
        if (quick) {
            options.forks(1)
                    .warmupIterations(1)
                    .warmupTime(TimeValue.milliseconds(100))
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(100));
        }
        Path file = json;
        if (file != null) {
            options.resultFormat(ResultFormatType.JSON).result(file.toString());
        }
        new Runner(options.build()).run();
        return 0;
    }
}
