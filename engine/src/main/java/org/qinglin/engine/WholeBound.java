package org.qinglin.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.solve.Network;

/**
 * What no plan that keeps the rules can exceed, at any prices of the roles and any price of each street's floor: a unit
 * earns what it could earn as one; a person what they could in tasks that go together; a head in a street with a floor
 * counts the floor's price more, which the floor itself then gives back.
 *
 * <p>A role reckoned as a whole has no price to its heads: each person who may come asks for no more than what they earn
 * elsewhere, and the role earns what its best heads bring beyond that, as many as it may have at best, or nothing.
 */
final class WholeBound {

    private final Whole whole;
    private final Problem problem;
    private final Draft draft;
    private final Network all;
    private final BestTasks tasks;
    private final Map<Integer, int[]> unitOf = new HashMap<>();

    /** @param draft as it is before anything was decided that a plan could do otherwise */
    WholeBound(Whole whole, Draft draft) {
        this.whole = whole;
        this.problem = whole.problem;
        this.draft = draft;
        this.all = whole.all;
        this.tasks = new BestTasks(problem, all.block());
        for (List<String> ids : problem.rules().units().values()) {
            int[] members = ids.stream().mapToInt(draft::person).toArray();
            for (int s : members) {
                unitOf.put(s, members);
            }
        }
    }

    /**
     * What the bound comes to.
     *
     * @param openings roles reckoned as wholes that earn anything, best first
     */
    record Reckoning(long bound, List<Opening> openings) {}

    /**
     * What a role would earn as a whole, in 1/scale points.
     *
     * @param who would come
     * @param leastPrice at which the role would not lose, and nobody else would come
     */
    record Opening(int r, BigInteger earned, List<Integer> who, long leastPrice) {}

    /** O(pairs). */
    Reckoning at(BoundPrices prices) {
        BigInteger total = BigInteger.ZERO;
        List<Opening> openings = new ArrayList<>();
        Map<Integer, List<Bid>> bids = new HashMap<>();
        for (int s = 0; s < all.students(); s++) {
            int[] members = unitOf.getOrDefault(s, new int[] {s});
            if (members[0] == s && draft.capacityLeft(s) > 0) {
                tellTasks(members, prices.price(), prices.scale(), prices.wholes());
                total = total.add(BigInteger.valueOf(tasks.earnings(draft.capacityLeft(s))));
                int first = s;
                tasks.bids((r, least) -> bids.computeIfAbsent(r, each -> new ArrayList<>())
                        .add(new Bid(first, -Math.floorDiv(-least, members.length), members.length)));
            }
        }
        for (int r = 0; r < all.roles(); r++) {
            if (prices.wholes().get(r)) {
                Opening opening = opening(r, bids.getOrDefault(r, List.of()), prices);
                total = total.add(opening.earned());
                if (opening.earned().signum() > 0) {
                    openings.add(opening);
                }
            } else {
                total = total.add(earningsByHead(r, prices));
            }
        }
        openings.sort(Comparator.comparing(Opening::earned).reversed().thenComparingInt(Opening::r));
        for (Map.Entry<String, Integer> each : prices.floors().entrySet()) {
            total = total.subtract(BigInteger.valueOf(prices.scale())
                    .multiply(BigInteger.valueOf((long) each.getValue() * headsToFind(each.getKey()))));
        }
        // Rounded down, also where it should be negative.
        BigInteger[] parts = total.divideAndRemainder(BigInteger.valueOf(prices.scale()));
        long bound = parts[0].subtract(parts[1].signum() < 0 ? BigInteger.ONE : BigInteger.ZERO)
                .add(BigInteger.valueOf(draft.fixedValue()))
                .longValueExact();
        return new Reckoning(bound, openings);
    }

    /** What each of some heads that only come together brings to a role beyond what they earn elsewhere, rounded up. */
    private record Bid(int s, long ofEach, int heads) {}

