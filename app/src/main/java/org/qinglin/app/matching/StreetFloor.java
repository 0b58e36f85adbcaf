package org.qinglin.app.matching;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.qinglin.engine.Plan;
import org.qinglin.engine.Problem;

/**
 * The floor of one street in a plan.
 *
 * @param street its code
 * @param floor heads that it should get at least
 * @param filled heads that it gets
 * @param points that each head there counts more, by the certificate, for the floor to be reached; 0 where it
 *     needs no price, or is not reached
 */
public record StreetFloor(String street, int floor, int filled, int points) {

    public boolean isReached() {
        return filled >= floor;
    }

    /** Those of a plan: those not reached first, then the dearest, then by street. O(roles). */
    static List<StreetFloor> of(Problem problem, Plan plan) {
        var filled = new HashMap<String, Integer>();
        problem.roles()
                .forEach(role ->
                        filled.merge(role.street(), plan.ofRole(role.id()).size(), Integer::sum));
        var prices = plan.certificate().floorPrices();
        return problem.rules().floors().entrySet().stream()
                .map(each -> new StreetFloor(
                        each.getKey(),
                        each.getValue(),
                        filled.getOrDefault(each.getKey(), 0),
                        prices.getOrDefault(each.getKey(), 0)))
                .sorted(Comparator.comparing(StreetFloor::isReached)
                        .thenComparing(
                                Comparator.comparingInt(StreetFloor::points).reversed())
                        .thenComparing(StreetFloor::street))
                .toList();
    }
}
