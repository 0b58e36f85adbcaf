package org.qinglin.engine.solve;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * An ε-scaling auction for students with a capacity and one role per time block, and roles whose places are worth less
 * and less.
 *
 * <p>Each phase first runs {@link Forward}: students bid for roles. Then {@link Reverse}: roles with empty places cut
 * their price. Forward alone is wrong: places that stay empty would keep a price from the phase before. At the end of a
 * phase
 *
 * <ul>
 *   <li>each student's choice is the best at the prices if every role held counts ε more than it is worth;
 *   <li>each role fills exactly the places that are worth filling at its price,
 * </ul>
 *
 * so that the plan is within ε × (filled places) of the bound, and with ε = 1 and values scaled by more than the places it
 * is optimal. The slack is charged to roles held, never to room left, so a plan that is optimal also shows a gap of 0.
 *
 * <p>Large networks fall into {@link Regions} that are worked on at the same time, then their borders. The regions depend
 * on the network alone: the same plan comes out on any number of threads.
 *
 * <p>Sources: D. P. Bertsekas, auction algorithms for transportation (with D. A. Castañón, 1989, 1992), forward/reverse for
 * asymmetric assignment; that a laminar capacity keeps the auction exact is the substitutes property of weighted matroids.
 * Worst case O(pairs · scaled range / ε) a phase as for any such auction; in practice near linear in the pairs.
 */
public final class Auction {

    /** The first ε is this part of the largest value: prices found with a larger one would only have to be cut again. */
    private static final long FIRST = 10;

    /** Each phase divides ε by this. */
    private static final long SHRINK = 30;

    /** Where students fight over places, as they do over pairs that are all alike, smaller steps end the fight sooner. */
    private static final long SHRINK_IN_A_FIGHT = 6;

    /** More bids and draws for each place than this are a fight. */
    private static final long FIGHT = 4;

    /** The first ε in points for prices that are nearly right. */
    private static final long POINTS_NEARLY_RIGHT = 8;

    /** From here on it is worth asking whether the plan already is proven: measured slack is about a tenth of ε. */
    private static final long ASK_BELOW = 32;

    private final Network net;
    private final DoubleConsumer progress;
    private final Book book;
    private final Regions regions;
    private final Forward[] forward;
    private final Reverse[] reverse;
    private final Forward forwardAtBorders;
    private final Reverse reverseAtBorders;

    /**
     * @param cancelled asked now and then whether to stop, from several threads
     * @param progress told the part of the work that is done, 0 to 1
     * @throws IllegalArgumentException if the values are too large to be added up exactly
     */
    public Auction(Network net, BooleanSupplier cancelled, DoubleConsumer progress) {
        this(net, Regions.fitting(net.pairs()), cancelled, progress);
    }

    /** With a number of regions of one's own. */
    Auction(Network net, int regionCount, BooleanSupplier cancelled, DoubleConsumer progress) {
        this.net = net;
        this.progress = progress;
        Columns columns = Columns.of(net);
        book = new Book(net, columns);
        regions = Regions.of(net, columns, regionCount);
        boolean[] studentWaits = new boolean[net.students()];
        boolean[] roleWaits = new boolean[net.roles()];
        long[] leastMargin = new long[net.students()];
        forward = new Forward[regions.count()];
        reverse = new Reverse[regions.count()];
        for (int k = 0; k < forward.length; k++) {
            forward[k] = new Forward(book, new Pause(cancelled), studentWaits);
            reverse[k] = new Reverse(book, new Pause(cancelled), roleWaits, leastMargin);
        }
        forwardAtBorders = new Forward(book, new Pause(cancelled), studentWaits);
        reverseAtBorders = new Reverse(book, new Pause(cancelled), roleWaits, leastMargin);
    }

    /**
     * The optimal plan with prices that prove it.
     *
     * @throws CancellationException if asked to stop
     */
    public Solution solve() {
        long range = book.scale * ((long) net.largestValue() + net.largestWorth());
        return solve(range / FIRST);
    }

    /**
     * The same, going on from prices that are nearly right: those of a network with a few pairs less, say. Any prices will
     * do, wrong ones only take longer.
     *
     * @param price of each role
     * @param scale of these prices
     */
    public Solution solveFrom(long[] price, long scale) {
        book.start(price, scale);
        return solve(POINTS_NEARLY_RIGHT * book.scale);
    }

    private Solution solve(long firstEpsilon) {
        long units = Math.max(1, book.slotPair.length);
        book.epsilon = Math.max(1, firstEpsilon);
        double all = Math.log(book.epsilon) + 1;
        while (true) {
            long before = steps();
            inRegions(k -> forward[k].run(regions.ofStudent(), k));
            forwardAtBorders.run(regions.ofStudent(), -1);
            inRegions(k -> reverse[k].run(regions, k));
            reverseAtBorders.run(regions, -1);
            progress.accept(1 - Math.log(book.epsilon) / all);
            if (book.epsilon == 1 || (book.epsilon < ASK_BELOW && slack() < book.scale)) {
                break;
            }
            boolean fight = steps() - before > FIGHT * units;
            book.epsilon = Math.max(1, book.epsilon / (fight ? SHRINK_IN_A_FIGHT : SHRINK));
            book.release();
        }
        progress.accept(1);
        long objective = book.objective();
        return new Solution(
                book.assigned(), book.price.clone(), book.scale, objective, objective + slack() / book.scale);
    }

    private long steps() {
        long steps = forwardAtBorders.bids() + reverseAtBorders.draws();
        for (int k = 0; k < forward.length; k++) {
            steps += forward[k].bids() + reverse[k].draws();
        }
        return steps;
    }

    /**
     * How far the plan may be below the bound, in 1/scale points: what students could earn more at the prices. Roles add
     * nothing, they fill exactly what pays.
     */
    private long slack() {
        int parts = regions.count();
        return IntStream.range(0, parts)
                .parallel()
                .mapToLong(k -> book.slack(
                        (int) ((long) net.students() * k / parts), (int) ((long) net.students() * (k + 1) / parts)))
                .sum();
    }

    private void inRegions(IntConsumer work) {
        if (regions.count() == 1) {
            work.accept(0);
        } else {
            IntStream.range(0, regions.count()).parallel().forEach(work);
        }
    }
}
