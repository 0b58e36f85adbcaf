package org.qinglin.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.qinglin.engine.solve.Network;

/** Who takes what in the end. */
final class Outcome {
    private final Whole whole;
    private final Problem problem;
    private final Rules rules;
    private final Network all;
    private final Draft draft;

    private final List<List<Integer>> rolesOf = new ArrayList<>();
    private final int[] heads;

    /** @param chosen pairs beside what is fixed in the draft */
    Outcome(Whole whole, Draft draft, BitSet chosen) {
        this.whole = whole;
        this.problem = whole.problem;
        this.rules = whole.rules;
        this.all = whole.all;
        this.draft = draft;
        this.heads = new int[all.roles()];
        for (int s = 0; s < all.students(); s++) {
            List<Integer> roles = new ArrayList<>(draft.fixedRoles(s));
            for (int pair : draft.pairsOf(s, chosen)) {
                roles.add(all.role()[pair]);
            }
            rolesOf.add(roles);
            roles.forEach(r -> heads[r]++);
        }
    }

    /** Whatever the rounds did not reach: tasks that do not go together, then roles below their minimum. */
    void dropWhatIsStillBroken() {
        for (int s = 0; s < all.students(); s++) {
            List<Integer> roles = rolesOf.get(s);
            for (int i = roles.size() - 1; i > 0; i--) {
                for (int k = 0; k < i; k++) {
                    if (!rules.together(
                                    problem.roles().get(roles.get(i)),
                                    problem.roles().get(roles.get(k)))
                            && i >= draft.fixedRoles(s).size()) {
                        heads[roles.remove(i)]--;
                        break;
                    }
                }
            }
        }
        if (rules.minimumOrNothing()) {
            for (int s = 0; s < all.students(); s++) {
                rolesOf.get(s).removeIf(r -> whole.isBelowMinimum(r, heads[r]));
            }
            for (int r = 0; r < heads.length; r++) {
                if (whole.isBelowMinimum(r, heads[r])) {
                    heads[r] = 0;
                }
            }
        }
    }

    /** Opens closed roles, and fills places, with people who have room and give nothing up for it. */
    void fillWithTheIdle() {
        int[][] candidates = candidates();
        for (int r = 0; r < all.roles(); r++) {
            int most = problem.roles().get(r).maxHeads() - heads[r];
            List<Integer> idle = new ArrayList<>();
            for (int s : candidates[r]) {
                if (idle.size() < most && isIdleFor(s, r)) {
                    idle.add(s);
                }
            }
            if (heads[r] + idle.size() >= whole.leastHeads(r)) {
                for (int s : idle) {
                    rolesOf.get(s).add(r);
                    heads[r]++;
                }
            }
        }
    }

    private boolean isIdleFor(int s, int r) {
        if (rolesOf.get(s).size() >= all.capacity()[s] || draft.capacityLeft(s) == 0) {
            return false;
        }
        for (int other : rolesOf.get(s)) {
            if (all.block()[other] == all.block()[r]
                    || !rules.together(
                            problem.roles().get(other), problem.roles().get(r))) {
                return false;
            }
        }
        return true;
    }

    /** Of each role with room, those who may take it, best first. */
    private int[][] candidates() {
        List<List<long[]>> found = new ArrayList<>();
        for (int r = 0; r < all.roles(); r++) {
            found.add(new ArrayList<>());
        }
        for (int s = 0; s < all.students(); s++) {
            if (rolesOf.get(s).size() < all.capacity()[s] && draft.capacityLeft(s) > 0) {
                for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                    int r = all.role()[j];
                    if (heads[r] < problem.roles().get(r).maxHeads()) {
                        found.get(r).add(new long[] {-all.value().at(j), s});
                    }
                }
            }
        }
        return found.stream()
                .map(list -> list.stream()
                        .sorted(Comparator.<long[]>comparingLong(each -> each[0])
                                .thenComparingLong(each -> each[1]))
                        .mapToInt(each -> (int) each[1])
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Heads of each role. */
    int[] heads() {
        return heads;
    }

    List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        for (int s = 0; s < all.students(); s++) {
            Person person = problem.people().get(s);
            for (int r : rolesOf.get(s)) {
                Parts parts = whole.valuation.of(person, problem.roles().get(r));
                assignments.add(
                        new Assignment(person.id(), problem.roles().get(r).id(), parts.value(), parts));
            }
        }
        return assignments;
    }

    long value() {
        long value = 0;
        for (Assignment each : assignments()) {
            value = Math.addExact(value, each.value());
        }
        for (int r = 0; r < heads.length; r++) {
            for (int k = 1; k <= heads[r]; k++) {
                value = Math.addExact(
                        value, problem.weights().place(problem.roles().get(r), k));
            }
        }
        return value;
    }
}