    /**
     * Prices that keep everyone away from roles that have no place left for them, and no higher: those of units, say, to
     * whom no flow gave a price.
     */
    void priceOut(BitSet full, long[] price, long scale) {
        full.stream().forEach(r -> price[r] = (Weights.MAX_VALUE + 1L) * scale);
        long[] least = new long[all.roles()];
        full.stream()
                .forEach(r ->
                        least[r] = -problem.weights().place(problem.roles().get(r), 1) * scale);
        for (int s = 0; s < all.students(); s++) {
            if (!unitOf.containsKey(s) && draft.capacityLeft(s) > 0) {
                tellTasks(new int[] {s}, price, scale, full);
                tasks.earnings(draft.capacityLeft(s));
                tasks.bids((r, bid) -> least[r] = Math.max(least[r], bid));
            }
        }
        full.stream().forEach(r -> price[r] = least[r]);
    }

    private void tellTasks(int[] members, long[] price, long scale, BitSet wholes) {
        tasks.start();
        if (members.length == 1) {
            int s = members[0];
            for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                int r = all.role()[j];
                if (isOpen(s, j)) {
                    tasks.add(r, all.value().at(j) * scale, price[r], wholes.get(r));
                }
            }
            return;
        }
        // Pairs that not all members have are forbidden already.
        Map<Integer, Long> sums = new HashMap<>();
        for (int s : members) {
            for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                if (isOpen(s, j)) {
                    sums.merge(all.role()[j], (long) all.value().at(j), Long::sum);
                }
            }
        }
        sums.forEach((r, sum) -> tasks.add(r, sum * scale, members.length * price[r], wholes.get(r)));
    }

    private boolean isOpen(int s, int j) {
        return !draft.forbidden.get(j) && !draft.closed[all.role()[j]] && draft.fitsBesideFixed(s, all.role()[j]);
    }

    /** Of the k-th head beside those that are fixed, in 1/scale points. */
    private long worth(int r, int k, BoundPrices prices) {
        Role role = problem.roles().get(r);
        return (problem.weights().place(role, k + draft.fixedHeads(r))
                        + (long) prices.floors().getOrDefault(role.street(), 0))
                * prices.scale();
    }

    private BigInteger earningsByHead(int r, BoundPrices prices) {
        BigInteger sum = BigInteger.ZERO;
        for (int k = 1; k <= draft.placesLeft(r); k++) {
            long earned = worth(r, k, prices) + prices.price()[r];
            if (earned <= 0) {
                break;
            }
            sum = sum.add(BigInteger.valueOf(earned));
        }
        return sum;
    }

    private Opening opening(int r, List<Bid> bids, BoundPrices prices) {
        List<Bid> heads = new ArrayList<>();
        bids.forEach(bid -> heads.addAll(Collections.nCopies(bid.heads(), bid)));
        heads.sort(Comparator.comparingLong(Bid::ofEach).reversed().thenComparingInt(Bid::s));
        BigInteger best = BigInteger.ZERO;
        BigInteger sum = BigInteger.ZERO;
        int come = 0;
        for (int k = 1; k <= Math.min(heads.size(), draft.placesLeft(r)); k++) {
            sum = sum.add(BigInteger.valueOf(worth(r, k, prices)))
                    .add(BigInteger.valueOf(heads.get(k - 1).ofEach()));
            if (k >= whole.leastHeads(r) && sum.compareTo(best) > 0) {
                best = sum;
                come = k;
            }
        }
        long leastPrice = Long.MAX_VALUE;
        if (come > 0) {
            long next = come < heads.size() ? heads.get(come).ofEach() : Long.MIN_VALUE;
            leastPrice = Math.max(next, priceWithoutGain(heads.subList(0, come), best));
        }
        return new Opening(r, best, heads.subList(0, come).stream().map(Bid::s).toList(), leastPrice);
    }

    /** The price that each head asks at most if all of them together ask for just so much less. */
    private static long priceWithoutGain(List<Bid> heads, BigInteger less) {
        BigInteger above = BigInteger.ZERO;
        for (int k = 1; ; k++) {
            above = above.add(BigInteger.valueOf(heads.get(k - 1).ofEach()));
            // Rounded up.
            long price = -Math.floorDiv(-above.subtract(less).longValueExact(), k);
            if (k == heads.size() || price >= heads.get(k).ofEach()) {
                return price;
            }
        }
    }

    /** The floor of a street without the heads that are pinned there. */
    private long headsToFind(String street) {
        long heads = problem.rules().floors().getOrDefault(street, 0);
        for (int r = 0; r < all.roles(); r++) {
            if (problem.roles().get(r).street().equals(street)) {
                heads -= draft.fixedHeads(r);
            }
        }
        return heads;
    }
}
