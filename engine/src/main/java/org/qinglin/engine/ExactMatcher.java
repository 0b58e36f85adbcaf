package org.qinglin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.index.EligiblePairs;
import org.qinglin.engine.solve.Network;
import org.qinglin.engine.solve.Solution;
import org.qinglin.engine.solve.Solver;

/** The matcher that proves its plan: eligible pairs, auction, certificate. */
final class ExactMatcher implements Matcher {

    private static final double SOLVING_FROM = 0.45;
    private static final double SHARE_OF_SOLVING = 0.45;

    @Override
    public Plan match(Problem problem, Progress progress) {
        progress.at(Progress.Phase.PAIRS, 0);
        EligiblePairs pairs = EligiblePairs.shortlist(problem);
        Network network = pairs.network(progress);
        Solution solution = Solver.solve(
                network,
                null,
                progress::cancelled,
                done -> progress.at(Progress.Phase.SOLVING, SOLVING_FROM + SHARE_OF_SOLVING * done));
        // The proof must cover the pairs that were left out: those that beat the prices come in, until none does.
        Network more = pairs.improving(network, solution, progress);
        while (more != network) {
            network = more;
            solution = Solver.solve(network, solution, progress::cancelled, done -> {});
            more = pairs.improving(network, solution, progress);
        }
        progress.at(Progress.Phase.PROVING, 0.95);
        Valuation valuation = new Valuation(problem.weights());
        List<Assignment> assignments = new ArrayList<>(solution.assigned().cardinality());
        for (int s = 0; s < network.students(); s++) {
            Person person = problem.people().get(s);
            int end = network.offset()[s + 1];
            for (int j = solution.assigned().nextSetBit(network.offset()[s]);
                    j >= 0 && j < end;
                    j = solution.assigned().nextSetBit(j + 1)) {
                Role role = problem.roles().get(network.role()[j]);
                assignments.add(
                        new Assignment(person.id(), role.id(), network.value().at(j), valuation.of(person, role)));
            }
        }
        Map<String, Long> prices = new HashMap<>();
        for (int r = 0; r < network.roles(); r++) {
            prices.put(problem.roles().get(r).id(), solution.price()[r]);
        }
        Plan plan = new Plan(
                assignments,
                new Certificate(solution.objective(), solution.bound(), solution.scale(), prices),
                network.pairs());
        progress.at(Progress.Phase.DONE, 1);
        return plan;
    }
}
