package org.qinglin.engine.stable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Applicants and hosts who rank each other, strictly and as far as they like. A pair can come about only where both name
 * each other.
 *
 * @throws IllegalArgumentException if an id stands twice, or a list names somebody twice or nobody known
 */
public record StableProblem(List<Applicant> applicants, List<Host> hosts) {

    public StableProblem {
        applicants = List.copyOf(applicants);
        hosts = List.copyOf(hosts);
        Set<String> applicantIds =
                unique("applicant", applicants.stream().map(Applicant::id).toList());
        Set<String> hostIds = unique("host", hosts.stream().map(Host::id).toList());
        applicants.forEach(each -> known("wishes of applicant " + each.id(), each.wishes(), hostIds));
        hosts.forEach(each -> known("choices of host " + each.id(), each.choices(), applicantIds));
    }

    private static Set<String> unique(String what, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException(
                        "The " + what + " " + id + " stands twice. Give each one an id of its own.");
            }
        }
        return seen;
    }

    private static void known(String whose, List<String> list, Set<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : list) {
            if (!ids.contains(id)) {
                throw new IllegalArgumentException("The " + whose + " name " + id + ", who takes no part.");
            }
            if (!seen.add(id)) {
                throw new IllegalArgumentException("The " + whose + " name " + id + " twice. Rank each one once.");
            }
        }
    }
}
