package org.qinglin.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * A plan in figures that can be set side by side even when the plans were made with different weights: fit and distance
 * are measured the same way whatever the weights were.
 *
 * @param coverage places asked and filled
 * @param fitPercent mean skill fit of the places filled, 0 to 100: see {@link Weights#skillFit()}; 50 where no skill is
 *     asked; 0 for an empty plan
 * @param meanMetres mean way; 0 for an empty plan
 * @param longestMetres longest way; 0 for an empty plan
 * @param wishesMet places filled by someone who wished for their programme
 * @param serving people with at least one place
 * @param jain see {@link Fairness#jain()}
 * @param gini see {@link Fairness.Hours#gini()}
 * @param giniServing see {@link Fairness.Hours#giniServing()}
 */
public record PlanFigures(
        Coverage coverage,
        double fitPercent,
        double meanMetres,
        int longestMetres,
        int wishesMet,
        int serving,
        double jain,
        double gini,
        double giniServing) {

    /** The figures of a plan. O(roles + people · log people + assignments). */
    public static PlanFigures of(Problem problem, Plan plan) {
        Map<String, Person> people = new HashMap<>();
        problem.people().forEach(person -> people.put(person.id(), person));
        Map<String, Role> roles = new HashMap<>();
        problem.roles().forEach(role -> roles.put(role.id(), role));
        Weights measure = Weights.defaults();
        Valuation valuation = new Valuation(measure);
        long fit = 0;
        long metres = 0;
        int longest = 0;
        int wishes = 0;
        int filled = 0;
        for (Assignment each : plan.assignments()) {
            Person person = people.get(each.personId());
            Role role = roles.get(each.roleId());
            if (person == null || role == null) {
                throw new IllegalArgumentException("The plan names " + each.personId() + " in " + each.roleId()
                        + ", which the problem does not have. Maybe it is the plan of another round?");
            }
            Parts parts = valuation.of(person, role);
            fit += parts.skillFit();
            metres += parts.metres();
            longest = Math.max(longest, parts.metres());
            wishes += person.wishes().contains(role.programme()) ? 1 : 0;
            filled++;
        }
        Fairness fairness = Fairness.of(problem, plan);
        return new PlanFigures(
                plan.coverage(problem),
                filled == 0 ? 0 : 100.0 * fit / filled / measure.skillFit(),
                filled == 0 ? 0 : (double) metres / filled,
                longest,
                wishes,
                fairness.hours().serving(),
                fairness.jain(),
                fairness.hours().gini(),
                fairness.hours().giniServing());
    }
}
