package org.qinglin.engine;

import java.util.List;
import java.util.Map;
import org.qinglin.engine.eligibility.Policy;

/**
 * Why a person takes what they take, and what else was near.
 *
 * @param person the person
 * @param chosen what they take
 * @param others other roles they might have taken, the nearest first
 * @param eligible roles they may take, those they take included
 * @param excludedOnly roles from which that policy alone keeps them
 */
public record PersonStory(
        Person person,
        List<Assignment> chosen,
        List<Alternative> others,
        int eligible,
        Map<Policy, Integer> excludedOnly) {

    /**
     * A role the person might have taken.
     *
     * @param roleId the role
     * @param parts what the pair would be worth
     * @param price what a place of the role is worth to the people who want it, in points (rounded); a role nobody is
     *     short of costs nothing or less
     * @param sameBlockAs the role the person takes in the same time block, or empty
     * @param loss by how many points, at least, every plan that gives the person this role stays below the bound: what the
     *     person would earn less at these prices, rounded down; so where the plan is proven best, what insisting would cost
     */
    public record Alternative(String roleId, Parts parts, long price, String sameBlockAs, long loss) {

        /** What the person would bring to the plan beyond the price of the place. */
        public long margin() {
            return parts.value() - price;
        }
    }
}
