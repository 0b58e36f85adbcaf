package org.qinglin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.solve.Network;

/** Where each unit serves: what earns most at the prices of the flow form. */
final class UnitPlaces {

    private final Whole whole;
    private final Draft draft;
    private final Network all;
    private final List<int[]> units = new ArrayList<>();

    UnitPlaces(Whole whole, Draft draft) {
        this.whole = whole;
        this.draft = draft;
        this.all = whole.all;
        for (List<String> ids : whole.rules.units().values()) {
            units.add(ids.stream().mapToInt(draft::person).toArray());
        }
    }

    boolean isEmpty() {
        return units.isEmpty();
    }

    private record Offer(int[] members, int r, long gain) {}

    /**
     * Units take the roles they can, what earns most first; their members nothing else.
     *
     * @param heads of each role in the flow form, those pinned too
     */
    void place(BoundPrices prices, int[] heads) {
        List<Offer> offers = new ArrayList<>();
        units.forEach(members -> offers.addAll(offers(members, prices)));
        offers.sort(Comparator.comparingLong(Offer::gain)
                .reversed()
                .thenComparingInt(Offer::r)
                .thenComparingInt(offer -> offer.members()[0]));
        for (Offer offer : offers) {
            if (isPossible(offer) && canReachMinimum(offer, heads)) {
                for (int s : offer.members()) {
                    draft.fix(s, offer.r(), whole.valueOf(s, offer.r()));
                }
            }
        }
        units.forEach(members -> Arrays.stream(members).forEach(draft::leaveOut));
    }

    private boolean isPossible(Offer offer) {
        boolean possible = draft.placesLeft(offer.r()) >= offer.members().length;
        for (int s : offer.members()) {
            possible &= draft.capacityLeft(s) > 0 && draft.fitsBesideFixed(s, offer.r());
        }
        return possible;
    }

    private boolean canReachMinimum(Offer offer, int[] heads) {
        int most = heads[offer.r()] + offer.members().length;
        return most >= whole.leastHeads(offer.r());
    }

    /** Roles that all members may take, with what they earn there together. */
    private List<Offer> offers(int[] members, BoundPrices prices) {
        Map<Integer, Long> gain = new HashMap<>();
        Map<Integer, Integer> count = new HashMap<>();
        for (int s : members) {
            for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                int r = all.role()[j];
                if (!draft.closed[r] && !draft.forbidden.get(j)) {
                    gain.merge(r, all.value().at(j) * prices.scale() - prices.price()[r], Long::sum);
                    count.merge(r, 1, Integer::sum);
                }
            }
        }
        List<Offer> offers = new ArrayList<>();
        gain.forEach((r, sum) -> {
            if (sum > 0 && count.getOrDefault(r, 0) == members.length) {
                offers.add(new Offer(members, r, sum));
            }
        });
        return offers;
    }
}
