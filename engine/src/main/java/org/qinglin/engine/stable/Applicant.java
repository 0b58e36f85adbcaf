package org.qinglin.engine.stable;

import java.util.List;

/**
 * Someone who wants one place.
 *
 * @param wishes ids of hosts, the best first, each at most once; a host that is not named is not wanted
 */
public record Applicant(String id, List<String> wishes) {

    public Applicant {
        wishes = List.copyOf(wishes);
    }
}
