package org.qinglin.bench.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.qinglin.bench.Size;
import org.qinglin.engine.PairList;
import org.qinglin.engine.PairPlan;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Progress;
import org.qinglin.engine.StandingPairs;
import org.qinglin.engine.format.Folders;
import org.qinglin.engine.format.PairFiles;
import org.qinglin.engine.format.PlanFiles;
import org.qinglin.engine.format.UnreadableInput;
import org.qinglin.scenarios.Instances;

/** An instance of the generator as problem, as list, as files and with its plan, made before anything is timed. */
// The harness calls the setup before anything else.
@SuppressWarnings("NullAway.Init")
@State(Scope.Benchmark)
public class OneInstance {

    private static final long SEED = 1;

    /** Name of a {@link Size}. */
    @Param("S")
    public String size;

    private Path folder;
    private Problem problem;
    private PairList asRead;
    private PairList near;
    private StandingPairs standing;
    private int turn;

    @Setup(Level.Trial)
    public void make() throws IOException, UnreadableInput {
        Size chosen = Size.valueOf(size);
        folder = Files.createTempDirectory("qinglin-kernels-");
        problem = Instances.problem(chosen.students(), chosen.needs(), SEED);
        PairList made = PairList.of(problem, Progress.SILENT);
        Folders.fill(pairs(), draft -> PairFiles.write(made, draft));
        asRead = PairFiles.read(pairs());
        near = asRead.byLocality();
        PairPlan best = near.match(Progress.SILENT);
        standing = StandingPairs.of(near, best);
        Folders.fill(plan(), draft -> PlanFiles.write(near, best, pairs(), draft));
    }

    @TearDown(Level.Trial)
    public void tidy() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    Problem problem() {
        return problem;
    }

    /** In the order of the files. */
    PairList asRead() {
        return asRead;
    }

    /** In the order of locality that a plan is made from. */
    PairList near() {
        return near;
    }

    /** The plan as it stands. */
    StandingPairs standing() {
        return standing;
    }

    /** One student after the other, in an order that jumps about. */
    int nextStudent() {
        turn = (int) ((turn + 7919L) % near.students().size());
        return turn;
    }

    Path pairs() {
        return folder.resolve("pairs");
    }

    Path plan() {
        return folder.resolve("plan");
    }
}
