package org.qinglin.engine.eligibility;

import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Person;
import org.qinglin.engine.Role;

/** Neither side has blocked the other. */
public record NotBlocked() implements EligibilityPolicy {

    @Override
    public Policy name() {
        return Policy.NOT_BLOCKED;
    }

    @Override
    public @Nullable Refusal refuse(Person person, Role role) {
        if (person.blockedCommunities().contains(role.community())) {
            return new Refusal.BlockedByPerson(role.community());
        }
        return role.blockedPersons().contains(person.id()) ? new Refusal.BlockedByCommunity(role.community()) : null;
    }
}
