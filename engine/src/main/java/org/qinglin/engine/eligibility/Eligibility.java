package org.qinglin.engine.eligibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinglin.engine.Person;
import org.qinglin.engine.Role;
import org.qinglin.engine.Weights;

/** All policies together, for one person and one role: what the sign-up asks is what the engine plans by. */
public final class Eligibility {

    private final List<EligibilityPolicy> policies;

    public Eligibility(Weights weights) {
        policies = List.of(
                new NotBlocked(),
                new FreeThen(),
                new SkillsHeld(),
                new AgeAndConsent(),
                new WithinReach(weights.reachMetres()));
    }

    /** The first refusal in the order of {@link Policy}, or empty if the person may take the role. */
    public Optional<Refusal> check(Person person, Role role) {
        for (EligibilityPolicy policy : policies) {
            Refusal refusal = policy.refuse(person, role);
            if (refusal != null) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    /** Every policy's refusal, in the order of {@link Policy}; empty if the person may take the role. */
    public List<Refusal> refusals(Person person, Role role) {
        List<Refusal> refusals = new ArrayList<>();
        for (EligibilityPolicy policy : policies) {
            Refusal refusal = policy.refuse(person, role);
            if (refusal != null) {
                refusals.add(refusal);
            }
        }
        return refusals;
    }

    public List<EligibilityPolicy> policies() {
        return policies;
    }

    /** The policy of this name. */
    public EligibilityPolicy policy(Policy name) {
        return policies.stream()
                .filter(policy -> policy.name() == name)
                .findAny()
                .orElseThrow();
    }
}
