package org.qinglin.engine.stable;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who goes where.
 *
 * @param hostOf the host of each applicant who is placed
 */
public record Placement(SortedMap<String, String> hostOf) {

    public Placement {
        hostOf = Collections.unmodifiableSortedMap(new TreeMap<>(hostOf));
    }

    /** The same from any map. */
    public static Placement of(Map<String, String> hostOf) {
        return new Placement(new TreeMap<>(hostOf));
    }

    public Optional<String> host(String applicant) {
        return Optional.ofNullable(hostOf.get(applicant));
    }

    /** Who goes to a host, by id. O(placed). */
    public List<String> applicants(String host) {
        return hostOf.entrySet().stream()
                .filter(each -> each.getValue().equals(host))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many are placed. */
    public int placed() {
        return hostOf.size();
    }
}
