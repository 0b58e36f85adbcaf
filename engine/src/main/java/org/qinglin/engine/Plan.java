package org.qinglin.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who takes what, with the proof that no plan is better. Immutable; sorted by person, then role. */
public final class Plan {

    private final List<Assignment> assignments;
    private final Certificate certificate;
    private final long eligiblePairs;
    private volatile @Nullable Map<String, List<Assignment>> byPerson;
    private volatile @Nullable Map<String, List<Assignment>> byRole;

    /** @param eligiblePairs how many pairs the proof covers */
    public Plan(List<Assignment> assignments, Certificate certificate, long eligiblePairs) {
        List<Assignment> sorted = new ArrayList<>(assignments);
        sorted.sort(Comparator.comparing(Assignment::personId).thenComparing(Assignment::roleId));
        this.assignments = Collections.unmodifiableList(sorted);
        this.certificate = certificate;
        this.eligiblePairs = eligiblePairs;
    }

    public List<Assignment> assignments() {
        return assignments;
    }

    public Certificate certificate() {
        return certificate;
    }

    /** Number of eligible pairs that the certificate speaks about; 0 for a plan read from files, which do not say. */
    public long eligiblePairs() {
        return eligiblePairs;
    }

    public List<Assignment> ofPerson(String personId) {
        Map<String, List<Assignment>> known = byPerson;
        if (known == null) {
            known = by(Assignment::personId);
            byPerson = known;
        }
        return Collections.unmodifiableList(known.getOrDefault(personId, List.of()));
    }

    public List<Assignment> ofRole(String roleId) {
        Map<String, List<Assignment>> known = byRole;
        if (known == null) {
            known = by(Assignment::roleId);
            byRole = known;
        }
        return Collections.unmodifiableList(known.getOrDefault(roleId, List.of()));
    }

    /** Made when first asked for: a plan that is only written out needs no such index. */
    private Map<String, List<Assignment>> by(Function<Assignment, String> id) {
        Map<String, List<Assignment>> map = new HashMap<>();
        for (Assignment each : assignments) {
            map.computeIfAbsent(id.apply(each), key -> new ArrayList<>()).add(each);
        }
        return map;
    }

    /** Coverage of all roles of the problem. */
    public Coverage coverage(Problem problem) {
        return coverage(problem, role -> true);
    }

    /** Coverage of some roles, such as those of one programme or street. */
    public Coverage coverage(Problem problem, Predicate<Role> which) {
        long places = 0;
        long filled = 0;
        long needed = 0;
        long neededFilled = 0;
        int roles = 0;
        int working = 0;
        for (Role role : problem.roles()) {
            if (which.test(role)) {
                int heads = ofRole(role.id()).size();
                places += role.maxHeads();
                filled += heads;
                needed += role.minHeads();
                neededFilled += Math.min(heads, role.minHeads());
                roles++;
                working += heads >= role.minHeads() ? 1 : 0;
            }
        }
        return new Coverage(places, filled, needed, neededFilled, roles, working);
    }
}
