package org.qinglin.engine.stable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The pairs of a problem in which both name each other, as arrays. The pairs of applicant {@code a} stand from {@code
 * offset[a]} to {@code offset[a + 1] − 1}, the best wish first. O(sum of the lists).
 *
 * @param host of each pair
 * @param wish where the host stands in the applicant's list, 0 the first
 * @param choice where the applicant stands in the host's list, 0 the first
 */
record Pairs(int[] offset, int[] host, int[] wish, int[] choice) {

    static Pairs of(StableProblem problem) {
        List<Applicant> applicants = problem.applicants();
        List<Host> hosts = problem.hosts();
        Map<String, Integer> hostAt = places(hosts.stream().map(Host::id).toList());
        Map<String, Integer> applicantAt =
                places(applicants.stream().map(Applicant::id).toList());
        // What the hosts say, sorted by applicant: so one scratch row a host list is enough to look ranks up.
        int[] from = new int[applicants.size() + 1];
        for (Host each : hosts) {
            each.choices().forEach(id -> from[at(applicantAt, id) + 1]++);
        }
        Arrays.parallelPrefix(from, Integer::sum);
        int[] next = from.clone();
        int[] sayer = new int[from[applicants.size()]];
        int[] rank = new int[sayer.length];
        for (int h = 0; h < hosts.size(); h++) {
            List<String> choices = hosts.get(h).choices();
            for (int k = 0; k < choices.size(); k++) {
                int at = next[at(applicantAt, choices.get(k))]++;
                sayer[at] = h;
                rank[at] = k;
            }
        }
        return join(applicants, hostAt, from, sayer, rank);
    }

    private static Pairs join(
            List<Applicant> applicants, Map<String, Integer> hostAt, int[] from, int[] sayer, int[] rank) {
        int most = applicants.stream().mapToInt(each -> each.wishes().size()).sum();
        int[] offset = new int[applicants.size() + 1];
        int[] host = new int[most];
        int[] wish = new int[most];
        int[] choice = new int[most];
        int[] rankAt = new int[hostAt.size()];
        Arrays.fill(rankAt, -1);
        int count = 0;
        for (int a = 0; a < applicants.size(); a++) {
            for (int i = from[a]; i < from[a + 1]; i++) {
                rankAt[sayer[i]] = rank[i];
            }
            List<String> wishes = applicants.get(a).wishes();
            for (int k = 0; k < wishes.size(); k++) {
                int h = at(hostAt, wishes.get(k));
                if (rankAt[h] >= 0) {
                    host[count] = h;
                    wish[count] = k;
                    choice[count++] = rankAt[h];
                }
            }
            for (int i = from[a]; i < from[a + 1]; i++) {
                rankAt[sayer[i]] = -1;
            }
            offset[a + 1] = count;
        }
        return new Pairs(offset, Arrays.copyOf(host, count), Arrays.copyOf(wish, count), Arrays.copyOf(choice, count));
    }

    private static Map<String, Integer> places(List<String> ids) {
        Map<String, Integer> places = new HashMap<>();
        IntStream.range(0, ids.size()).forEach(i -> places.put(ids.get(i), i));
        return places;
    }

    private static int at(Map<String, Integer> places, String id) {
        Integer place = places.get(id);
        if (place == null) {
            throw new IllegalStateException("the problem let through the unknown id " + id);
        }
        return place;
    }

    int applicants() {
        return offset.length - 1;
    }
}
