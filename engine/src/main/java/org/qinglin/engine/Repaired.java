package org.qinglin.engine;

import java.util.List;

/**
 * What a change did to a standing plan.
 *
 * @param added who takes what now and did not before, sorted by person, then role
 * @param removed who took what before and does not now, sorted likewise
 * @param objective value of the whole plan: pairs and places, pinned ones included
 * @param bound what no plan exceeds that leaves alone what is pinned
 */
public record Repaired(List<Seat> added, List<Seat> removed, long objective, long bound) {

    /**
     * One person in one role.
     *
     * @param value what the pair is worth
     */
    public record Seat(String personId, String roleId, int value) implements Comparable<Seat> {

        @Override
        public int compareTo(Seat other) {
            int byPerson = personId.compareTo(other.personId);
            return byPerson != 0 ? byPerson : roleId.compareTo(other.roleId);
        }
    }

    public Repaired {
        added = added.stream().sorted().toList();
        removed = removed.stream().sorted().toList();
    }

    /** Whether no plan is better that leaves alone what is pinned. */
    public boolean provenOptimal() {
        return objective == bound;
    }
}
