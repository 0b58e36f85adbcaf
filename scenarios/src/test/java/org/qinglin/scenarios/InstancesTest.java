package org.qinglin.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.PairList;
import org.qinglin.engine.Person;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Progress;
import org.qinglin.engine.Role;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.eligibility.Policy;
import org.qinglin.engine.eligibility.Refusal;

class InstancesTest {

    private final Problem problem = Instances.problem(1500, 300, 7);

    @Test
    void areTheSameForTheSameSeed() {
        assertThat(Instances.problem(1500, 300, 7)).isEqualTo(problem);
        assertThat(Instances.problem(1500, 300, 8)).isNotEqualTo(problem);
    }

    @Test
    void areHardAsTheBenchmarkAsks() {
        PairList list = PairList.of(problem, Progress.SILENT);
        int[] eligible = new int[list.students().size()];
        for (int s = 0; s < eligible.length; s++) {
            eligible[s] = list.offset()[s + 1] - list.offset()[s];
        }
        Arrays.sort(eligible);
        assertThat(eligible[eligible.length / 2])
                .as("needs of the median student")
                .isGreaterThanOrEqualTo(20);
        long capacity = problem.people().stream().mapToLong(Person::capacity).sum();
        long places = problem.roles().stream().mapToLong(Role::maxHeads).sum();
        assertThat((double) places / capacity).as("places to capacity").isBetween(0.8, 1.2);
    }

    @Test
    void letEveryPolicyAloneRejectSomePairs() {
        Eligibility eligibility = new Eligibility(problem.weights());
        Map<Policy, Integer> alone = new EnumMap<>(Policy.class);
        Set<Policy> all = new HashSet<>();
        for (Person person : problem.people().subList(0, 600)) {
            for (Role role : problem.roles()) {
                var refusals = eligibility.refusals(person, role);
                refusals.stream().map(Refusal::policy).forEach(all::add);
                if (refusals.size() == 1) {
                    alone.merge(refusals.get(0).policy(), 1, Integer::sum);
                }
            }
        }
        assertThat(all).containsExactlyInAnyOrder(Policy.values());
        assertThat(alone.keySet()).containsExactlyInAnyOrder(Policy.values());
    }

    @Test
    void mayBeEmpty() {
        assertThat(Instances.problem(0, 0, 1).people()).isEmpty();
        assertThat(Instances.problem(0, 5, 1).roles()).hasSize(5);
        assertThat(Instances.problem(5, 0, 1).people()).hasSize(5);
    }
}
