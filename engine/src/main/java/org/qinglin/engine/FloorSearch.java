package org.qinglin.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Looks for the least price of each street's floor at which enough people come. */
final class FloorSearch {

    private final Whole whole;
    private final Draft draft;
    private final Map<String, FloorPrice> prices = new HashMap<>();

    FloorSearch(Whole whole, Draft draft) {
        this.whole = whole;
        this.draft = draft;
    }

    /** Changes the prices that must change after a round; false if none must. */
    boolean draw(int[] heads) {
        Map<String, Integer> served = served(heads);
        Map<String, Integer> next = new HashMap<>();
        whole.rules.floors().forEach((street, floor) -> {
            FloorPrice price = prices.computeIfAbsent(street, each -> new FloorPrice());
            if (price.after(served.getOrDefault(street, 0) >= floor)) {
                next.put(street, price.points());
            }
        });
        for (int r = 0; r < heads.length; r++) {
            Integer points = next.get(whole.role(r).street());
            if (points != null) {
                draft.bonus[r] = points;
            }
        }
        return !next.isEmpty();
    }

    /** Heads that the floors still ask for. */
    int missing(int[] heads) {
        Map<String, Integer> served = served(heads);
        int[] missing = {0};
        whole.rules
                .floors()
                .forEach((street, floor) -> missing[0] += Math.max(0, floor - served.getOrDefault(street, 0)));
        return missing[0];
    }

    /** Prices of the floors that are reached. */
    SortedMap<String, Integer> pricesOfThoseReached(int[] heads) {
        Map<String, Integer> served = served(heads);
        SortedMap<String, Integer> reached = new TreeMap<>();
        for (int r = 0; r < heads.length; r++) {
            String street = whole.role(r).street();
            if (draft.bonus[r] > 0
                    && served.getOrDefault(street, 0) >= whole.rules.floors().getOrDefault(street, 0)) {
                reached.put(street, draft.bonus[r]);
            }
        }
        return reached;
    }

    private Map<String, Integer> served(int[] heads) {
        Map<String, Integer> served = new HashMap<>();
        for (int r = 0; r < heads.length; r++) {
            served.merge(whole.role(r).street(), heads[r], Integer::sum);
        }
        return served;
    }
}
