package org.qinglin.engine.stable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.Progress;
import org.qinglin.engine.verify.Stability;
import org.qinglin.engine.verify.Stability.BlockingPair;

class StableMatchingTest {

    private static final int TINY = 2000;
    private static final int LARGER = 1500;

    @Test
    void findsThePublishedAnswers() throws IOException {
        List<PublishedExamples> examples = PublishedExamples.read();
        assertThat(examples).hasSize(3);
        for (PublishedExamples each : examples) {
            Placement found = StableMatching.byApplicants(each.problem());
            each.expected()
                    .forEach((host, applicants) -> assertThat(found.applicants(host))
                            .as(each.name() + ", " + host)
                            .containsExactlyInAnyOrderElementsOf(applicants));
            assertThat(Stability.check(each.problem(), found).stable())
                    .as(each.name())
                    .isTrue();
        }
    }

    @Test
    void noPairWouldLeaveWhatEitherSideProposes() {
        for (long seed = 0; seed < LARGER; seed++) {
            StableProblem problem = StableProblems.random(seed, 40, 12);
            assertThat(Stability.check(problem, StableMatching.byApplicants(problem)))
                    .as("by applicants, seed %d", seed)
                    .isEqualTo(new Stability(List.of(), List.of()));
            assertThat(Stability.check(problem, StableMatching.byHosts(problem)))
                    .as("by hosts, seed %d", seed)
                    .isEqualTo(new Stability(List.of(), List.of()));
        }
    }

    @Test
    void everyApplicantHasTheirBestAmongAllStableMatchingsOrTheirWorst() {
        int several = 0;
        for (long seed = 0; seed < TINY; seed++) {
            StableProblem problem = StableProblems.random(seed, 5, 4);
            List<Placement> stable = StableProblems.stable(problem);
            several += stable.size() > 1 ? 1 : 0;
            assertThat(stable).as("seed %d", seed).contains(StableMatching.byApplicants(problem));
            for (Applicant each : problem.applicants()) {
                assertThat(rank(each, StableMatching.byApplicants(problem)))
                        .as("best for %s, seed %d", each.id(), seed)
                        .isEqualTo(stable.stream()
                                .mapToInt(one -> rank(each, one))
                                .min()
                                .getAsInt());
                assertThat(rank(each, StableMatching.byHosts(problem)))
                        .as("worst for %s, seed %d", each.id(), seed)
                        .isEqualTo(stable.stream()
                                .mapToInt(one -> rank(each, one))
                                .max()
                                .getAsInt());
            }
        }
        assertThat(several).as("instances that leave a choice").isGreaterThan(300);
    }

