package org.qinglin.engine.stable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.qinglin.engine.verify.Stability;

/** Random problems, and every placement of a tiny one. */
final class StableProblems {

    private StableProblems() {}

    /**
     * By even seeds lists of random length in random order, where some name who does not name them and some hosts have no
     * place at all; by odd ones everybody names everybody and each host has one place, since that leaves a choice.
     */
    static StableProblem random(long seed, int mostApplicants, int mostHosts) {
        // Neighbouring seeds begin alike, so they are spread.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        boolean complete = seed % 2 == 1;
        int least = Math.min(mostApplicants, mostHosts);
        List<String> a = names("a", complete ? least : random.nextInt(mostApplicants + 1));
        List<String> h = names("h", complete ? least : random.nextInt(mostHosts + 1));
        return new StableProblem(
                a.stream()
                        .map(id -> new Applicant(id, some(h, complete, random)))
                        .toList(),
                h.stream()
                        .map(id -> new Host(id, complete ? 1 : random.nextInt(4), some(a, complete, random)))
                        .toList());
    }

    private static List<String> names(String letter, int count) {
        return IntStream.range(0, count).mapToObj(i -> letter + i).toList();
    }

    private static List<String> some(List<String> of, boolean all, Random random) {
        List<String> mixed = new ArrayList<>(of);
        Collections.shuffle(mixed, random);
        // Long lists more often than not: short ones make everything stable.
        int length = Math.max(random.nextInt(mixed.size() + 1), random.nextInt(mixed.size() + 1));
        return all ? mixed : mixed.subList(0, length);
    }

    /** Everything that keeps to lists and places, stable or not. For a handful of applicants. */
    static List<Placement> all(StableProblem problem) {
        List<Placement> found = new ArrayList<>();
        extend(problem, 0, new HashMap<>(), found);
        return found;
    }

    static List<Placement> stable(StableProblem problem) {
        return all(problem).stream()
                .filter(each -> Stability.check(problem, each).stable())
                .toList();
    }

    private static void extend(
            StableProblem problem, int applicant, Map<String, String> hostOf, List<Placement> found) {
        if (applicant == problem.applicants().size()) {
            found.add(Placement.of(hostOf));
            return;
        }
        extend(problem, applicant + 1, hostOf, found);
        Applicant each = problem.applicants().get(applicant);
        for (Host host : problem.hosts()) {
            boolean mutual = each.wishes().contains(host.id()) && host.choices().contains(each.id());
            if (mutual && Collections.frequency(hostOf.values(), host.id()) < host.places()) {
                hostOf.put(each.id(), host.id());
                extend(problem, applicant + 1, hostOf, found);
                hostOf.remove(each.id());
            }
        }
    }
}
