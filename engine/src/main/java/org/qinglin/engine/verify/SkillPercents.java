package org.qinglin.engine.verify;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.qinglin.engine.Person;
import org.qinglin.engine.Role;
import org.qinglin.engine.Valuation;
import org.qinglin.engine.eligibility.EligibilityPolicy;

/**
 * How well people's skills answer those asked for, remembered for each set of skills: many people hold the same few, and
 * what is read from files shares them. Not for several threads.
 */
final class SkillPercents {

    /** What {@link #of} says where the policy refuses. */
    static final int REFUSED = -1;

    private static final int UNKNOWN = -2;
    private static final int MOST = 1 << 12;

    private final EligibilityPolicy policy;
    private final int kinds;
    private final Map<Map<String, Integer>, int[]> known = new IdentityHashMap<>();

    /** @param kinds number of kinds of roles that ask for different skills */
    SkillPercents(EligibilityPolicy policy, int kinds) {
        this.policy = policy;
        this.kinds = kinds;
    }

    /** What this person's skills are to each kind, not asked yet. */
    int[] of(Person person) {
        if (known.size() == MOST) {
            known.clear();
        }
        return known.computeIfAbsent(person.skills(), skills -> {
            int[] unknown = new int[kinds];
            Arrays.fill(unknown, UNKNOWN);
            return unknown;
        });
    }

    /**
     * The sum over the skills asked for of {@link Valuation#percentOfSkill}, or {@link #REFUSED}.
     *
     * @param row of the person
     * @param example any role of the kind
     */
    int of(int[] row, Person person, int kind, Role example) {
        if (row[kind] == UNKNOWN) {
            row[kind] = policy.refuse(person, example) == null ? sum(person, example) : REFUSED;
        }
        return row[kind];
    }

    private static int sum(Person person, Role role) {
        int sum = 0;
        for (Map.Entry<String, Integer> asked : role.skills().entrySet()) {
            sum += Valuation.percentOfSkill(person.skills().getOrDefault(asked.getKey(), 0), asked.getValue());
        }
        return sum;
    }
}
