package org.qinglin.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Position;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Progress;
import org.qinglin.engine.RandomProblems;
import org.qinglin.engine.Role;
import org.qinglin.engine.Valuation;
import org.qinglin.engine.Weights;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.solve.Network;
import org.qinglin.engine.solve.Solution;
import org.qinglin.engine.solve.Solver;

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
    void areFoundAnywhereOnTheGlobe() {
        Random random = new Random(7);
        for (int run = 0; run < 300; run++) {
            int reach = (int) Math.pow(10, 1 + 6.2 * random.nextDouble());
            Weights weights = Weights.defaults().withReachMetres(Math.min(reach, 20_100_000));
            double spread = Math.pow(10, -3 + 5.2 * random.nextDouble());
            double lon = -180 + 360 * random.nextDouble();
            double lat = -90 + 180 * random.nextDouble();
            Period period = new Period(LocalDateTime.of(2026, 11, 28, 9, 0), LocalDateTime.of(2026, 11, 28, 11, 0));
            List<Person> people = new ArrayList<>();
            List<Role> roles = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                people.add(Person.of("P" + i, 1, near(lon, lat, spread, random), LocalDate.of(2000, 1, 1))
                        .free(List.of(period))
                        .build());
                roles.add(
                        Role.of("R" + i, period, near(lon, lat, spread, random)).build());
            }
            Problem problem = new Problem(people, roles, weights);
            Network net = EligiblePairs.of(problem, Progress.SILENT);
            Eligibility eligibility = new Eligibility(weights);
            for (int s = 0; s < 12; s++) {
                for (int r = 0; r < 12; r++) {
                    assertThat(valueOf(net, s, r) > 0)
                            .as(
                                    "run %d, %s to %s within %d m",
                                    run, people.get(s).position(), roles.get(r).position(), reach)
                            .isEqualTo(eligibility
                                    .check(people.get(s), roles.get(r))
                                    .isEmpty());
                }
            }
        }
    }

    private static Position near(double lon, double lat, double spread, Random random) {
        double east = lon + spread * random.nextGaussian();
        double north = Math.max(-90, Math.min(90, lat + spread * random.nextGaussian()));
        return new Position(Math.IEEEremainder(east, 360), north);
    }

    @Test
    void leftOutOfAShortListComeInUntilThePlanIsTheBestOfAll() {
        int lists = 0;
        for (long seed = 0; seed < 600; seed++) {
            Problem problem = RandomProblems.of(seed, 25, 14);
            Solution all = solve(EligiblePairs.of(problem, Progress.SILENT), null);
            EligiblePairs pairs = EligiblePairs.shortlist(problem, 1 + (int) (seed % 3));
            Network net = pairs.network(Progress.SILENT);
            Solution solution = solve(net, null);
            for (Network more = pairs.improving(net, solution, Progress.SILENT);
                    more != net;
                    more = pairs.improving(net, solution, Progress.SILENT)) {
                lists++;
                net = more;
                solution = solve(net, solution);
            }
            assertThat(solution.objective()).as("seed %d", seed).isEqualTo(all.objective());
            assertThat(solution.bound()).as("seed %d", seed).isEqualTo(all.bound());
        }
        assertThat(lists).as("lists made longer").isGreaterThan(100);
    }

    private static Solution solve(Network net, @Nullable Solution before) {
        return Solver.solve(net, before, () -> false, done -> {});
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
