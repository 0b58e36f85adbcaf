package org.qinglin.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * What one more person would add to a plan. Found by planning anew with the person, so it is exact: everyone else may move
 * to make the most of it. O(the solver); behind one method, so that a repair from standing prices can take its place.
 *
 * @param value how much more the plan is worth
 * @param places how many more places are filled
 * @param roles ids of the roles that gain heads, in the order of the problem
 */
public record OneMore(long value, int places, List<String> roles) {

    public OneMore {
        roles = List.copyOf(roles);
    }

    /**
     * Adds a person.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     * @throws IllegalArgumentException if the problem already has the person's id
     */
    public static OneMore of(Problem problem, Plan plan, Person extra, Progress progress) {
        List<Person> people = new ArrayList<>(problem.people());
        people.add(extra);
        Plan with = Matcher.exact().match(new Problem(people, problem.roles(), problem.weights()), progress);
        int places = 0;
        List<String> gaining = new ArrayList<>();
        for (Role role : problem.roles()) {
            int more = with.ofRole(role.id()).size() - plan.ofRole(role.id()).size();
            places += more;
            if (more > 0) {
                gaining.add(role.id());
            }
        }
        return new OneMore(with.certificate().objective() - plan.certificate().objective(), places, gaining);
    }
}
