package org.qinglin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.solve.Network;
import org.qinglin.engine.values.Values;

/**
 * A problem's eligible pairs with what has been decided of them so far: pairs fixed, pairs forbidden, roles closed. What is
 * left is a network in flow form.
 */
final class Draft {

    /** Points of each head that a role must have: more than those give up who come for it. */
    private static final int WHATEVER_IT_COSTS = 200_000;

    final Problem problem;
    final Network all;
    final BitSet forbidden;
    final boolean[] closed;

    /** Bonus in points of each head of a role, to draw people where a floor asks for them. */
    final int[] bonus;

    /** Roles that must reach their minimum, whatever it costs others. */
    final boolean[] forced;

    private final Map<String, Integer> roleAt = new HashMap<>();
    private final Map<String, Integer> personAt = new HashMap<>();
    private final List<List<Integer>> fixedRoles = new ArrayList<>();
    private final int[] fixedHeads;
    private final int[] most;
    private long fixedValue;

    /** @param all every eligible pair, see {@link org.qinglin.engine.index.EligiblePairs} */
    Draft(Problem problem, Network all) {
        this.problem = problem;
        this.all = all;
        this.forbidden = new BitSet(all.pairs());
        this.closed = new boolean[all.roles()];
        this.bonus = new int[all.roles()];
        this.forced = new boolean[all.roles()];
        this.fixedHeads = new int[all.roles()];
        this.most = all.capacity().clone();
        for (int s = 0; s < all.students(); s++) {
            personAt.put(problem.people().get(s).id(), s);
            fixedRoles.add(List.of());
        }
        for (int r = 0; r < all.roles(); r++) {
            roleAt.put(problem.roles().get(r).id(), r);
        }
    }

    int person(String id) {
        return personAt.getOrDefault(id, -1);
    }

    int role(String id) {
        return roleAt.getOrDefault(id, -1);
    }

    /** Someone serves in a role whatever else happens. */
    void fix(int s, int r, int value) {
        List<Integer> roles = new ArrayList<>(fixedRoles.get(s));
        roles.add(r);
        fixedRoles.set(s, roles);
        fixedValue += value + problem.weights().place(problem.roles().get(r), ++fixedHeads[r]);
    }

    /** Someone takes nothing beyond what is fixed. */
    void leaveOut(int s) {
        most[s] = 0;
    }

    /** Someone takes no more tasks than this beyond what is fixed now. */
    void limit(int s, int tasks) {
        most[s] = Math.min(most[s], fixedRoles.get(s).size() + tasks);
    }

    List<Integer> fixedRoles(int s) {
        return fixedRoles.get(s);
    }

    int fixedHeads(int r) {
        return fixedHeads[r];
    }

    /** Value of all that is fixed, pairs and places. */
    long fixedValue() {
        return fixedValue;
    }

    /** Room that is left in a role. */
    int placesLeft(int r) {
        return closed[r] ? 0 : Math.max(0, all.places()[r] - fixedHeads[r]);
    }

    int capacityLeft(int s) {
        return Math.max(0, most[s] - fixedRoles.get(s).size());
    }

    /** Whether someone could take a role beside what is fixed for them. */
    boolean fitsBesideFixed(int s, int r) {
        for (int fixed : fixedRoles.get(s)) {
            if (all.block()[fixed] == all.block()[r]
                    || !problem.rules()
                            .together(
                                    problem.roles().get(fixed), problem.roles().get(r))) {
                return false;
            }
        }
        return true;
    }

    /** The pairs of someone among those chosen. */
    List<Integer> pairsOf(int s, BitSet chosen) {
        List<Integer> pairs = new ArrayList<>();
        int end = all.offset()[s + 1];
        for (int j = chosen.nextSetBit(all.offset()[s]); j >= 0 && j < end; j = chosen.nextSetBit(j + 1)) {
            pairs.add(j);
        }
        return pairs;
    }

    /** Heads of each role, those fixed and those chosen. */
    int[] heads(BitSet chosen) {
        int[] heads = fixedHeads.clone();
        chosen.stream().forEach(j -> heads[all.role()[j]]++);
        return heads;
    }

    /** What is left to decide, and which of all pairs each of its pairs is. */
    record Rest(Network network, int[] pair) {}

    /** O(pairs). */
    Rest rest() {
        int[] offset = new int[all.students() + 1];
        int[] pair = new int[all.pairs()];
        int size = 0;
        int[] capacity = new int[all.students()];
        for (int s = 0; s < capacity.length; s++) {
            capacity[s] = capacityLeft(s);
            if (capacity[s] > 0) {
                boolean anythingFixed = !fixedRoles.get(s).isEmpty();
                for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                    int r = all.role()[j];
                    if (!forbidden.get(j) && !closed[r] && !(anythingFixed && !fitsBesideFixed(s, r))) {
                        pair[size++] = j;
                    }
                }
            }
            offset[s + 1] = size;
        }
        int[] role = new int[size];
        Values value = Values.room(size, all.largestValue());
        for (int i = 0; i < size; i++) {
            role[i] = all.role()[pair[i]];
            value.set(i, all.value().at(pair[i]));
        }
        int[] places = new int[all.roles()];
        for (int r = 0; r < places.length; r++) {
            places[r] = placesLeft(r);
        }
        int[] taken = fixedHeads.clone();
        int[] extra = bonus.clone();
        int[] drawn = new int[places.length];
        for (int r = 0; r < drawn.length; r++) {
            drawn[r] = forced[r] ? problem.roles().get(r).minHeads() - taken[r] : 0;
        }
        Network network = new Network(
                capacity,
                offset,
                role,
                value,
                all.block(),
                places,
                (r, k) -> problem.weights().place(problem.roles().get(r), k + 1 + taken[r])
                        + extra[r]
                        + (k < drawn[r] ? WHATEVER_IT_COSTS : 0));
        return new Rest(network, Arrays.copyOf(pair, size));
    }
}
