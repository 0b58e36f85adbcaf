package org.qinglin.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one more person would add to a plan. Found by repair, which proves the plan again with the person in it, so it is
 * exact: everyone else may move to make the most of it.
 *
 * @param value how much more the plan is worth
 * @param places how many more places are filled
 * @param roles ids of the roles that gain heads, sorted
 */
public record OneMore(long value, int places, List<String> roles) {

    public OneMore {
        roles = List.copyOf(roles);
    }

    /**
     * Adds a person to a plan; for many in turn, keep a {@link StandingPlan} and ask {@link #of(StandingPlan, Person)}.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     * @throws IllegalArgumentException if the problem already has the person's id
     */
    public static OneMore of(Problem problem, Plan plan, Person extra, Progress progress) {
        return of(standing(problem, plan, progress), extra);
    }

    /**
     * The plan made ready for being asked: resumed where it is proven, else made anew. Rules beyond the flow form are left
     * out: repair is exact for the flow alone.
     */
    public static StandingPlan standing(Problem problem, Plan plan, Progress progress) {
        return plan.certificate().optimal() && problem.rules().equals(Rules.FLOW_FORM)
                ? StandingPlan.resume(problem, plan, progress)
                : StandingPlan.of(problem.with(Rules.FLOW_FORM), progress);
    }

    /**
     * Lets a person arrive and withdraw again; the plan is then worth what it was.
     *
     * @throws IllegalArgumentException if the plan already has the person's id
     */
    public static OneMore of(StandingPlan plan, Person extra) {
        long before = plan.objective();
        Repaired with = plan.arrive(extra);
        plan.withdraw(extra.id());
        Map<String, Integer> heads = new TreeMap<>();
        with.added().forEach(seat -> heads.merge(seat.roleId(), 1, Integer::sum));
        with.removed().forEach(seat -> heads.merge(seat.roleId(), -1, Integer::sum));
        return new OneMore(
                with.objective() - before,
                heads.values().stream().mapToInt(Integer::intValue).sum(),
                heads.entrySet().stream()
                        .filter(each -> each.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
