package org.qinglin.engine.solve;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Solves a network in an order of {@link Locality} and answers in the network's own. */
public final class Solver {

    private Solver() {}

    /**
     * The optimal plan with prices that prove it.
     *
     * @param before the solution of nearly the same network, whose prices are a good beginning; null if there is none
     * @param cancelled asked now and then whether to stop, from several threads
     * @param progress told the part of the work that is done, 0 to 1, on the calling thread
     * @throws CancellationException if asked to stop
     * @throws IllegalArgumentException if the values are too large to be added up exactly
     */
    public static Solution solve(
            Network net, @Nullable Solution before, BooleanSupplier cancelled, DoubleConsumer progress) {
        Locality order = Locality.of(net);
        Auction auction = new Auction(order.apply(net), cancelled, progress);
        return order.restore(
                net, before == null ? auction.solve() : auction.solveFrom(order.near(before.price()), before.scale()));
    }
}
