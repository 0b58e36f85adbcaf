package org.qinglin.engine.index;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Progress;
import org.qinglin.engine.TimeBlocks;
import org.qinglin.engine.solve.Network;
import org.qinglin.engine.solve.Solution;
import org.qinglin.engine.values.Values;

/**
 * The eligible pairs of a problem and their values: all of them, or each person's best with what is needed to find out
 * whether any of the others could improve a plan. Pairs that are not eligible are mostly never looked at: roles stand by
 * place, and a person's free times, skills and age are compared as numbers.
 *
 * <p>O(people · roles within reach), on all cores; the order of the pairs does not depend on their number.
 */
public final class EligiblePairs {

    /** So many pairs are kept without asking whether all of them are needed: a few gigabytes. */
    private static final long MOST_PAIRS = 120_000_000;

    /** If there are more, so many of each person are kept, and the rest is priced out, or in. */
    private static final int WORTH_KEEPING = 64;

    private static final int CHUNK = 1024;

    /** Parts of a whole run, for telling progress. */
    private static final double SHARE_OF_PAIRS = 0.45;

    private static final double LAST_SOLVED = 0.9;

    private final Problem problem;
    private final RoleTable table;
    private final int[] block;
    private long most;
    private int limit;

    /** People with more pairs than are kept. */
    private final BitSet shortened = new BitSet();

    private EligiblePairs(Problem problem, long most, int limit) {
        this.problem = problem;
        this.most = most;
        this.limit = limit;
        TimeBlocks blocks = problem.blocks();
        this.table = new RoleTable(problem, blocks, problem.weights().reachMetres());
        this.block =
                IntStream.range(0, problem.roles().size()).map(blocks::ofRole).toArray();
    }

    /**
     * The flow form of a problem with every eligible pair: people and roles in the order of its lists.
     *
     * @throws CancellationException if {@code progress} says so
     */
    public static Network of(Problem problem, Progress progress) {
        return new EligiblePairs(problem, Long.MAX_VALUE, Integer.MAX_VALUE).network(progress);
    }

    /** A search that keeps each person's best pairs only where all would be too many, see {@link #improving}. */
    public static EligiblePairs shortlist(Problem problem) {
        return new EligiblePairs(problem, MOST_PAIRS, Integer.MAX_VALUE);
    }

    /** A search that keeps no more than so many pairs of each person. */
    static EligiblePairs shortlist(Problem problem, int limit) {
        return new EligiblePairs(problem, Long.MAX_VALUE, limit);
    }

    /**
     * The flow form with the pairs that are kept.
     *
     * @throws CancellationException if {@code progress} says so
     */
    public Network network(Progress progress) {
        @Nullable Chunk[] chunks = new Chunk[chunks()];
        AtomicLong pairs = new AtomicLong();
        onAllCores(progress, Progress.Phase.PAIRS, 0, (number, finder) -> {
            Chunk chunk = new Chunk(number);
            for (int s = chunk.from; s < chunk.to; s++) {
                finder.find(problem.people().get(s));
                chunk.add(s, finder, best(finder));
            }
            chunks[number] = pairs.addAndGet(chunk.size) > most ? null : chunk;
        });
        if (pairs.get() > most) {
            limit = WORTH_KEEPING;
            most = Long.MAX_VALUE;
            return network(progress);
        }
        for (Chunk chunk : chunks) {
            shortened.or(chunk.shortened);
        }
        return assemble(chunks);
    }

    /**
     * The network with every left-out pair that beats the prices of its best plan, or the same network if there is none:
     * then the plan is optimal over all eligible pairs.
     */
    public Network improving(Network net, Solution solution, Progress progress) {
        if (shortened.isEmpty()) {
            return net;
        }
        Chunk[] chunks = new Chunk[chunks()];
        AtomicInteger added = new AtomicInteger();
        onAllCores(progress, Progress.Phase.SOLVING, LAST_SOLVED, (number, finder) -> {
            Chunk chunk = new Chunk(number);
            for (int s = chunk.from; s < chunk.to; s++) {
                if (shortened.get(s)) {
                    finder.find(problem.people().get(s));
                    boolean[] keep = worthBringing(net, solution, s, finder);
                    chunk.add(s, finder, keep);
                    added.addAndGet(chunk.count[s - chunk.from] - (net.offset()[s + 1] - net.offset()[s]));
                } else {
                    chunk.copy(s, net);
                }
            }
            chunks[number] = chunk;
        });
        return added.get() == 0 ? net : assemble(chunks);
    }

