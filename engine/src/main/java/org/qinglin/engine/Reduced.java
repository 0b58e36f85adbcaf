package org.qinglin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** People and roles with one fact changed. */
final class Reduced {

    private Reduced() {}

    /** With another capacity, and something more to do at these times. */
    static Person person(Person of, int capacity, List<Period> busy) {
        List<Period> taken = new ArrayList<>(of.taken());
        taken.addAll(busy);
        return new Person(
                of.id(),
                capacity,
                of.position(),
                of.birthDate(),
                of.guardianConsent(),
                of.free(),
                taken,
                of.skills(),
                of.wishes(),
                of.minutesShort(),
                of.team(),
                of.servedCommunities(),
                of.blockedCommunities());
    }

    static Role heads(Role of, int min, int max) {
        return role(of, min, max, of.blockedPersons());
    }

    /** One person less may take it. */
    static Role without(Role of, String personId) {
        Set<String> blocked = new TreeSet<>(of.blockedPersons());
        blocked.add(personId);
        return role(of, of.minHeads(), of.maxHeads(), blocked);
    }

    private static Role role(Role of, int min, int max, Set<String> blocked) {
        return new Role(
                of.id(),
                of.sessionId(),
                of.requestId(),
                of.community(),
                of.street(),
                of.programme(),
                of.period(),
                of.position(),
                of.skills(),
                min,
                max,
                of.urgency(),
                of.waitingDays(),
                of.minAge(),
                of.maxAge(),
                of.team(),
                blocked);
    }
}
