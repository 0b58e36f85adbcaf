package org.qinglin.engine.eligibility;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Person;
import org.qinglin.engine.Role;

/** Every skill asked for is held at the level asked for. */
public record SkillsHeld() implements EligibilityPolicy {

    @Override
    public Policy name() {
        return Policy.SKILLS_HELD;
    }

    @Override
    public @Nullable Refusal refuse(Person person, Role role) {
        for (Map.Entry<String, Integer> asked : role.skills().entrySet()) {
            int held = person.skills().getOrDefault(asked.getKey(), 0);
            if (held < asked.getValue()) {
                return new Refusal.SkillMissing(asked.getKey(), asked.getValue(), held);
            }
        }
        return null;
    }
}
