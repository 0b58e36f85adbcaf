package org.qinglin.engine;

import java.util.List;
import java.util.Map;
import org.qinglin.engine.eligibility.Policy;

/**
 * Why a role is filled by whom, or why a place of it stays empty.
 *
 * @param role the role
 * @param chosen who takes it, with the parts of each value
 * @param emptyPlaces places that stay empty
 * @param eligible people who may take it, the chosen ones included
 * @param engagedElsewhere of these, not chosen since they serve in the same time block elsewhere or have no capacity left
 * @param excluded people whom each policy excludes; whom several exclude counts for each
 * @param excludedOnly people whom that policy alone excludes: so many could come if it changed
 */
public record RoleStory(
        Role role,
        List<Assignment> chosen,
        int emptyPlaces,
        int eligible,
        int engagedElsewhere,
        Map<Policy, Integer> excluded,
        Map<Policy, Integer> excludedOnly) {

    /** Whether fewer heads are there than the role needs to work. */
    public boolean belowMinimum() {
        return chosen.size() < role.minHeads();
    }
}
