package org.qinglin.engine;

import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.qinglin.engine.solve.Network;
import org.qinglin.engine.solve.Solution;

/**
 * Looks for the prices that prove the least bound: those of the flow form, those beside which the plan was made, and those
 * at which roles that the plan closed, but that would earn something at the prices, open and draw whom they need.
 */
final class WholeProof {

    private static final int MOST_OPENINGS = 3;

    private final Whole whole;
    private final Draft decided;
    private final WholeBound bound;
    private final SortedMap<String, Integer> floors;
    private BoundPrices best;
    private long least;

    /**
     * @param decided what was decided for the plan
     * @param first the optimum of the flow form
     * @param floors prices of the floors that the plan reaches
     */
    WholeProof(Whole whole, Draft decided, Solution first, SortedMap<String, Integer> floors) {
        this.whole = whole;
        this.decided = decided;
        this.bound = new WholeBound(whole, whole.beginning());
        this.floors = floors;
        this.best = BoundPrices.of(first);
        this.least = bound.at(best).bound();
    }

    /**
     * @param last the flow beside which the plan was made
     * @param solve solves a network from prices that are nearly right
     */
    void look(Solution last, Function<Network, Solution> solve) {
        Draft open = whole.beginning();
        System.arraycopy(decided.closed, 0, open.closed, 0, open.closed.length);
        System.arraycopy(decided.bonus, 0, open.bonus, 0, open.bonus.length);
        WholeBound.Reckoning reckoning = reckon(pricesBeside(last));
        for (int i = 0; i < MOST_OPENINGS && open(open, reckoning.openings()); i++) {
            Solution flow = solve.apply(open.rest().network());
            BoundPrices prices = prices(flow.price().clone(), flow.scale(), open);
            reckoning = reckon(prices);
            reckoning = reckon(lowered(prices, reckoning.openings()));
        }
    }

    private WholeBound.Reckoning reckon(BoundPrices prices) {
        WholeBound.Reckoning reckoning = bound.at(prices);
        if (reckoning.bound() < least) {
            least = reckoning.bound();
            best = prices;
        }
        return reckoning;
    }

    /** Those of the last flow. To roles full of units, and to them alone, it gave no price. */
    private BoundPrices pricesBeside(Solution last) {
        long[] price = last.price().clone();
        BitSet full = new BitSet();
        for (int r = 0; r < price.length; r++) {
            full.set(r, !decided.closed[r] && decided.placesLeft(r) == 0);
        }
        BoundPrices prices = prices(price, last.scale(), decided);
        bound.priceOut(full, price, last.scale());
        return prices;
    }

    /** Roles that are closed, or drawn open, are reckoned as wholes, and have no price that anybody would pay. */
    private BoundPrices prices(long[] price, long scale, Draft draft) {
        BitSet wholes = new BitSet();
        for (int r = 0; r < price.length; r++) {
            if (draft.closed[r] || draft.forced[r]) {
                wholes.set(r, !whole.isImpossible(r));
                price[r] = (Weights.MAX_VALUE + 1L) * scale;
            }
        }
        return new BoundPrices(price, scale, wholes, floors);
    }

    /**
     * At the least prices that leave those who come what they bring: a role by itself earns so much less as they earn
     * more, but who counts for two roles was counted twice.
     */
    private static BoundPrices lowered(BoundPrices prices, List<WholeBound.Opening> openings) {
        long[] price = prices.price().clone();
        openings.forEach(opening -> price[opening.r()] = Math.min(price[opening.r()], opening.leastPrice()));
        return new BoundPrices(price, prices.scale(), prices.wholes(), prices.floors());
    }

    /** Opens roles that would earn something, no two that count on the same person; false if there is none. */
    private static boolean open(Draft draft, List<WholeBound.Opening> openings) {
        BitSet counted = new BitSet();
        boolean any = false;
        for (WholeBound.Opening opening : openings) {
            BitSet who = new BitSet();
            opening.who().forEach(who::set);
            if (draft.closed[opening.r()] && !who.intersects(counted)) {
                draft.closed[opening.r()] = false;
                draft.forced[opening.r()] = true;
                counted.or(who);
                any = true;
            }
        }
        return any;
    }

    Certificate certificate(long objective) {
        SortedMap<String, Long> prices = new TreeMap<>();
        for (int r = 0; r < best.price().length; r++) {
            prices.put(whole.role(r).id(), best.price()[r]);
        }
        SortedSet<String> wholes = new TreeSet<>();
        best.wholes().stream().forEach(r -> wholes.add(whole.role(r).id()));
        return new Certificate(objective, least, best.scale(), prices, whole.impossible(), wholes, best.floors());
    }
}
