package org.qinglin.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One round to be planned: who may serve, what is asked for, and what a plan is measured by.
 *
 * @param people ids unique
 * @param roles ids unique
 * @param weights points and reach
 */
public record Problem(List<Person> people, List<Role> roles, Weights weights) {

    public Problem {
        people = List.copyOf(people);
        roles = List.copyOf(roles);
        Set<String> seen = new HashSet<>();
        for (Person person : people) {
            if (!seen.add(person.id())) {
                throw new IllegalArgumentException(
                        "The person id " + person.id() + " stands twice. Name each person once.");
            }
        }
        seen.clear();
        for (Role role : roles) {
            if (!seen.add(role.id())) {
                throw new IllegalArgumentException("The role id " + role.id() + " stands twice. Name each role once.");
            }
        }
    }

    /** The time blocks of the roles. Computed anew at each call, O(roles · log roles). */
    public TimeBlocks blocks() {
        return TimeBlocks.of(roles);
    }
}
