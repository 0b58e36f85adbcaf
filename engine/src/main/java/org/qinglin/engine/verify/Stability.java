package org.qinglin.engine.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.stable.Applicant;
import org.qinglin.engine.stable.Host;
import org.qinglin.engine.stable.Placement;
import org.qinglin.engine.stable.StableProblem;

/**
 * Whether a placement is stable, found from the lists alone; shares no code with what makes placements. O(sum of the
 * lists).
 *
 * @param broken what is wrong with it as a placement: somebody unknown, a place too many, somebody put where one of the two
 *     does not want it
 * @param blocking the pairs who are not together although both would rather be
 */
public record Stability(List<String> broken, List<BlockingPair> blocking) {

    /**
     * An applicant and a host who both would rather be together.
     *
     * @param insteadOfHost where the applicant is now; empty if nowhere
     * @param insteadOfApplicant the worst whom the host would let go; empty if it has a free place
     */
    public record BlockingPair(String applicant, String host, String insteadOfHost, String insteadOfApplicant) {}

    /** A placement that can be, and that no pair would leave. */
    public boolean stable() {
        return broken.isEmpty() && blocking.isEmpty();
    }

    public static Stability check(StableProblem problem, Placement placement) {
        return new Check(problem, placement).result();
    }

    private static final class Check {

        private final StableProblem problem;
        private final Placement placement;
        private final List<String> broken = new ArrayList<>();
        private final List<BlockingPair> blocking = new ArrayList<>();
        /** By host: where each applicant stands in its list. */
        private final Map<String, Map<String, Integer>> rankAtHost = new HashMap<>();

        private final Map<String, Integer> heads = new HashMap<>();
        /** By host: the one it likes least of those it has. */
        private final Map<String, String> least = new HashMap<>();

        Check(StableProblem problem, Placement placement) {
            this.problem = problem;
            this.placement = placement;
            for (Host host : problem.hosts()) {
                Map<String, Integer> ranks = new HashMap<>();
                for (String applicant : host.choices()) {
                    ranks.put(applicant, ranks.size());
                }
                rankAtHost.put(host.id(), ranks);
            }
        }

        Stability result() {
            Map<String, Applicant> known = new HashMap<>();
            problem.applicants().forEach(each -> known.put(each.id(), each));
            placement.hostOf().forEach((applicant, host) -> place(applicant, known.get(applicant), host));
            for (Host host : problem.hosts()) {
                int has = heads.getOrDefault(host.id(), 0);
                if (has > host.places()) {
                    broken.add("host " + host.id() + " has " + host.places() + " places but is given " + has);
                }
            }
            if (broken.isEmpty()) {
                Map<String, Integer> places = new HashMap<>();
                problem.hosts().forEach(each -> places.put(each.id(), each.places()));
                problem.applicants().forEach(each -> look(each, places));
            }
            return new Stability(List.copyOf(broken), List.copyOf(blocking));
        }

        private void place(String id, @Nullable Applicant applicant, String host) {
            Map<String, Integer> ranks = rankAtHost.get(host);
            if (applicant == null || ranks == null) {
                broken.add("applicant " + id + " or host " + host + " takes no part");
                return;
            }
            if (!applicant.wishes().contains(host)) {
                broken.add("applicant " + id + " did not wish for host " + host);
            }
            Integer rank = ranks.get(id);
            if (rank == null) {
                broken.add("host " + host + " did not choose applicant " + id);
                return;
            }
            heads.merge(host, 1, Integer::sum);
            String worst = least.get(host);
            if (worst == null || rank > rank(ranks, worst)) {
                least.put(host, id);
            }
        }

        /** Everything the applicant likes better than what they have. */
        private void look(Applicant applicant, Map<String, Integer> places) {
            String now = placement.hostOf().getOrDefault(applicant.id(), "");
            for (String host : applicant.wishes()) {
                if (host.equals(now)) {
                    return;
                }
                Map<String, Integer> ranks = rankAtHost.getOrDefault(host, Map.of());
                Integer rank = ranks.get(applicant.id());
                if (rank == null) {
                    continue;
                }
                if (heads.getOrDefault(host, 0) < places.getOrDefault(host, 0)) {
                    blocking.add(new BlockingPair(applicant.id(), host, now, ""));
                } else if (least.containsKey(host)) {
                    String worst = least.getOrDefault(host, "");
                    if (rank < rank(ranks, worst)) {
                        blocking.add(new BlockingPair(applicant.id(), host, now, worst));
                    }
                }
            }
        }

        private static int rank(Map<String, Integer> ranks, String applicant) {
            return ranks.getOrDefault(applicant, Integer.MAX_VALUE);
        }
    }
}
