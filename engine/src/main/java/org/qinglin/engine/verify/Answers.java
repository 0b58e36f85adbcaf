package org.qinglin.engine.verify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.qinglin.engine.Person;
import org.qinglin.engine.Role;
import org.qinglin.engine.eligibility.EligibilityPolicy;

/**
 * What a policy answers, asked once for each person and each kind of role that it cannot tell apart: thousands of roles
 * take place at the same few times and ask for the same few skills.
 */
final class Answers {

    private final EligibilityPolicy policy;
    private final List<Role> roles;
    private final int[] kind;
    private final int[] askedFor;
    private final boolean[] allowed;
    private int asking;

    /** @param kind of each role, see {@link #kinds} */
    Answers(EligibilityPolicy policy, List<Role> roles, int[] kind) {
        this.policy = policy;
        this.roles = roles;
        this.kind = kind;
        int kinds = 0;
        for (int each : kind) {
            kinds = Math.max(kinds, each + 1);
        }
        askedFor = new int[kinds];
        allowed = new boolean[kinds];
    }

    /** Numbers the roles so that those alike have the same. */
    static int[] kinds(List<Role> roles, Function<Role, Object> whatThePolicyLooksAt) {
        Map<Object, Integer> numbers = new HashMap<>();
        int[] kinds = new int[roles.size()];
        for (int r = 0; r < kinds.length; r++) {
            kinds[r] = numbers.computeIfAbsent(whatThePolicyLooksAt.apply(roles.get(r)), each -> numbers.size());
        }
        return kinds;
    }

    /** Another person from now on. */
    void forget() {
        asking++;
    }

    boolean allows(Person person, int role) {
        int of = kind[role];
        if (askedFor[of] != asking) {
            askedFor[of] = asking;
            allowed[of] = policy.refuse(person, roles.get(role)) == null;
        }
        return allowed[of];
    }
}
