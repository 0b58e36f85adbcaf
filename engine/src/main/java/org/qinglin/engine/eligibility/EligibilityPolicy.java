package org.qinglin.engine.eligibility;

import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Person;
import org.qinglin.engine.Role;

/** One rule about one person and one role. Stateless, so safe to share between threads. */
public sealed interface EligibilityPolicy permits NotBlocked, FreeThen, SkillsHeld, AgeAndConsent, WithinReach {

    Policy name();

    /** Why not, or null if this policy has nothing against the pair. */
    @Nullable
    Refusal refuse(Person person, Role role);
}
