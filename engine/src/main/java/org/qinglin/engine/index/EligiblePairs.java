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
 * Finds every eligible pair and its value. Time is asked once for a person and each distinct session time; there, the
 * roles stand by latitude, so that only a band of them is looked at; the rest is asked of the policies themselves, so the
 * index cannot disagree with them.
 */
public final class EligiblePairs {

    /** Shorter than any degree of latitude on the sphere that {@link Position} measures on, so that nothing near is lost. */
    private static final double METRES_PER_DEGREE = 111_190;

    private static final int ASK_EVERY = 64;

    private final Problem problem;
    private final List<Role> roles;
    private final int[][] rolesOfTime;
    private final double[][] latitudesOfTime;
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
                        .thenComparing(r -> roles.get(r).period(), Period.IN_TIME)
                        .thenComparingDouble(r -> roles.get(r).position().latitude()))
                .forEach(r -> byTime.computeIfAbsent(roles.get(r).period(), time -> new ArrayList<>())
                        .add(r));
        times.addAll(byTime.keySet());
        rolesOfTime = byTime.values().stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        latitudesOfTime = Arrays.stream(rolesOfTime)
                .map(list -> Arrays.stream(list)
                        .mapToDouble(r -> roles.get(r).position().latitude())
                        .toArray())
                .toArray(double[][]::new);
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
        double latitude = person.position().latitude();
        double band = problem.weights().reachMetres() / METRES_PER_DEGREE;
        for (int t = 0; t < rolesOfTime.length; t++) {
            if (freeThen.refuse(person, times.get(t)) == null) {
                int[] here = rolesOfTime[t];
                for (int i = firstFrom(t, latitude - band); i < here.length; i++) {
                    if (latitudesOfTime[t][i] > latitude + band) {
                        break;
                    }
                    Role candidate = roles.get(here[i]);
                    if (withinLongitude(person.position(), candidate.position()) && allowed(person, candidate)) {
                        Parts parts = valuation.of(person, candidate);
                        if (parts.metres() <= problem.weights().reachMetres() && parts.value() > 0) {
                            add(here[i], parts.value());
                        }
                    }
                }
            }
        }
    }

    /** The first role of a time that lies at this latitude or north of it. */
    private int firstFrom(int time, double latitude) {
        int found = Arrays.binarySearch(latitudesOfTime[time], latitude);
        int first = found < 0 ? -found - 1 : found;
        while (first > 0 && latitudesOfTime[time][first - 1] >= latitude) {
            first--;
        }
        return first;
    }

    /**
     * False only for what is surely too far. On a sphere the longitudes of two points at most d apart, of which the one
     * farther from the equator stands at latitude φ, differ by at most about d / cos φ; doubled, and not asked near a pole
     * or across the date line, it is safe for any reach up to some hundred kilometres.
     */
    private boolean withinLongitude(Position one, Position other) {
        double east = Math.abs(one.longitude() - other.longitude());
        double north = Math.max(Math.abs(one.latitude()), Math.abs(other.latitude()));
        if (north > 80 || east > 180 || problem.weights().reachMetres() > 500_000) {
            return true;
        }
        return east * Math.cos(Math.toRadians(north)) <= 2 * problem.weights().reachMetres() / METRES_PER_DEGREE;
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
