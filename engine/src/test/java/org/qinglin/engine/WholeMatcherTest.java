package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.engine.eligibility.Eligibility;
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
            Problem problem = random(seed);
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            Verdict verdict = Verifier.check(problem, plan);
            assertThat(verdict.reasons()).as("seed %d", seed).isEmpty();
            long best = new Trying(problem).best();
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
        assertThat(gaps).as("plans with a gap").isGreaterThan(50);
    }

    @Test
    void pinsStayAndTheRestIsTheBestBesideThem() {
        for (long seed = 0; seed < 800; seed++) {
            Problem problem = random(seed);
            problem = problem.with(Rules.FLOW_FORM.withPins(problem.rules().pins()));
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            assertThat(plan.certificate().optimal()).as("seed %d", seed).isTrue();
            assertThat(plan.certificate().objective()).as("seed %d", seed).isEqualTo(new Trying(problem).best());
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
            Problem problem = random(seed);
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
                Trying trying = new Trying(problem);
                boolean allowed = trying.allows(less);
                Certificate stated = plan.certificate();
                Certificate restated = new Certificate(
                        trying.valueOf(less),
                        stated.bound(),
                        stated.scale(),
                        stated.prices(),
                        stated.impossible(),
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
            Problem problem = random(seed);
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
                stated.objective(), stated.bound(), stated.scale(), stated.prices(), impossible, floors);
        assertThat(Verifier.check(problem, new Plan(plan.assignments(), changed, 0))
                        .outcome())
                .as(what)
                .isEqualTo(Verdict.Outcome.REFUSED);
    }

    /** A small problem with some of the rules. */
    private static Problem random(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Problem flow = RandomProblems.of(seed, 5, 5);
        SortedMap<String, List<String>> units = new TreeMap<>();
        if (random.nextBoolean() && flow.people().size() >= 2) {
            units.put(
                    "u", List.of(flow.people().get(0).id(), flow.people().get(1).id()));
        }
        List<Rules.Pin> pins = new ArrayList<>();
        if (random.nextInt(3) == 0 && flow.people().size() > 2 && !flow.roles().isEmpty()) {
            Person person = flow.people().get(2);
            Role role = flow.roles().get(0);
            if (role.maxHeads() > 0
                    && person.capacity() > 0
                    && new Valuation(flow.weights()).of(person, role).value() > 0) {
                pins.add(new Rules.Pin(person.id(), role.id()));
            }
        }
        SortedMap<String, Integer> floors = new TreeMap<>();
        if (random.nextInt(3) == 0 && !flow.roles().isEmpty()) {
            floors.put(flow.roles().get(0).street(), 1);
        }
        return flow.with(new Rules(
                random.nextBoolean(), random.nextBoolean(), random.nextBoolean() ? 100 : 0, pins, units, floors));
    }

    /** Every subset of the eligible pairs. */
    private static final class Trying {
        private final Problem problem;
        private final List<Assignment> pairs = new ArrayList<>();
        private final List<Assignment> pinned = new ArrayList<>();
        private final TimeBlocks blocks;
        private final Map<String, Integer> roleAt = new HashMap<>();
        private final Map<String, Person> people = new HashMap<>();
        private long best;

        Trying(Problem problem) {
            this.problem = problem;
            this.blocks = problem.blocks();
            problem.roles().forEach(role -> roleAt.put(role.id(), roleAt.size()));
            problem.people().forEach(person -> people.put(person.id(), person));
            Eligibility eligibility = new Eligibility(problem.weights());
            Valuation valuation = new Valuation(problem.weights());
            for (Person person : problem.people()) {
                for (Role role : problem.roles()) {
                    Parts parts = valuation.of(person, role);
                    Assignment pair = new Assignment(person.id(), role.id(), parts.value(), parts);
                    if (isPin(pair)) {
                        pinned.add(pair);
                    } else if (eligibility.check(person, role).isEmpty() && parts.value() > 0) {
                        pairs.add(pair);
                    }
                }
            }
        }

        private boolean isPin(Assignment pair) {
            return problem.rules().pins().contains(new Rules.Pin(pair.personId(), pair.roleId()));
        }

        long best() {
            from(0, new ArrayList<>(pinned));
            return best;
        }

        private void from(int next, List<Assignment> chosen) {
            if (next == pairs.size()) {
                if (allows(chosen)) {
                    best = Math.max(best, valueOf(chosen));
                }
                return;
            }
            from(next + 1, chosen);
            chosen.add(pairs.get(next));
            if (flows(chosen)) {
                from(next + 1, chosen);
            }
            chosen.remove(chosen.size() - 1);
        }

        long valueOf(List<Assignment> plan) {
            long value = 0;
            Map<String, Integer> heads = new HashMap<>();
            for (Assignment each : plan) {
                value += each.value()
                        + problem.weights()
                                .place(
                                        problem.roles().get(roleAt.getOrDefault(each.roleId(), 0)),
                                        heads.merge(each.roleId(), 1, Integer::sum));
            }
            return value;
        }

        /** Capacities, heads, blocks and what cannot be served in together: what only gets worse by adding. */
        private boolean flows(List<Assignment> plan) {
            Map<String, Integer> heads = new HashMap<>();
            Map<String, List<Role>> taken = new HashMap<>();
            for (Assignment each : plan) {
                Role role = problem.roles().get(roleAt.getOrDefault(each.roleId(), 0));
                if (heads.merge(role.id(), 1, Integer::sum) > role.maxHeads()) {
                    return false;
                }
                List<Role> others = taken.computeIfAbsent(each.personId(), id -> new ArrayList<>());
                for (Role other : others) {
                    if (blocks.ofRole(roleAt.getOrDefault(other.id(), 0))
                                    == blocks.ofRole(roleAt.getOrDefault(role.id(), 0))
                            || !problem.rules().together(role, other)) {
                        return false;
                    }
                }
                others.add(role);
                Person person = people.get(each.personId());
                if (person == null || others.size() > person.capacity()) {
                    return false;
                }
            }
            return true;
        }

        boolean allows(List<Assignment> plan) {
            if (!flows(plan) || !plan.containsAll(pinned)) {
                return false;
            }
            Map<String, List<String>> who = new HashMap<>();
            plan.forEach(each ->
                    who.computeIfAbsent(each.roleId(), id -> new ArrayList<>()).add(each.personId()));
            for (Map.Entry<String, List<String>> role : who.entrySet()) {
                Role of = problem.roles().get(roleAt.getOrDefault(role.getKey(), 0));
                boolean pin = problem.rules().pins().stream()
                        .anyMatch(each -> each.roleId().equals(of.id()));
                if (problem.rules().minimumOrNothing()
                        && !pin
                        && role.getValue().size() < of.minHeads()) {
                    return false;
                }
                for (List<String> unit : problem.rules().units().values()) {
                    long together =
                            unit.stream().filter(role.getValue()::contains).count();
                    if (together > 0 && together < unit.size()) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
