package org.qinglin.engine.eligibility;

import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Person;
import org.qinglin.engine.Role;

/**
 * The way, as the crow flies, is no longer than the reach.
 *
 * @param limitMetres longest way
 */
public record WithinReach(int limitMetres) implements EligibilityPolicy {

    @Override
    public Policy name() {
        return Policy.WITHIN_REACH;
    }

    @Override
    public @Nullable Refusal refuse(Person person, Role role) {
        int metres = person.position().metresTo(role.position());
        return metres > limitMetres ? new Refusal.TooFar(metres, limitMetres) : null;
    }
}
