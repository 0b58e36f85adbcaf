package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.index.EligiblePairs;
import org.qinglin.engine.verify.Verdict;
import org.qinglin.engine.verify.Verifier;

/** The bound holds at any prices, whatever is reckoned as a whole, and the verifier comes to the same by itself. */
class WholeBoundTest {

    @Test
    void noPlanIsWorthMoreAtAnyPricesAndTheVerifierFindsTheSame() {
        int lessByWholes = 0;
        int lessByTasksThatGoTogether = 0;
        for (long seed = 0; seed < 3000; seed++) {
            Problem problem = onFoot(RuledProblems.of(seed));
            Plan plan = Matcher.exact().match(problem, Progress.SILENT);
            long best = new PlansByTrying(problem).best();
            Whole whole = new Whole(problem, EligiblePairs.of(problem, Progress.SILENT));
            WholeBound bound = new WholeBound(whole, whole.beginning());
            BoundPrices prices = random(problem, plan, new Random(seed));
            long found = bound.at(prices).bound();
            assertThat(found).as("seed %d", seed).isGreaterThanOrEqualTo(best);

            Verdict verdict = Verifier.check(problem, claiming(plan, certificate(whole, plan, prices, found)));
            assertThat(verdict.reasons()).as("seed %d", seed).isEmpty();
            assertThat(verdict.bound()).as("seed %d", seed).isEqualTo(found);
            assertThat(Verifier.check(problem, claiming(plan, certificate(whole, plan, prices, found - 1)))
                            .outcome())
                    .as("seed %d, one less", seed)
                    .isEqualTo(Verdict.Outcome.REFUSED);

            BoundPrices byHead = new BoundPrices(prices.price(), prices.scale(), new BitSet(), prices.floors());
            long without = bound.at(byHead).bound();
            if (found < without) {
                lessByWholes++;
                assertThat(Verifier.check(problem, claiming(plan, certificate(whole, plan, byHead, found)))
                                .outcome())
                        .as("seed %d, wholes not named", seed)
                        .isEqualTo(Verdict.Outcome.REFUSED);
            }
            lessByTasksThatGoTogether += without < withoutTheWay(problem, whole, byHead) ? 1 : 0;
        }
        assertThat(lessByWholes).as("bounds that wholes made less").isGreaterThan(300);
        assertThat(lessByTasksThatGoTogether)
                .as("bounds that are less because tasks must go together")
                .isGreaterThan(30);
    }

    @Test
    void aWholeThatIsNoRoleIsRefused() {
        Problem problem = RuledProblems.of(7);
        Plan plan = Matcher.exact().match(problem, Progress.SILENT);
        Certificate stated = plan.certificate();
        SortedSet<String> wholes = new TreeSet<>(List.of("nobody's"));
        Certificate changed = new Certificate(
                stated.objective(),
                stated.bound(),
                stated.scale(),
                stated.prices(),
                stated.impossible(),
                wholes,
                stated.floorPrices());
        assertThat(Verifier.check(problem, claiming(plan, changed)).reasons())
                .singleElement()
                .asString()
                .contains("nobody's");
    }

    /** So slow that most tasks of one day do not go together. */
    private static Problem onFoot(Problem problem) {
        Rules rules = problem.rules();
        return problem.with(new Rules(
                rules.minimumOrNothing(), rules.acrossBlocks(), 15, rules.pins(), rules.units(), rules.floors()));
    }

    /** The same rules but for tasks that do not go together, over the same time blocks. */
    private static long withoutTheWay(Problem problem, Whole whole, BoundPrices prices) {
        Rules rules = problem.rules();
        if (rules.acrossBlocks()) {
            return Long.MIN_VALUE;
        }
        Problem free = problem.with(
                new Rules(rules.minimumOrNothing(), false, 0, rules.pins(), rules.units(), rules.floors()));
        Whole same = new Whole(free, whole.all);
        return new WholeBound(same, same.beginning()).at(prices).bound();
    }

    private static BoundPrices random(Problem problem, Plan plan, Random random) {
        long scale = 1 + random.nextInt(5);
        long[] price = new long[problem.roles().size()];
        BitSet wholes = new BitSet();
        for (int r = 0; r < price.length; r++) {
            price[r] = random.nextInt(3) == 0 ? 1_000_000 : scale * (random.nextInt(30_000) - 22_000);
            wholes.set(r, random.nextBoolean());
        }
        SortedMap<String, Integer> floors = new TreeMap<>();
        problem.rules().floors().forEach((street, floor) -> {
            if (plan.assignments().size() >= floor) {
                floors.put(street, random.nextInt(3000));
            }
        });
        return new BoundPrices(price, scale, wholes, floors);
    }

    private static Certificate certificate(Whole whole, Plan plan, BoundPrices prices, long bound) {
        SortedMap<String, Long> byId = new TreeMap<>();
        SortedSet<String> wholes = new TreeSet<>();
        for (int r = 0; r < prices.price().length; r++) {
            byId.put(whole.role(r).id(), prices.price()[r]);
            if (prices.wholes().get(r)) {
                wholes.add(whole.role(r).id());
            }
        }
        return new Certificate(
                plan.certificate().objective(),
                bound,
                prices.scale(),
                byId,
                whole.impossible(),
                wholes,
                prices.floors());
    }

    private static Plan claiming(Plan plan, Certificate certificate) {
        return new Plan(plan.assignments(), certificate, plan.eligiblePairs());
    }
}