    /** Rural hospitals: the same people are placed in all of them, and who has a place free has the same people in all. */
    @Test
    void whoIsPlacedInOneIsPlacedInEach() {
        for (long seed = 0; seed < TINY; seed++) {
            StableProblem problem = StableProblems.random(seed, 5, 4);
            List<Placement> stable = StableProblems.stable(problem);
            Set<Set<String>> placed = new HashSet<>();
            stable.forEach(each -> placed.add(each.hostOf().keySet()));
            assertThat(placed).as("seed %d", seed).hasSize(1);
            for (Host host : problem.hosts()) {
                Set<List<String>> has = new HashSet<>();
                stable.forEach(each -> has.add(each.applicants(host.id())));
                boolean roomy = has.stream().anyMatch(each -> each.size() < host.places());
                assertThat(roomy ? has.size() : 1)
                        .as("host %s, seed %d", host.id(), seed)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void takingAnyoneOutLeavesAPairThatWouldRatherBeTogether() {
        int tried = 0;
        for (long seed = 0; seed < TINY; seed++) {
            StableProblem problem = StableProblems.random(seed, 12, 5);
            Placement placement = StableMatching.byApplicants(problem);
            for (Map.Entry<String, String> each : placement.hostOf().entrySet()) {
                Map<String, String> less = new TreeMap<>(placement.hostOf());
                less.remove(each.getKey());
                assertThat(Stability.check(problem, Placement.of(less)).blocking())
                        .as("without %s, seed %d", each, seed)
                        .contains(new BlockingPair(each.getKey(), each.getValue(), "", ""));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(1000);
    }

    @Test
    void placesThatCannotBeAreNamed() {
        StableProblem problem = new StableProblem(
                List.of(
                        new Applicant("a", List.of("h")),
                        new Applicant("b", List.of("h")),
                        new Applicant("c", List.of())),
                List.of(new Host("h", 1, List.of("b", "a", "c")), new Host("i", 1, List.of("a"))));
        Function<Map<String, String>, List<String>> broken =
                hostOf -> Stability.check(problem, Placement.of(hostOf)).broken();
        assertThat(broken.apply(Map.of("a", "h", "b", "h"))).containsExactly("host h has 1 places but is given 2");
        assertThat(broken.apply(Map.of("c", "h"))).containsExactly("applicant c did not wish for host h");
        assertThat(broken.apply(Map.of("b", "i")))
                .containsExactly("applicant b did not wish for host i", "host i did not choose applicant b");
        assertThat(broken.apply(Map.of("x", "h"))).containsExactly("applicant x or host h takes no part");
        assertThat(Stability.check(problem, Placement.of(Map.of("a", "h"))).blocking())
                .containsExactly(new BlockingPair("b", "h", "", "a"));
    }

    /** The contract must be able to fail: first come, first served is not stable. */
    @Test
    void firstComeFirstServedIsFoundOut() {
        long unstable = 0;
        for (long seed = 0; seed < TINY; seed++) {
            StableProblem problem = StableProblems.random(seed, 12, 5);
            unstable += Stability.check(problem, firstCome(problem)).stable() ? 0 : 1;
        }
        assertThat(unstable).isGreaterThan(TINY / 4);
    }

    private static Placement firstCome(StableProblem problem) {
        Map<String, String> hostOf = new TreeMap<>();
        for (Applicant each : problem.applicants()) {
            each.wishes().stream()
                    .map(wish -> problem.hosts().stream()
                            .filter(host -> host.id().equals(wish))
                            .findFirst()
                            .orElseThrow())
                    .filter(host -> host.choices().contains(each.id()))
                    .filter(host ->
                            hostOf.values().stream().filter(host.id()::equals).count() < host.places())
                    .findFirst()
                    .ifPresent(host -> hostOf.put(each.id(), host.id()));
        }
        return Placement.of(hostOf);
    }

    @Test
    void theBestValuePlanIsWorthMostOfAllPlacements() {
        for (long seed = 0; seed < TINY; seed++) {
            StableProblem problem = StableProblems.random(seed, 5, 4);
            BestWishes best = BestWishes.of(problem, WishValues.DEFAULTS, Progress.SILENT);
            assertThat(best.optimal()).as("seed %d", seed).isTrue();
            assertThat(best.value())
                    .as("seed %d", seed)
                    .isEqualTo(worth(problem, best.placement()))
                    .isEqualTo(StableProblems.all(problem).stream()
                            .mapToLong(each -> worth(problem, each))
                            .max()
                            .getAsLong());
            assertThat(Stability.check(problem, best.placement()).broken()).isEmpty();
        }
    }

    /** Two go where neither host would choose first, so that three are placed instead of two. */
    @Test
    void theBestValuePlanPlacesMoreAndLeavesPairsApart() {
        StableProblem problem = new StableProblem(
                List.of(new Applicant("an", List.of("north", "south")), new Applicant("bo", List.of("north"))),
                List.of(new Host("north", 1, List.of("an", "bo")), new Host("south", 1, List.of("an"))));
        Placement stable = StableMatching.byApplicants(problem);
        BestWishes best = BestWishes.of(problem, WishValues.DEFAULTS, Progress.SILENT);
        assertThat(WishFigures.of(problem, stable)).isEqualTo(new WishFigures(List.of(1, 0), 1, 2, 2));
        assertThat(WishFigures.of(problem, best.placement())).isEqualTo(new WishFigures(List.of(1, 1), 2, 2, 2));
        assertThat(Stability.check(problem, best.placement()).blocking())
                .containsExactly(new BlockingPair("an", "north", "south", "bo"));
    }

    @Test
    void listsThatNameSomebodyTwiceOrNobodyKnownAreRefused() {
        List<Host> hosts = List.of(new Host("h", 1, List.of()));
        assertThatThrownBy(() -> new StableProblem(List.of(new Applicant("a", List.of("h", "h"))), hosts))
                .hasMessage("The wishes of applicant a name h twice. Rank each one once.");
        assertThatThrownBy(() -> new StableProblem(List.of(new Applicant("a", List.of("i"))), hosts))
                .hasMessage("The wishes of applicant a name i, who takes no part.");
        assertThatThrownBy(() -> new StableProblem(List.of(), List.of(hosts.get(0), hosts.get(0))))
                .hasMessage("The host h stands twice. Give each one an id of its own.");
        assertThatThrownBy(() -> new Host("h", -1, List.of())).hasMessageContaining("-1");
    }

    private static int rank(Applicant applicant, Placement placement) {
        return placement.host(applicant.id()).map(applicant.wishes()::indexOf).orElse(Integer.MAX_VALUE);
    }

    /** Reckoned here once more, from the words of the value's definition. */
    private static long worth(StableProblem problem, Placement placement) {
        long sum = 0;
        for (Applicant each : problem.applicants()) {
            if (placement.host(each.id()).isEmpty()) {
                continue;
            }
            Host host = problem.hosts().stream()
                    .filter(one -> one.id().equals(placement.hostOf().get(each.id())))
                    .findFirst()
                    .orElseThrow();
            int length = host.choices().size();
            sum += 2000
                    + List.of(5000, 3750, 2500, 1250).get(rank(each, placement))
                    + 3000L * (length - host.choices().indexOf(each.id())) / length;
        }
        return sum;
    }
}
