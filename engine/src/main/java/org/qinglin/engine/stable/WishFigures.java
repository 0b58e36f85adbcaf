package org.qinglin.engine.stable;

import java.util.Arrays;
import java.util.List;

/**
 * What a placement does for those who wished.
 *
 * @param granted how many have their first wish, their second, and so on, as far as anybody's list goes
 * @param placed how many are placed
 * @param applicants how many wished
 * @param places how many places there are
 */
public record WishFigures(List<Integer> granted, int placed, int applicants, int places) {

    public static WishFigures of(StableProblem problem, Placement placement) {
        int longest = problem.applicants().stream()
                .mapToInt(each -> each.wishes().size())
                .max()
                .orElse(0);
        int[] granted = new int[longest];
        for (Applicant each : problem.applicants()) {
            placement.host(each.id()).ifPresent(host -> granted[each.wishes().indexOf(host)]++);
        }
        return new WishFigures(
                Arrays.stream(granted).boxed().toList(),
                placement.placed(),
                problem.applicants().size(),
                problem.hosts().stream().mapToInt(Host::places).sum());
    }
}
