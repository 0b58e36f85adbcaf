package org.qinglin.bench.kernels;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.qinglin.engine.PairList;
import org.qinglin.engine.PairPlan;
import org.qinglin.engine.Progress;
import org.qinglin.engine.Repaired;
import org.qinglin.engine.format.PairFiles;
import org.qinglin.engine.format.UnreadableInput;
import org.qinglin.engine.verify.Verdict;
import org.qinglin.engine.verify.Verifier;

/** The engine's parts on one instance; milliseconds each. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class Kernels {

    /** Reading a pair list from its three files, which the system's cache holds. */
    @Benchmark
    public PairList reading(OneInstance instance) throws IOException, UnreadableInput {
        return PairFiles.read(instance.pairs());
    }

    /** Finding the eligible pairs of people and needs, and their values. */
    @Benchmark
    public PairList findingPairs(OneInstance instance) {
        return PairList.of(instance.problem(), Progress.SILENT);
    }

    /** Putting a pair list into the order of locality. */
    @Benchmark
    public PairList ordering(OneInstance instance) {
        return instance.asRead().byLocality();
    }

    /** Solving an ordered pair list in memory, proof included. */
    @Benchmark
    public PairPlan solving(OneInstance instance) {
        return instance.near().match(Progress.SILENT);
    }

    /** Two repairs: a student may take nothing any more, then as much as before; proven again after each. */
    @Benchmark
    public Repaired repairing(OneInstance instance) {
        int s = instance.nextStudent();
        String student = instance.near().students().get(s);
        instance.standing().capacity(student, 0);
        return instance.standing().capacity(student, instance.near().studentCapacity()[s]);
    }

    /** Verifying a plan of a pair list from the files alone, reading included. */
    @Benchmark
    public Verdict verifying(OneInstance instance) throws IOException, UnreadableInput {
        return Verifier.pairs(instance.pairs(), instance.plan());
    }
}