    /** Those kept before, and those that beat what the person would give up for them. */
    private boolean[] worthBringing(Network net, Solution solution, int s, Finder finder) {
        int from = net.offset()[s];
        int to = net.offset()[s + 1];
        int taken = 0;
        long least = Long.MAX_VALUE;
        for (int j = solution.assigned().nextSetBit(from);
                j >= 0 && j < to;
                j = solution.assigned().nextSetBit(j + 1)) {
            taken++;
            least = Math.min(least, margin(net, solution, j));
        }
        boolean[] keep = new boolean[finder.found()];
        int at = from;
        for (int i = 0; i < keep.length; i++) {
            // Pairs stand in the same order each time they are found.
            if (at < to && net.role()[at] == finder.role(i)) {
                keep[i] = true;
                at++;
            } else {
                long gain = finder.value(i) * solution.scale() - solution.price()[finder.role(i)];
                long givesUp = taken < net.capacity()[s] ? 0 : least;
                for (int j = solution.assigned().nextSetBit(from);
                        j >= 0 && j < to;
                        j = solution.assigned().nextSetBit(j + 1)) {
                    if (block[net.role()[j]] == block[finder.role(i)]) {
                        givesUp = margin(net, solution, j);
                    }
                }
                keep[i] = net.capacity()[s] > 0 && gain > Math.max(0, givesUp);
            }
        }
        return keep;
    }

    private static long margin(Network net, Solution solution, int pair) {
        return net.value().at(pair) * solution.scale() - solution.price()[net.role()[pair]];
    }

    /** Which pairs found are among the best by their own value: a role's worth is in its price, which is not known yet. */
    private boolean[] best(Finder finder) {
        boolean[] keep = new boolean[finder.found()];
        if (keep.length <= limit) {
            Arrays.fill(keep, true);
            return keep;
        }
        long[] order = new long[keep.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = -((long) finder.value(i) << 32) + i;
        }
        Arrays.sort(order);
        for (int k = 0; k < limit; k++) {
            keep[(int) order[k]] = true;
        }
        return keep;
    }

    private int chunks() {
        return (problem.people().size() + CHUNK - 1) / CHUNK;
    }

    private interface ChunkWork {
        void on(int number, Finder finder);
    }

    /** The caller's thread is one of those that work, and the only one that tells progress. */
    private void onAllCores(Progress progress, Progress.Phase phase, double from, ChunkWork work) {
        int chunks = chunks();
        AtomicInteger next = new AtomicInteger();
        Thread caller = Thread.currentThread();
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(thread -> {
                    Finder finder = new Finder(problem, table);
                    for (int n = next.getAndIncrement(); n < chunks; n = next.getAndIncrement()) {
                        if (progress.cancelled()) {
                            throw new CancellationException("The run was cancelled.");
                        }
                        work.on(n, finder);
                        if (Thread.currentThread() == caller) {
                            progress.at(
                                    phase, from + (phase == Progress.Phase.PAIRS ? SHARE_OF_PAIRS : 0) * n / chunks);
                        }
                    }
                });
    }

    private Network assemble(Chunk[] chunks) {
        int people = problem.people().size();
        int[] offset = new int[people + 1];
        int largest = 0;
        for (Chunk chunk : chunks) {
            for (int s = chunk.from; s < chunk.to; s++) {
                offset[s + 1] = Math.addExact(offset[s], chunk.count[s - chunk.from]);
            }
            largest = Math.max(largest, chunk.largest);
        }
        int[] role = new int[offset[people]];
        Values value = Values.room(role.length, largest);
        for (int c = 0; c < chunks.length; c++) {
            Chunk chunk = chunks[c];
            int at = offset[chunk.from];
            System.arraycopy(chunk.role, 0, role, at, chunk.size);
            for (int i = 0; i < chunk.size; i++) {
                value.set(at + i, chunk.value[i]);
            }
        }
        int[] capacity = new int[people];
        for (int s = 0; s < people; s++) {
            capacity[s] = problem.people().get(s).capacity();
        }
        int[] places = new int[block.length];
        for (int r = 0; r < places.length; r++) {
            places[r] = problem.roles().get(r).maxHeads();
        }
        return new Network(
                capacity,
                offset,
                role,
                value,
                block,
                places,
                (r, k) -> problem.weights().place(problem.roles().get(r), k + 1));
    }

    /** The pairs of some people one after another. */
    private final class Chunk {
        private final int from;
        private final int to;
        private final int[] count;
        private final BitSet shortened = new BitSet();
        private int[] role = new int[CHUNK * 16];
        private int[] value = new int[CHUNK * 16];
        private int size;
        private int largest;

        Chunk(int number) {
            from = number * CHUNK;
            to = Math.min(problem.people().size(), from + CHUNK);
            count = new int[to - from];
        }

        void add(int s, Finder finder, boolean[] keep) {
            for (int i = 0; i < keep.length; i++) {
                if (keep[i]) {
                    add(s, finder.role(i), finder.value(i));
                } else {
                    shortened.set(s);
                }
            }
        }

        void copy(int s, Network net) {
            for (int j = net.offset()[s]; j < net.offset()[s + 1]; j++) {
                add(s, net.role()[j], net.value().at(j));
            }
        }

        private void add(int s, int newRole, int newValue) {
            if (size == role.length) {
                role = Arrays.copyOf(role, 2 * size);
                value = Arrays.copyOf(value, 2 * size);
            }
            role[size] = newRole;
            value[size++] = newValue;
            count[s - from]++;
            largest = Math.max(largest, newValue);
        }
    }
}
