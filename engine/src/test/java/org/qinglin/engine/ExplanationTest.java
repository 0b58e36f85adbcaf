package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.eligibility.Policy;
import org.qinglin.engine.eligibility.Refusal;

class ExplanationTest {

    @Test
    void countsForEachPolicyTheRealPeopleItExcludes() {
        for (long seed = 0; seed < 40; seed++) {
            Problem problem = RandomProblems.of(seed, 25, 8);
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            Explanation explanation = new Explanation(problem, plan);
            Eligibility eligibility = new Eligibility(problem.weights());
            for (Role role : problem.roles()) {
                RoleStory story = explanation.ofRole(role.id());
                Map<Policy, Integer> counted = new HashMap<>();
                int eligible = 0;
                for (Person person : problem.people()) {
                    List<Refusal> refusals = eligibility.refusals(person, role);
                    eligible += refusals.isEmpty() ? 1 : 0;
                    refusals.forEach(refusal -> counted.merge(refusal.policy(), 1, Integer::sum));
                }
                assertThat(story.eligible()).as("seed %d", seed).isEqualTo(eligible);
                for (Policy policy : Policy.values()) {
                    assertThat(story.excluded().get(policy)).isEqualTo(counted.getOrDefault(policy, 0));
                    assertThat(story.excludedOnly().get(policy))
                            .isLessThanOrEqualTo(story.excluded().get(policy));
                }
                assertThat(story.emptyPlaces())
                        .isEqualTo(role.maxHeads() - story.chosen().size());
            }
        }
    }

    @Test
    void leavesNoPlaceEmptyThatAnIdleEligiblePersonCouldTake() {
        // Every place is worth something here, so an empty one means that all who may come serve elsewhere or have no
        // capacity.
        for (long seed = 0; seed < 60; seed++) {
            Problem problem = RandomProblems.of(seed, 25, 8);
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            for (RoleStory story : new Explanation(problem, plan).gaps()) {
                assertThat(story.engagedElsewhere() + story.chosen().size())
                        .as("role %s, seed %d", story.role().id(), seed)
                        .isGreaterThanOrEqualTo(story.eligible());
            }
        }
    }

    @Test
    void namesWhatElseWasNearWithThePriceOfThePlace() {
        Problem problem = RandomProblems.of(5, 40, 10);
        Plan plan = Matcher.exact().match(problem, Progress.SILENT);
        Explanation explanation = new Explanation(problem, plan);
        for (Assignment each : plan.assignments()) {
            PersonStory story = explanation.ofPerson(each.personId(), 3);
            assertThat(story.chosen()).contains(each);
            assertThat(story.others()).hasSizeLessThanOrEqualTo(3);
            assertThat(story.others()).isSortedAccordingTo((a, b) -> Long.compare(b.margin(), a.margin()));
        }
    }

    @Test
    void insistingOnAnotherRoleCostsAtLeastWhatItSays() {
        int tried = 0;
        for (long seed = 0; seed < 25; seed++) {
            Problem problem = RandomProblems.of(seed, 15, 6);
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            Explanation explanation = new Explanation(problem, plan);
            for (Person person : problem.people()) {
                for (PersonStory.Alternative other :
                        explanation.ofPerson(person.id(), 9).others()) {
                    Role role = role(problem, other.roleId());
                    if (role.minHeads() > 0
                            && person.capacity() > 0
                            && plan.ofPerson(person.id()).stream()
                                    .noneMatch(each -> each.roleId().equals(role.id()))) {
                        tried++;
                        assertThat(insisting(problem, person, role, other.parts()))
                                .as("seed %d, %s in %s", seed, person.id(), role.id())
                                .isLessThanOrEqualTo(plan.certificate().bound() - other.loss());
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(50);
    }

    private static Role role(Problem problem, String id) {
        return problem.roles().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The best plan's value with this person in this role: the pair and the first head, and the best of what is left. */
    private static long insisting(Problem problem, Person person, Role role, Parts parts) {
        TimeBlocks blocks = problem.blocks();
        int block = blocks.ofRole(problem.roles().indexOf(role));
        List<Role> left = new ArrayList<>();
        for (int r = 0; r < problem.roles().size(); r++) {
            Role each = problem.roles().get(r);
            int one = each.equals(role) ? 1 : 0;
            left.add(each.toBuilder()
                    .heads(each.minHeads() - one, each.maxHeads() - one)
                    .blocked(blocks.ofRole(r) == block ? List.of(person.id()) : List.of())
                    .build());
        }
        List<Person> people = new ArrayList<>();
        for (Person each : problem.people()) {
            people.add(
                    each.id().equals(person.id())
                            ? each.toBuilder().capacity(each.capacity() - 1).build()
                            : each);
        }
        Plan rest = Matcher.exact().match(new Problem(people, left, problem.weights()), Progress.SILENT);
        return parts.value()
                + problem.weights().place(role, 1)
                + rest.certificate().objective();
    }

    @Test
    void saysSoWhenItIsAskedAboutSomeoneElse() {
        Explanation explanation = new Explanation(
                RandomProblems.of(1, 2, 2), Matcher.exact().match(RandomProblems.of(1, 2, 2), Progress.SILENT));
        assertThatThrownBy(() -> explanation.ofPerson("nobody", 1))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> explanation.ofRole("none")).hasMessageContaining("none");
    }
}
