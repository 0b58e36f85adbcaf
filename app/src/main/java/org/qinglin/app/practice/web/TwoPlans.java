package org.qinglin.app.practice.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.practice.HomePlacement;
import org.qinglin.app.practice.HomePost;
import org.qinglin.app.practice.HomePosts;
import org.qinglin.app.practice.HometownRun;
import org.qinglin.app.practice.HometownRuns;
import org.qinglin.app.practice.Placements;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.stable.Placement;
import org.qinglin.engine.stable.WishFigures;
import org.qinglin.engine.verify.Stability;
import org.springframework.stereotype.Component;

/** A run with names: both plans, their figures, what they differ in, and the proof, found anew each time. */
@Component
class TwoPlans {

    private final HomePosts posts;
    private final Students students;
    private final Placements placements;

    TwoPlans(HomePosts posts, Students students, Placements placements) {
        this.posts = posts;
        this.students = students;
        this.placements = placements;
    }

    /** @param leaving the pairs who would both rather be together, found by the checker from the lists */
    record Side(WishFigures figures, List<Pair> leaving, boolean stable) {}

    /** @param insteadHost where the student is; empty if nowhere. {@code insteadStudent} likewise for the host */
    record Pair(String student, String post, String insteadHost, String insteadStudent) {}

    /** Where one student goes by each plan; a rank of 0 and an empty post: nowhere. */
    record Row(String student, String stablePost, int stableRank, String bestPost, int bestRank, String status) {

        public boolean differs() {
            return !stablePost.equals(bestPost);
        }
    }

    /** @param moved how many students the plans put elsewhere */
    record View(Side stable, Side best, List<Row> rows, long moved) {}

    View of(HometownRun run) {
        var problem = run.problem();
        var names = names(problem.applicants().stream().map(each -> each.id()).toList());
        var titles = titles(problem.hosts().stream().map(each -> each.id()).toList());
        var stableRanks = HometownRuns.ranks(problem, run.stable());
        var bestRanks = HometownRuns.ranks(problem, run.best());
        var answers = new HashMap<Long, HomePlacement.Status>();
        placements.ofSeason(run.season()).stream()
                .filter(each -> each.run() == run.id())
                .forEach(each -> answers.put(each.student().value(), each.status()));
        var rows = new ArrayList<Row>();
        for (var each : problem.applicants()) {
            var status = answers.get(Long.valueOf(each.id()));
            rows.add(new Row(
                    names.getOrDefault(each.id(), each.id()),
                    title(run.stable(), each.id(), titles),
                    stableRanks.getOrDefault(each.id(), 0),
                    title(run.best(), each.id(), titles),
                    bestRanks.getOrDefault(each.id(), 0),
                    status == null ? "" : status.name()));
        }
        return new View(
                side(run, run.stable(), names, titles),
                side(run, run.best(), names, titles),
                rows,
                rows.stream().filter(Row::differs).count());
    }

    private static Side side(
            HometownRun run, Placement placement, Map<String, String> names, Map<String, String> titles) {
        var stability = Stability.check(run.problem(), placement);
        return new Side(
                WishFigures.of(run.problem(), placement),
                stability.blocking().stream()
                        .map(each -> new Pair(
                                names.getOrDefault(each.applicant(), each.applicant()),
                                titles.getOrDefault(each.host(), each.host()),
                                titles.getOrDefault(each.insteadOfHost(), ""),
                                names.getOrDefault(each.insteadOfApplicant(), "")))
                        .toList(),
                stability.stable());
    }

    private static String title(Placement placement, String student, Map<String, String> titles) {
        return placement
                .host(student)
                .map(post -> titles.getOrDefault(post, post))
                .orElse("");
    }

    private Map<String, String> names(Collection<String> ids) {
        var names = new HashMap<String, String>();
        students.byIds(ids.stream().map(Long::valueOf).map(StudentId::new).toList())
                .forEach((id, student) -> names.put(Long.toString(id.value()), named(student)));
        return names;
    }

    private static String named(Student student) {
        return student.name();
    }

    private Map<String, String> titles(Collection<String> ids) {
        var titles = new HashMap<String, String>();
        posts.byIds(ids.stream().map(Long::valueOf).toList())
                .forEach((id, post) -> titles.put(Long.toString(id), named(post)));
        return titles;
    }

    private static String named(HomePost post) {
        return post.hostName() + " · " + post.title();
    }
}
