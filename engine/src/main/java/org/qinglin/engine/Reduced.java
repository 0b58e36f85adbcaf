package org.qinglin.engine;

import java.util.List;

/** People and roles with one fact changed. */
final class Reduced {

    private Reduced() {}

    /** With another capacity, and something more to do at these times. */
    static Person person(Person of, int capacity, List<Period> busy) {
        return of.toBuilder().capacity(capacity).taken(busy).build();
    }

    static Role heads(Role of, int min, int max) {
        return of.toBuilder().heads(min, max).build();
    }

    /** One person less may take it. */
    static Role without(Role of, String personId) {
        return of.toBuilder().blocked(List.of(personId)).build();
    }
}
