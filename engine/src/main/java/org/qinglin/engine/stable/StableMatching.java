package org.qinglin.engine.stable;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qinglin.engine.solve.DeferredAcceptance;

/**
 * Matchings in which no applicant and host who are not together would both rather be. There is always one; of all of them
 * {@link #byApplicants} is the best for every applicant and {@link #byHosts} the worst, and whoever is placed in one is
 * placed in each. O(sum of the lists) time and memory.
 *
 * <p>Sources: D. Gale, L. S. Shapley, <i>College admissions and the stability of marriage</i> (1962); A. E. Roth, <i>On the
 * allocation of residents to rural hospitals</i> (1986).
 */
public final class StableMatching {

    private StableMatching() {}

    /** Applicants ask, hosts hold the best who ask. No applicant can do better by hiding a wish. */
    public static Placement byApplicants(StableProblem problem) {
        Pairs pairs = Pairs.of(problem);
        int[] one = new int[pairs.applicants()];
        Arrays.fill(one, 1);
        BitSet held = DeferredAcceptance.match(pairs.offset(), pairs.host(), pairs.choice(), one, places(problem));
        Map<String, String> hostOf = new TreeMap<>();
        for (int a = 0; a < pairs.applicants(); a++) {
            int at = held.nextSetBit(pairs.offset()[a]);
            if (at >= 0 && at < pairs.offset()[a + 1]) {
                hostOf.put(
                        problem.applicants().get(a).id(),
                        problem.hosts().get(pairs.host()[at]).id());
            }
        }
        return Placement.of(hostOf);
    }

    /** Hosts ask, applicants hold the best who asks. */
    public static Placement byHosts(StableProblem problem) {
        // The same with the sides exchanged: the pairs are read from the hosts' lists.
        List<Applicant> asking = problem.hosts().stream()
                .map(each -> new Applicant(each.id(), each.choices()))
                .toList();
        List<Host> asked = problem.applicants().stream()
                .map(each -> new Host(each.id(), 1, each.wishes()))
                .toList();
        Pairs pairs = Pairs.of(new StableProblem(asking, asked));
        int[] one = new int[asked.size()];
        Arrays.fill(one, 1);
        BitSet held = DeferredAcceptance.match(pairs.offset(), pairs.host(), pairs.choice(), places(problem), one);
        Map<String, String> hostOf = new TreeMap<>();
        for (int h = 0; h < pairs.applicants(); h++) {
            for (int at = held.nextSetBit(pairs.offset()[h]);
                    at >= 0 && at < pairs.offset()[h + 1];
                    at = held.nextSetBit(at + 1)) {
                hostOf.put(
                        asked.get(pairs.host()[at]).id(), problem.hosts().get(h).id());
            }
        }
        return Placement.of(hostOf);
    }

    private static int[] places(StableProblem problem) {
        return problem.hosts().stream().mapToInt(Host::places).toArray();
    }
}
