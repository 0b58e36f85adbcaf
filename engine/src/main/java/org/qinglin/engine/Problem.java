package org.qinglin.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One round to be planned: who may serve, what is asked for, and what a plan is measured by.
 *
 * @param people ids unique
 * @param roles ids unique
 * @param weights points and reach
 * @param rules what a plan must keep beyond the flow form
 */
public record Problem(List<Person> people, List<Role> roles, Weights weights, Rules rules) {

    public Problem {
        people = List.copyOf(people);
        roles = List.copyOf(roles);
        Map<String, Integer> personAt = new HashMap<>();
        for (Person person : people) {
            if (personAt.put(person.id(), personAt.size()) != null) {
                throw new IllegalArgumentException(
                        "The person id " + person.id() + " stands twice. Name each person once.");
            }
        }
        Map<String, Integer> roleAt = new HashMap<>();
        for (Role role : roles) {
            if (roleAt.put(role.id(), roleAt.size()) != null) {
                throw new IllegalArgumentException("The role id " + role.id() + " stands twice. Name each role once.");
            }
        }
        Rules.check(personAt, roleAt, rules);
    }

    /** A problem in flow form. */
    public Problem(List<Person> people, List<Role> roles, Weights weights) {
        this(people, roles, weights, Rules.FLOW_FORM);
    }

    /** The same with other rules. */
    public Problem with(Rules others) {
        return new Problem(people, roles, weights, others);
    }

    /** The time blocks of the roles. Computed anew at each call, O(roles · log roles). */
    public TimeBlocks blocks() {
        return rules.acrossBlocks() ? TimeBlocks.byStart(roles) : TimeBlocks.of(roles);
    }
}
