package org.qinglin.engine;

import java.util.List;
import org.qinglin.engine.index.EligiblePairs;
import org.qinglin.engine.solve.Auction;
import org.qinglin.engine.solve.Network;
import org.qinglin.engine.solve.Solution;

/**
 * A plain pair list: who may serve where and what it is worth, with no time blocks and places that are worth nothing of
 * themselves. Pairs stand by student: those of student s at {@code offset[s]} to {@code offset[s + 1] − 1}. The arrays are
 * not copied and must not be changed.
 *
 * @param students ids, unique
 * @param studentCapacity at least 0 each
 * @param needs ids, unique
 * @param needCapacity at least 0 each
 * @param offset where each student's pairs begin; one entry more than students
 * @param need the need of each pair, each at most once for a student
 * @param value the value of each pair, at least 1
 */
public record PairList(
        List<String> students,
        int[] studentCapacity,
        List<String> needs,
        int[] needCapacity,
        int[] offset,
        int[] need,
        Values value) {

    /** The same from plain values. */
    public PairList(
            List<String> students,
            int[] studentCapacity,
            List<String> needs,
            int[] needCapacity,
            int[] offset,
            int[] need,
            int[] value) {
        this(students, studentCapacity, needs, needCapacity, offset, need, Values.of(value));
    }

    /**
     * The people, roles and eligible pairs of a problem as a plain list. Time blocks and the values of places are lost, so
     * its plan is another one: this is for measuring solvers side by side.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     */
    public static PairList of(Problem problem, Progress progress) {
        Network network = EligiblePairs.of(problem, progress);
        progress.at(Progress.Phase.DONE, 1);
        return new PairList(
                problem.people().stream().map(Person::id).toList(),
                network.capacity(),
                problem.roles().stream().map(Role::id).toList(),
                network.places(),
                network.offset(),
                network.role(),
                network.value());
    }

    /**
     * The best plan with its proof.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     * @throws IllegalArgumentException if the values are too large to be added up exactly
     */
    public PairPlan match(Progress progress) {
        Network network = Network.ofPairs(studentCapacity, offset, need, value, needCapacity);
        Solution solution = new Auction(
                        network, progress::cancelled, done -> progress.at(Progress.Phase.SOLVING, 0.95 * done))
                .solve();
        progress.at(Progress.Phase.DONE, 1);
        return new PairPlan(
                solution.assigned(), solution.objective(), solution.bound(), solution.scale(), solution.price());
    }
}
