package org.qinglin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.index.EligiblePairs;
import org.qinglin.engine.solve.Auction;
import org.qinglin.engine.solve.Locality;
import org.qinglin.engine.solve.Network;
import org.qinglin.engine.solve.Solution;

/** The matcher that proves its plan: eligible pairs, auction, certificate. */
final class ExactMatcher implements Matcher {

    @Override
    public Plan match(Problem problem, Progress progress) {
        progress.at(Progress.Phase.PAIRS, 0);
        Network network = EligiblePairs.of(problem, progress);
        Locality order = Locality.of(network);
        Solution solution = new Auction(
                        order.apply(network),
                        progress::cancelled,
                        done -> progress.at(Progress.Phase.SOLVING, 0.5 + 0.45 * done))
                .solve();
        progress.at(Progress.Phase.PROVING, 0.95);
        Valuation valuation = new Valuation(problem.weights());
        List<Assignment> assignments = new ArrayList<>(solution.assigned().cardinality());
        int place = 0;
        for (int s : order.studentAt()) {
            Person person = problem.people().get(s);
            for (int j = network.offset()[s]; j < network.offset()[s + 1]; j++) {
                if (solution.assigned().get(place++)) {
                    Role role = problem.roles().get(network.role()[j]);
                    assignments.add(new Assignment(
                            person.id(), role.id(), network.value().at(j), valuation.of(person, role)));
                }
            }
        }
        Map<String, Long> prices = new HashMap<>();
        for (int r = 0; r < network.roles(); r++) {
            prices.put(problem.roles().get(order.roleAt()[r]).id(), solution.price()[r]);
        }
        Plan plan = new Plan(
                assignments,
                new Certificate(solution.objective(), solution.bound(), solution.scale(), prices),
                network.pairs());
        progress.at(Progress.Phase.DONE, 1);
        return plan;
    }
}
