package org.qinglin.engine.stable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qinglin.engine.PairList;
import org.qinglin.engine.PairPlan;
import org.qinglin.engine.Progress;

/**
 * The placement worth most in points, over the same pairs as a stable matching: it may place more people and grant more
 * wishes, but leaves pairs who would both rather be together.
 *
 * @param value points of the placement
 * @param bound points that no placement exceeds; the same as {@code value} where it is proven best
 */
public record BestWishes(Placement placement, long value, long bound) {

    /** @throws java.util.concurrent.CancellationException if {@code progress} says so */
    public static BestWishes of(StableProblem problem, WishValues values, Progress progress) {
        Pairs pairs = Pairs.of(problem);
        List<Host> hosts = problem.hosts();
        int[] value = new int[pairs.host().length];
        Arrays.setAll(
                value,
                j -> values.of(
                        pairs.wish()[j],
                        pairs.choice()[j],
                        hosts.get(pairs.host()[j]).choices().size()));
        int[] one = new int[pairs.applicants()];
        Arrays.fill(one, 1);
        PairPlan plan = new PairList(
                        problem.applicants().stream().map(Applicant::id).toList(),
                        one,
                        hosts.stream().map(Host::id).toList(),
                        hosts.stream().mapToInt(Host::places).toArray(),
                        pairs.offset(),
                        pairs.host(),
                        value)
                .match(progress);
        Map<String, String> hostOf = new TreeMap<>();
        for (int a = 0; a < pairs.applicants(); a++) {
            int at = plan.chosen().nextSetBit(pairs.offset()[a]);
            if (at >= 0 && at < pairs.offset()[a + 1]) {
                hostOf.put(
                        problem.applicants().get(a).id(),
                        hosts.get(pairs.host()[at]).id());
            }
        }
        return new BestWishes(Placement.of(hostOf), plan.objective(), plan.bound());
    }

    /** Whether no placement is worth more. */
    public boolean optimal() {
        return value == bound;
    }
}
