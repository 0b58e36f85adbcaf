package org.qinglin.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How evenly a plan serves streets and students, as numbers with their formulas.
 *
 * @param streets coverage and waiting of each street, the least covered first
 * @param jain {@linkplain #jain Jain's index} over the streets' shares of places filled, 1 when all are served alike
 * @param hours how the planned time is spread over the students
 */
public record Fairness(List<Group> streets, double jain, Hours hours) {

    public Fairness {
        streets = List.copyOf(streets);
    }

    /**
     * Some of the needs together: those of a street, a programme, or a kind of community.
     *
     * @param key what they share, such as the code of their street
     * @param places sum of the roles' maximum heads
     * @param filled of these, filled
     * @param needed sum of the roles' minimum heads
     * @param neededFilled of these, filled
     * @param roles number of roles
     * @param rolesWorking roles with at least their minimum
     * @param meanWait days waited, the mean over all places; 0 without places
     * @param stillWaiting days waited, the mean over the places that stay empty; 0 when none does
     * @param longestWait most days any of the needs waited
     */
    public record Group(
            String key,
            int places,
            int filled,
            int needed,
            int neededFilled,
            int roles,
            int rolesWorking,
            double meanWait,
            double stillWaiting,
            int longestWait) {

        /** The part of the places that is filled, 0 to 1; 1 when nothing is asked for. */
        public double share() {
            return places == 0 ? 1 : (double) filled / places;
        }
    }

    /**
     * The planned time of the students with a capacity of at least one task.
     *
     * @param minutes of each of them, the least first
     * @param serving how many of them serve at all
     * @param gini {@linkplain #gini Gini's coefficient} over all of them
     * @param giniServing the same over those who serve
     */
    public record Hours(List<Long> minutes, int serving, double gini, double giniServing) {

        public Hours {
            minutes = List.copyOf(minutes);
        }

        public long total() {
            return minutes.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The fairness of a plan. O(roles + people · log people + assignments). */
    public static Fairness of(Problem problem, Plan plan) {
        List<Group> streets = by(problem, plan, Role::street);
        double[] shares = streets.stream()
                .filter(each -> each.places() > 0)
                .mapToDouble(Group::share)
                .toArray();
        return new Fairness(streets, jain(shares), hours(problem, plan));
    }

    /** Coverage and waiting by whatever the needs share, the least covered first, then by key. O(roles). */
    public static List<Group> by(Problem problem, Plan plan, Function<Role, String> key) {
        Map<String, List<Role>> groups = new TreeMap<>();
        problem.roles()
                .forEach(role -> groups.computeIfAbsent(key.apply(role), same -> new ArrayList<>())
                        .add(role));
        List<Group> counted = new ArrayList<>();
        groups.forEach((name, roles) -> counted.add(group(name, roles, plan)));
        counted.sort(Comparator.comparingDouble(Group::share).thenComparing(Group::key));
        return counted;
    }

    private static Group group(String key, List<Role> roles, Plan plan) {
        int places = 0;
        int filled = 0;
        int needed = 0;
        int neededFilled = 0;
        int working = 0;
        long waited = 0;
        long emptyWaited = 0;
        int longest = 0;
        for (Role role : roles) {
            int heads = plan.ofRole(role.id()).size();
            places += role.maxHeads();
            filled += heads;
            needed += role.minHeads();
            neededFilled += Math.min(heads, role.minHeads());
            working += heads >= role.minHeads() ? 1 : 0;
            waited += (long) role.maxHeads() * role.waitingDays();
            emptyWaited += (long) (role.maxHeads() - heads) * role.waitingDays();
            longest = Math.max(longest, role.waitingDays());
        }
        double mean = places == 0 ? 0 : (double) waited / places;
        double still = places == filled ? 0 : (double) emptyWaited / (places - filled);
        return new Group(key, places, filled, needed, neededFilled, roles.size(), working, mean, still, longest);
    }

    private static Hours hours(Problem problem, Plan plan) {
        Map<String, Long> length = new TreeMap<>();
        problem.roles()
                .forEach(role -> length.put(
                        role.id(),
                        java.time.Duration.between(role.start(), role.end()).toMinutes()));
        long[] minutes = problem.people().stream()
                .filter(person -> person.capacity() > 0)
                .mapToLong(person -> plan.ofPerson(person.id()).stream()
                        .mapToLong(each -> length.getOrDefault(each.roleId(), 0L))
                        .sum())
                .sorted()
                .toArray();
        long[] serving = Arrays.stream(minutes).filter(each -> each > 0).toArray();
        return new Hours(Arrays.stream(minutes).boxed().toList(), serving.length, gini(minutes), gini(serving));
    }

    /**
     * Gini's coefficient G = Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n² x̄), computed as 2 Σᵢ i·x₍ᵢ₎ / (n Σ x) − (n + 1) / n over the values in
     * rising order: 0 when all have the same, close to 1 when one has everything; 0 also where nobody has anything.
     * O(n log n).
     *
     * @param values each at least 0
     * @see <a href="https://en.wikipedia.org/wiki/Gini_coefficient">C. Gini, Variabilità e mutabilità, 1912</a>
     */
    public static double gini(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] < 0) {
                throw new IllegalArgumentException(
                        "Gini's coefficient is of values of at least 0, but one is " + sorted[i] + ".");
            }
            sum += sorted[i];
            weighted += (i + 1.0) * sorted[i];
        }
        int n = sorted.length;
        return sum == 0 ? 0 : Math.max(0, 2 * weighted / (n * sum) - (n + 1.0) / n);
    }

    /**
     * Jain's index J = (Σ x)² / (n Σ x²): 1 when all have the same, 1/n when one has everything and the others nothing; 1
     * also where nobody has anything. O(n).
     *
     * @param values each at least 0
     * @see <a href="https://arxiv.org/abs/cs/9809099">Jain, Chiu, Hawe, A Quantitative Measure of Fairness, 1984</a>
     */
    public static double jain(double[] values) {
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value;
            squares += value * value;
        }
        return squares == 0 ? 1 : sum * sum / (values.length * squares);
    }
}
