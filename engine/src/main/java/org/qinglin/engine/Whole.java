package org.qinglin.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.qinglin.engine.solve.Network;

/**
 * A problem with rules that break the flow form, and what holds for every plan that keeps them, whatever is decided later:
 * pins are fixed, roles that cannot reach their minimum are closed, and no member of a unit takes what not all can take.
 */
final class Whole {

    final Problem problem;
    final Rules rules;
    final Network all;
    final Valuation valuation;
    private final boolean[] pinned;
    private final SortedSet<String> impossible = new TreeSet<>();

    /** @param all every eligible pair, see {@link org.qinglin.engine.index.EligiblePairs} */
    Whole(Problem problem, Network all) {
        this.problem = problem;
        this.rules = problem.rules();
        this.all = all;
        this.valuation = new Valuation(problem.weights());
        this.pinned = new boolean[all.roles()];
    }

    Role role(int r) {
        return problem.roles().get(r);
    }

    int valueOf(int s, int r) {
        return valuation.of(problem.people().get(s), role(r)).value();
    }

    /** Whether somebody is confirmed in a role. */
    boolean isPinned(int r) {
        return pinned[r];
    }

    /** Fewest heads that a role may have if it has any. */
    int leastHeads(int r) {
        return rules.minimumOrNothing() && !pinned[r] ? role(r).minHeads() : 1;
    }

    boolean isBelowMinimum(int r, int heads) {
        return heads > 0 && heads < leastHeads(r);
    }

    /** Roles that fewer people may take than their minimum; known once a plan was begun. */
    SortedSet<String> impossible() {
        return impossible;
    }

    boolean isImpossible(int r) {
        return impossible.contains(role(r).id());
    }

    /** A draft in which nothing is decided that a plan could do otherwise. */
    Draft beginning() {
        Draft beginning = new Draft(problem, all);
        for (Rules.Pin pin : rules.pins()) {
            int s = beginning.person(pin.personId());
            int r = beginning.role(pin.roleId());
            pinned[r] = true;
            beginning.fix(s, r, valueOf(s, r));
        }
        closeTheImpossible(beginning);
        forbidWhatAUnitCannotTakeWhole(beginning);
        return beginning;
    }

    private void closeTheImpossible(Draft draft) {
        if (!rules.minimumOrNothing()) {
            return;
        }
        int[] candidates = new int[all.roles()];
        for (int s = 0; s < all.students(); s++) {
            if (all.capacity()[s] > 0) {
                for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                    candidates[all.role()[j]]++;
                }
            }
        }
        for (int r = 0; r < candidates.length; r++) {
            if (!pinned[r] && candidates[r] < role(r).minHeads()) {
                draft.closed[r] = true;
                impossible.add(role(r).id());
            }
        }
    }

    /** No member of a unit takes a role that not all of them may take, or that has too few places for them. */
    private void forbidWhatAUnitCannotTakeWhole(Draft draft) {
        for (List<String> ids : rules.units().values()) {
            int[] members = ids.stream().mapToInt(draft::person).toArray();
            int least = IntStream.of(members).map(draft::capacityLeft).min().orElse(0);
            Map<Integer, Integer> able = new HashMap<>();
            for (int s : members) {
                draft.limit(s, least);
                for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                    int r = all.role()[j];
                    if (draft.capacityLeft(s) > 0 && draft.fitsBesideFixed(s, r)) {
                        able.merge(r, 1, Integer::sum);
                    }
                }
            }
            for (int s : members) {
                for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                    int r = all.role()[j];
                    if (able.getOrDefault(r, 0) < members.length || draft.placesLeft(r) < members.length) {
                        draft.forbidden.set(j);
                    }
                }
            }
        }
    }
}
