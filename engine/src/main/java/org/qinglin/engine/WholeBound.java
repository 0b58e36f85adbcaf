package org.qinglin.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.qinglin.engine.solve.Network;

/**
 * What no plan that keeps the rules can exceed, at any prices of the roles and any price of each street's floor: a unit
 * earns what it could earn as one, and a head in a street with a floor counts the floor's price more, which the floor
 * itself then gives back. Less than the flow form's own bound, since members of a unit cannot part there.
 */
final class WholeBound {

    private final Problem problem;
    private final Draft draft;
    private final Network all;
    private final Map<Integer, int[]> unitOf = new HashMap<>();

    /** @param draft as it is before anything was decided that a plan could do otherwise */
    WholeBound(Problem problem, Draft draft, Network all) {
        this.problem = problem;
        this.draft = draft;
        this.all = all;
        for (List<String> ids : problem.rules().units().values()) {
            int[] members = ids.stream().mapToInt(draft::person).toArray();
            for (int s : members) {
                unitOf.put(s, members);
            }
        }
    }

    /** O(pairs). */
    long at(long[] price, long scale, SortedMap<String, Integer> floorPrices) {
        BigInteger total = BigInteger.ZERO;
        for (int s = 0; s < all.students(); s++) {
            int[] members = unitOf.get(s);
            if (members == null) {
                total = total.add(earnings(s, 1, valuesOf(s), price, scale));
            } else if (members[0] == s) {
                total = total.add(earnings(s, members.length, together(members), price, scale));
            }
        }
        for (int r = 0; r < all.roles(); r++) {
            Role role = problem.roles().get(r);
            int extra = floorPrices.getOrDefault(role.street(), 0);
            for (int k = 1; k <= draft.placesLeft(r); k++) {
                long earned =
                        (long) (problem.weights().place(role, k + draft.fixedHeads(r)) + extra) * scale + price[r];
                if (earned <= 0) {
                    break;
                }
                total = total.add(BigInteger.valueOf(earned));
            }
        }
        for (Map.Entry<String, Integer> each : floorPrices.entrySet()) {
            total = total.subtract(BigInteger.valueOf(scale)
                    .multiply(BigInteger.valueOf((long) each.getValue() * headsToFind(each.getKey()))));
        }
        // Rounded down, also where it should be negative.
        BigInteger[] parts = total.divideAndRemainder(BigInteger.valueOf(scale));
        return parts[0].subtract(parts[1].signum() < 0 ? BigInteger.ONE : BigInteger.ZERO)
                .add(BigInteger.valueOf(draft.fixedValue()))
                .longValueExact();
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

    private Map<Integer, Long> valuesOf(int s) {
        Map<Integer, Long> values = new HashMap<>();
        for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
            int r = all.role()[j];
            if (!draft.forbidden.get(j) && !draft.closed[r] && draft.fitsBesideFixed(s, r)) {
                values.put(r, (long) all.value().at(j));
            }
        }
        return values;
    }

    /** Pairs that not all members have are forbidden already. */
    private Map<Integer, Long> together(int[] members) {
        Map<Integer, Long> sums = new HashMap<>();
        for (int s : members) {
            valuesOf(s).forEach((r, value) -> sums.merge(r, value, Long::sum));
        }
        return sums;
    }

    private BigInteger earnings(int s, int heads, Map<Integer, Long> values, long[] price, long scale) {
        int capacity = draft.capacityLeft(s);
        if (capacity == 0 || values.isEmpty()) {
            return BigInteger.ZERO;
        }
        Map<Integer, Long> bestOfBlock = new HashMap<>();
        values.forEach((r, value) -> {
            long margin = value * scale - heads * price[r];
            if (margin > 0) {
                bestOfBlock.merge(all.block()[r], margin, Math::max);
            }
        });
        List<Long> margins = new ArrayList<>(bestOfBlock.values());
        long[] sorted = margins.stream().mapToLong(Long::longValue).sorted().toArray();
        return Arrays.stream(sorted, Math.max(0, sorted.length - capacity), sorted.length)
                .mapToObj(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
