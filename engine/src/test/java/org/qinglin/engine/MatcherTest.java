package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.verify.Verdict;
import org.qinglin.engine.verify.Verifier;

class MatcherTest {

    @Test
    void isAsGoodAsTryingEverythingAndProvesIt() {
        int tried = 0;
        for (long seed = 0; seed < 1500; seed++) {
            Problem problem = RandomProblems.of(seed, (int) (seed % 6), (int) (seed / 6 % 5));
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            Verdict verdict = Verifier.check(problem, plan);
            assertThat(verdict.reasons()).as("seed %d", seed).isEmpty();
            assertThat(verdict.optimal()).as("proof, seed %d", seed).isTrue();
            long best = BestByTrying.of(problem, 14);
            if (best >= 0) {
                tried++;
                assertThat(plan.certificate().objective()).as("seed %d", seed).isEqualTo(best);
            }
        }
        assertThat(tried).isGreaterThan(1000);
    }

    @Test
    void provesLargerOnesToo() {
        for (long seed = 0; seed < 40; seed++) {
            Problem problem = RandomProblems.of(seed, 60, 25);
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            assertThat(plan.certificate().optimal()).as("seed %d", seed).isTrue();
            assertThat(Verifier.check(problem, plan).optimal())
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void neverGivesAnyoneTwoSessionsThatOverlapOrMoreThanTheirCapacity() {
        for (long seed = 0; seed < 60; seed++) {
            Problem problem = RandomProblems.of(seed, 20, 20);
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            for (Person person : problem.people()) {
                List<Assignment> chosen = plan.ofPerson(person.id());
                assertThat(chosen.size()).isLessThanOrEqualTo(person.capacity());
                for (Assignment one : chosen) {
                    for (Assignment other : chosen) {
                        assertThat(one != other && period(problem, one).overlaps(period(problem, other)))
                                .as("%s in %s and %s, seed %d", person.id(), one.roleId(), other.roleId(), seed)
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void spreadsHelpersOverCommunitiesBeforeItAddsTheTenthToOne() {
        List<Person> people = new ArrayList<>();
        Position here = new Position(120.17, 35.97);
        Period morning = new Period(LocalDateTime.of(2026, 11, 28, 9, 0), LocalDateTime.of(2026, 11, 28, 11, 0));
        for (int i = 0; i < 6; i++) {
            people.add(Person.of("p" + i, 1, here, LocalDate.of(2005, 1, 1))
                    .free(List.of(morning))
                    .build());
        }
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            roles.add(Role.of("r" + i, morning, here).heads(1, 6).build());
        }
        Plan plan = Matcher.exact().match(new Problem(people, roles, Weights.defaults()), Progress.SILENT);
        assertThat(roles).allSatisfy(role -> assertThat(plan.ofRole(role.id())).hasSize(2));
    }

    @Test
    void tellsItsProgressInOrderAndStopsWhenAsked() {
        List<Double> told = new ArrayList<>();
        Problem problem = RandomProblems.of(3, 200, 20);
        Matcher.exact().match(problem, new Progress() {
            @Override
            public void at(Phase phase, double done) {
                told.add(done);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        });
        assertThat(told).isSorted().last().isEqualTo(1.0);
        assertThatThrownBy(() -> Matcher.exact().match(problem, new Progress() {
                    @Override
                    public void at(Phase phase, double done) {}

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                }))
                .isInstanceOf(CancellationException.class);
    }

    private static Period period(Problem problem, Assignment assignment) {
        return problem.roles().stream()
                .filter(role -> role.id().equals(assignment.roleId()))
                .findFirst()
                .orElseThrow()
                .period();
    }
}
