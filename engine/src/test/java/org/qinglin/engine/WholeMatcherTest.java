package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.engine.format.PlanFiles;
import org.qinglin.engine.format.ProblemFiles;
import org.qinglin.engine.verify.Verdict;
import org.qinglin.engine.verify.Verifier;

/** Plans with rules that break the flow form: kept, bounded, and never called optimal where they are not. */
class WholeMatcherTest {

    @Test
    void keepsEveryRuleAndNeverPromisesMoreThanThereIs() {
        int optimal = 0;
        int gaps = 0;
        for (long seed = 0; seed < 1500; seed++) {
            Problem problem = RuledProblems.of(seed);
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            Verdict verdict = Verifier.check(problem, plan);
            assertThat(verdict.reasons()).as("seed %d", seed).isEmpty();
            long best = new PlansByTrying(problem).best();
            assertThat(plan.certificate().objective())
                    .as("value, seed %d", seed)
                    .isLessThanOrEqualTo(best);
            assertThat(plan.certificate().bound()).as("bound, seed %d", seed).isGreaterThanOrEqualTo(best);
            if (plan.certificate().optimal()) {
                assertThat(plan.certificate().objective()).as("seed %d", seed).isEqualTo(best);
                optimal++;
            } else {
                gaps++;
            }
        }
        assertThat(optimal).as("plans proven optimal").isGreaterThan(300);
        assertThat(gaps).as("plans with a gap").isGreaterThan(20);
    }

    @Test
    void pinsStayAndTheRestIsTheBestBesideThem() {
        for (long seed = 0; seed < 800; seed++) {
            Problem problem = RuledProblems.of(seed);
            problem = problem.with(Rules.FLOW_FORM.withPins(problem.rules().pins()));
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            assertThat(plan.certificate().optimal()).as("seed %d", seed).isTrue();
            assertThat(plan.certificate().objective()).as("seed %d", seed).isEqualTo(new PlansByTrying(problem).best());
            for (Rules.Pin pin : problem.rules().pins()) {
                assertThat(plan.ofRole(pin.roleId()))
                        .as("seed %d", seed)
                        .anyMatch(each -> each.personId().equals(pin.personId()));
            }
            assertThat(Verifier.check(problem, plan).outcome()).isEqualTo(Verdict.Outcome.OPTIMAL);
        }
    }

    @Test
    void aRoleForTwoWithOneCandidateStaysEmptyAndTheBoundKnowsIt() {
        Problem problem = new SmallRound()
                .person(SmallRound.adult("P", 1))
                .role(Role.of("R", SmallRound.hours(9, 11), SmallRound.HERE).heads(2, 3))
                .problem()
                .with(new Rules(true, false, 0, List.of(), Collections.emptySortedMap(), Collections.emptySortedMap()));
        Plan plan = Matcher.exact().match(problem, Progress.SILENT);
        assertThat(plan.assignments()).isEmpty();
        assertThat(plan.certificate().optimal()).isTrue();
        assertThat(plan.certificate().impossible()).containsExactly("R");
    }

    @Test
    void filesOfAPlanWithRulesAreVerifiedAndRefusedWhenARuleIsBroken(@TempDir Path folder) throws Exception {
        Path input = Files.createDirectory(folder.resolve("input"));
        for (long seed = 0; seed < 60; seed++) {
            for (String name : ProblemFiles.names()) {
                Files.deleteIfExists(input.resolve(name));
            }
            Problem problem = RuledProblems.of(seed);
            ProblemFiles.write(problem, input);
            assertThat(ProblemFiles.read(input)).as("seed %d", seed).isEqualTo(problem);
            Path out = Files.createDirectory(folder.resolve("plan" + seed));
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            PlanFiles.write(problem, plan, input, out);
            assertThat(Verifier.problem(input, out).outcome())
                    .as("seed %d", seed)
                    .isEqualTo(plan.certificate().optimal() ? Verdict.Outcome.OPTIMAL : Verdict.Outcome.FEASIBLE);
            for (Assignment each : plan.assignments()) {
                List<Assignment> less = new ArrayList<>(plan.assignments());
                less.remove(each);
                PlansByTrying trying = new PlansByTrying(problem);
                boolean allowed = trying.allows(less);
                Certificate stated = plan.certificate();
                Certificate restated = new Certificate(
                        trying.valueOf(less),
                        stated.bound(),
                        stated.scale(),
                        stated.prices(),
                        stated.impossible(),
                        stated.wholes(),
                        stated.floorPrices());
                Verdict verdict = Verifier.check(problem, new Plan(less, restated, 0));
                assertThat(verdict.outcome() != Verdict.Outcome.REFUSED)
                        .as("seed %d without %s: %s", seed, each, verdict.reasons())
                        .isEqualTo(allowed);
            }
        }
    }

    @Test
    void refusesABoundThatCountsOnWhatIsNotTrue() {
        int closed = 0;
        int priced = 0;
        for (long seed = 0; seed < 300; seed++) {
            Problem problem = RuledProblems.of(seed);
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            Certificate stated = plan.certificate();
            for (Role role : problem.roles()) {
                SortedSet<String> more = new TreeSet<>(stated.impossible());
                // With units or pins, fewer may be able to come than are eligible one by one: then it can be true.
                if (more.add(role.id())
                        && problem.rules().units().isEmpty()
                        && problem.rules().pins().isEmpty()) {
                    closed++;
                    assertRefused(problem, plan, more, stated.floorPrices(), "seed " + seed + ", " + role.id());
                }
            }
            for (String street : List.of("street", "elsewhere")) {
                boolean reached = problem.rules().floors().containsKey(street)
                        && plan.assignments().size() >= problem.rules().floors().getOrDefault(street, 0);
                SortedMap<String, Integer> prices = new TreeMap<>(stated.floorPrices());
                prices.put(street, reached ? -1 : 5);
                priced++;
                assertRefused(problem, plan, stated.impossible(), prices, "seed " + seed + ", " + prices);
            }
        }
        assertThat(closed).isGreaterThan(300);
        assertThat(priced).isEqualTo(600);
    }

    private static void assertRefused(
            Problem problem, Plan plan, SortedSet<String> impossible, SortedMap<String, Integer> floors, String what) {
        Certificate stated = plan.certificate();
        Certificate changed = new Certificate(
                stated.objective(),
                stated.bound(),
                stated.scale(),
                stated.prices(),
                impossible,
                stated.wholes(),
                floors);
        assertThat(Verifier.check(problem, new Plan(plan.assignments(), changed, 0))
                        .outcome())
                .as(what)
                .isEqualTo(Verdict.Outcome.REFUSED);
    }
}
