package org.qinglin.engine.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.qinglin.engine.Parts;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Position;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Progress;
import org.qinglin.engine.Role;
import org.qinglin.engine.TimeBlocks;
import org.qinglin.engine.Valuation;
import org.qinglin.engine.eligibility.AgeAndConsent;
import org.qinglin.engine.eligibility.EligibilityPolicy;
import org.qinglin.engine.eligibility.FreeThen;
import org.qinglin.engine.eligibility.NotBlocked;
import org.qinglin.engine.eligibility.SkillsHeld;
import org.qinglin.engine.solve.Network;

/**
 * Finds every eligible pair and its value. Time is asked once for a person and each distinct session time, and a band of
 * latitude and longitude sorts out most of what is too far; the rest is asked of the policies themselves, so the index
 * cannot disagree with them.
 */
public final class EligiblePairs {

    /** Shorter than any degree of latitude on the sphere that {@link Position} measures on, so that nothing near is lost. */
    private static final double METRES_PER_DEGREE = 111_190;

    private static final int ASK_EVERY = 64;

    private final Problem problem;
    private final List<Role> roles;
    private final int[][] rolesOfTime;
    private final List<Period> times = new ArrayList<>();
    private final TimeBlocks blocks;
    private final FreeThen freeThen = new FreeThen();
    private final EligibilityPolicy[] others = {new NotBlocked(), new SkillsHeld(), new AgeAndConsent()};
    private final Valuation valuation;
    private int[] role = new int[1024];
    private int[] value = new int[1024];
    private int pairs;

    private EligiblePairs(Problem problem) {
        this.problem = problem;
        this.roles = problem.roles();
        this.blocks = problem.blocks();
        this.valuation = new Valuation(problem.weights());
        Map<Period, List<Integer>> byTime = new LinkedHashMap<>();
        IntStream.range(0, roles.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(blocks::ofRole)
                        .thenComparing(r -> roles.get(r).period(), Period.IN_TIME))
                .forEach(r -> byTime.computeIfAbsent(roles.get(r).period(), time -> new ArrayList<>())
                        .add(r));
        times.addAll(byTime.keySet());
        rolesOfTime = byTime.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /**
     * The flow form of a problem: people and roles in the order of its lists. O(people × times + pairs free then).
     *
     * @throws CancellationException if {@code progress} says so
     */
    public static Network of(Problem problem, Progress progress) {
        return new EligiblePairs(problem).find(progress);
    }

    private Network find(Progress progress) {
        int people = problem.people().size();
        int[] capacity = new int[people];
        int[] offset = new int[people + 1];
        for (int s = 0; s < people; s++) {
            if (s % ASK_EVERY == 0) {
                progress.at(Progress.Phase.PAIRS, 0.5 * s / people);
                if (progress.cancelled()) {
                    throw new CancellationException("The run was cancelled.");
                }
            }
            Person person = problem.people().get(s);
            capacity[s] = person.capacity();
            addPairsOf(person);
            offset[s + 1] = pairs;
        }
        int[] block = new int[roles.size()];
        int[] places = new int[roles.size()];
        for (int r = 0; r < block.length; r++) {
            block[r] = blocks.ofRole(r);
            places[r] = roles.get(r).maxHeads();
        }
        return new Network(
                capacity,
                offset,
                Arrays.copyOf(role, pairs),
                Arrays.copyOf(value, pairs),
                block,
                places,
                (r, k) -> problem.weights().place(roles.get(r), k + 1));
    }

    private void addPairsOf(Person person) {
        double band = problem.weights().reachMetres() / METRES_PER_DEGREE;
        for (int t = 0; t < rolesOfTime.length; t++) {
            if (freeThen.refuse(person, times.get(t)) == null) {
                for (int r : rolesOfTime[t]) {
                    Role candidate = roles.get(r);
                    double north =
                            candidate.position().latitude() - person.position().latitude();
                    if (Math.abs(north) <= band && allowed(person, candidate)) {
                        Parts parts = valuation.of(person, candidate);
                        if (parts.metres() <= problem.weights().reachMetres() && parts.value() > 0) {
                            add(r, parts.value());
                        }
                    }
                }
            }
        }
    }

    private boolean allowed(Person person, Role candidate) {
        for (EligibilityPolicy policy : others) {
            if (policy.refuse(person, candidate) != null) {
                return false;
            }
        }
        return true;
    }

    private void add(int r, int pairValue) {
        if (pairs == role.length) {
            int larger = Math.addExact(pairs, pairs / 2);
            role = Arrays.copyOf(role, larger);
            value = Arrays.copyOf(value, larger);
        }
        role[pairs] = r;
        value[pairs++] = pairValue;
    }
}
