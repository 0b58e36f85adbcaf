package org.qinglin.engine;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.qinglin.engine.index.EligiblePairs;
import org.qinglin.engine.solve.Auction;
import org.qinglin.engine.solve.Locality;
import org.qinglin.engine.solve.Network;
import org.qinglin.engine.solve.Solution;
import org.qinglin.engine.values.Values;

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
 * @param listed the students in the order in which a plan lists them
 */
public record PairList(
        List<String> students,
        int[] studentCapacity,
        List<String> needs,
        int[] needCapacity,
        int[] offset,
        int[] need,
        Values value,
        int[] listed) {

    /** A list that is written as it stands. */
    public PairList(
            List<String> students,
            int[] studentCapacity,
            List<String> needs,
            int[] needCapacity,
            int[] offset,
            int[] need,
            Values value) {
        this(
                students,
                studentCapacity,
                needs,
                needCapacity,
                offset,
                need,
                value,
                IntStream.range(0, students.size()).toArray());
    }

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
     * The same list with students and needs in an order in which those who meet stand near each other. A large list is
     * solved several times faster so; {@link #listed} keeps the order that people know. O(pairs).
     */
    public PairList byLocality() {
        Network network = network();
        Locality order = Locality.of(network);
        Network near = order.apply(network);
        int[] place = order.placeOfStudent();
        return new PairList(
                permuted(students, order.studentAt()),
                near.capacity(),
                permuted(needs, order.roleAt()),
                near.places(),
                near.offset(),
                near.role(),
                near.value(),
                Arrays.stream(listed).map(s -> place[s]).toArray());
    }

    Network network() {
        return Network.ofPairs(studentCapacity, offset, need, value, needCapacity);
    }

    private static List<String> permuted(List<String> ids, int[] order) {
        return new AbstractList<>() {
            @Override
            public String get(int i) {
                return ids.get(order[i]);
            }

            @Override
            public int size() {
                return order.length;
            }
        };
    }

    /**
     * The best plan with its proof. A large list should be taken {@link #byLocality} first.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     * @throws IllegalArgumentException if the values are too large to be added up exactly
     */
    public PairPlan match(Progress progress) {
        Solution solution = new Auction(
                        network(), progress::cancelled, done -> progress.at(Progress.Phase.SOLVING, 0.95 * done))
                .solve();
        progress.at(Progress.Phase.DONE, 1);
        return new PairPlan(
                solution.assigned(), solution.objective(), solution.bound(), solution.scale(), solution.price());
    }
}
