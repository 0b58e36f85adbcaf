package org.qinglin.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qinglin.engine.Person;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Progress;
import org.qinglin.engine.RandomProblems;
import org.qinglin.engine.Role;
import org.qinglin.engine.Valuation;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.solve.Network;

class EligiblePairsTest {

    @Test
    void areExactlyThoseThatThePoliciesAllow() {
        for (long seed = 0; seed < 400; seed++) {
            Problem problem = RandomProblems.of(seed, 12, 12);
            Network net = EligiblePairs.of(problem, Progress.SILENT);
            Eligibility eligibility = new Eligibility(problem.weights());
            Valuation valuation = new Valuation(problem.weights());
            for (int s = 0; s < problem.people().size(); s++) {
                for (int r = 0; r < problem.roles().size(); r++) {
                    Person person = problem.people().get(s);
                    Role role = problem.roles().get(r);
                    int expected = eligibility.check(person, role).isEmpty()
                            ? valuation.of(person, role).value()
                            : 0;
                    assertThat(valueOf(net, s, r))
                            .as("person %d, role %d, seed %d", s, r, seed)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void ofOneBlockStandSideBySide() {
        for (long seed = 0; seed < 200; seed++) {
            Network net = EligiblePairs.of(RandomProblems.of(seed, 8, 15), Progress.SILENT);
            for (int s = 0; s < net.students(); s++) {
                for (int j = net.offset()[s] + 1; j < net.offset()[s + 1]; j++) {
                    assertThat(net.block()[net.role()[j]])
                            .as("seed %d", seed)
                            .isGreaterThanOrEqualTo(net.block()[net.role()[j - 1]]);
                }
            }
        }
    }

    private static int valueOf(Network net, int s, int r) {
        for (int j = net.offset()[s]; j < net.offset()[s + 1]; j++) {
            if (net.role()[j] == r) {
                return net.value().at(j);
            }
        }
        return 0;
    }
}
