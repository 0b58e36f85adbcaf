package org.qinglin.engine.eligibility;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Role;

/** Free during the whole session, and not serving elsewhere then. */
public record FreeThen() implements EligibilityPolicy {

    @Override
    public Policy name() {
        return Policy.FREE_THEN;
    }

    @Override
    public @Nullable Refusal refuse(Person person, Role role) {
        return refuse(person, role.period());
    }

    /** The same for any period: all that this policy looks at in a role. */
    public @Nullable Refusal refuse(Person person, Period session) {
        for (Period taken : person.taken()) {
            if (taken.overlaps(session)) {
                return new Refusal.AlreadyServing(session, taken);
            }
        }
        return holds(person.free(), session) ? null : new Refusal.NotFree(session);
    }

    /** Whether one of the sorted, disjoint periods contains the session. O(log periods). */
    private static boolean holds(List<Period> free, Period session) {
        int low = 0;
        int high = free.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Period period = free.get(middle);
            if (!period.end().isAfter(session.start())) {
                low = middle + 1;
            } else if (period.start().isAfter(session.start())) {
                high = middle - 1;
            } else {
                return period.contains(session);
            }
        }
        return false;
    }
}
