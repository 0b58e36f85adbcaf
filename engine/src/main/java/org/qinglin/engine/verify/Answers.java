package org.qinglin.engine.verify;

import org.qinglin.engine.Person;
import org.qinglin.engine.Role;
import org.qinglin.engine.eligibility.EligibilityPolicy;

/**
 * What a policy answers, asked once for each person and each kind of role that it cannot tell apart: thousands of roles
 * take place at the same few times and ask for the same few skills.
 */
final class Answers {

    private final EligibilityPolicy policy;
    private final int[] askedFor;
    private final boolean[] allowed;
    private int asking;

    /** @param kinds number of kinds, numbered from 0 */
    Answers(EligibilityPolicy policy, int kinds) {
        this.policy = policy;
        askedFor = new int[kinds];
        allowed = new boolean[kinds];
    }

    /** Another person from now on. */
    void forget() {
        asking++;
    }

    /** @param example any role of the kind */
    boolean allows(Person person, int kind, Role example) {
        if (askedFor[kind] != asking) {
            askedFor[kind] = asking;
            allowed[kind] = policy.refuse(person, example) == null;
        }
        return allowed[kind];
    }
}
