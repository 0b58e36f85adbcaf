package org.qinglin.engine.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What places that are reckoned as wholes could earn: each person who may come asks for no more than what they earn
 * elsewhere; what they bring beyond that is their bid. For several threads: in whatever order bids come, their sums are the
 * same.
 */
final class Wholes {

    /** What each of some heads that only come together brings beyond what they earn elsewhere, rounded up. */
    private record Bid(long ofEach, int heads) {}

    private final Market market;
    private final Map<Integer, List<Bid>> bids = new HashMap<>();

    Wholes(Market market) {
        this.market = market;
    }

    synchronized void bid(int place, long ofAll, int heads) {
        long ofEach = -Math.floorDiv(-ofAll, heads);
        bids.computeIfAbsent(place, each -> new ArrayList<>()).add(new Bid(ofEach, heads));
    }

    /** The best of all numbers of heads that the place may have, none among them. O(bids · log bids). */
    synchronized BigInteger earnings(int place, long scale) {
        long[] heads = bids.getOrDefault(place, List.of()).stream()
                .flatMapToLong(bid -> {
                    long[] same = new long[bid.heads()];
                    Arrays.fill(same, bid.ofEach());
                    return Arrays.stream(same);
                })
                .sorted()
                .toArray();
        BigInteger best = BigInteger.ZERO;
        BigInteger sum = BigInteger.ZERO;
        for (int k = 1; k <= Math.min(heads.length, market.heads(place)); k++) {
            sum = sum.add(BigInteger.valueOf(heads[heads.length - k]))
                    .add(BigInteger.valueOf(market.worth(place, k)).multiply(BigInteger.valueOf(scale)));
            if (k >= market.leastHeads(place)) {
                best = best.max(sum);
            }
        }
        return best;
    }
}
