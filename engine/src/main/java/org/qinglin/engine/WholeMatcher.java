package org.qinglin.engine;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.index.EligiblePairs;
import org.qinglin.engine.solve.Network;
import org.qinglin.engine.solve.Solution;
import org.qinglin.engine.solve.Solver;

/**
 * Plans with the rules that break the flow form. It proves the optimum without them, which is a bound; then it decides,
 * from the prices of that optimum, what the rules leave undecided (where a unit goes, which role opens, which of two tasks
 * too far apart somebody keeps), and solves what is left again, until nothing is broken. At the end it looks for prices
 * that prove a lesser bound. The gap that remains is stated, and is 0 only where nothing had to be given up.
 *
 * <p>A heuristic, with a true bound: on a nasty instance (minimum 2, one candidate) the gap can be large, as
 * integer programming with such rules is hard. Each round solves one flow, from standing prices.
 */
final class WholeMatcher implements Matcher {

    private static final int MOST_ROUNDS = 60;

    @Override
    public Plan match(Problem problem, Progress progress) {
        progress.at(Progress.Phase.PAIRS, 0);
        return new Run(new Whole(problem, EligiblePairs.of(problem, progress)), progress).plan();
    }

    private static final class Run {
        private final Whole whole;
        private final Network all;
        private final Draft draft;
        private final UnitPlaces units;
        private final Openings openings;
        private final FloorSearch floors;
        private final Progress progress;
        private int rounds;

        Run(Whole whole, Progress progress) {
            this.whole = whole;
            this.all = whole.all;
            this.progress = progress;
            this.draft = whole.beginning();
            this.units = new UnitPlaces(whole, draft);
            this.openings = new Openings(whole, draft);
            this.floors = new FloorSearch(whole, draft);
        }

        Plan plan() {
            Draft.Rest rest = draft.rest();
            Solution first = solve(rest.network(), null);
            Solution flow = first;
            if (!units.isEmpty()) {
                units.place(BoundPrices.of(first), draft.heads(chosen(rest, first)));
                rest = draft.rest();
                flow = solve(rest.network(), flow);
            }
            BitSet chosen = chosen(rest, flow);
            while (rounds < MOST_ROUNDS && repair(chosen, flow)) {
                rest = draft.rest();
                flow = solve(rest.network(), flow);
                chosen = chosen(rest, flow);
            }
            Outcome outcome = new Outcome(whole, draft, chosen);
            outcome.dropWhatIsStillBroken();
            outcome.fillWithTheIdle();
            WholeProof proof = new WholeProof(whole, draft, first, floors.pricesOfThoseReached(outcome.heads()));
            Solution last = flow;
            proof.look(last, network -> solve(network, last));
            progress.at(Progress.Phase.DONE, 1);
            return new Plan(outcome.assignments(), proof.certificate(outcome.value()), all.pairs());
        }

        private Solution solve(Network network, @Nullable Solution before) {
            rounds++;
            double from = 0.45 + 0.5 * (1 - 1.0 / rounds);
            progress.at(Progress.Phase.SOLVING, from);
            return Solver.solve(network, before, progress::cancelled, done -> {});
        }

        private BitSet chosen(Draft.Rest rest, Solution flow) {
            BitSet chosen = new BitSet(all.pairs());
            flow.assigned().stream().forEach(j -> chosen.set(rest.pair()[j]));
            return chosen;
        }

        /** Decides something about whatever is broken; false if nothing is. */
        private boolean repair(BitSet chosen, Solution flow) {
            boolean broken = false;
            if (whole.rules.metresPerMinute() > 0 || whole.rules.acrossBlocks()) {
                broken = partTasksThatDoNotGoTogether(chosen, flow);
            }
            int[] heads = draft.heads(chosen);
            broken |= openings.closeThoseFarthestFromTheirMinimum(heads);
            return broken | floors.draw(heads);
        }

        /** Of two tasks that one person cannot serve in, the one that earns less at the prices is forbidden. */
        private boolean partTasksThatDoNotGoTogether(BitSet chosen, Solution flow) {
            boolean broken = false;
            for (int s = 0; s < all.students(); s++) {
                List<Integer> pairs = draft.pairsOf(s, chosen);
                for (int i = 0; i < pairs.size(); i++) {
                    for (int k = i + 1; k < pairs.size(); k++) {
                        int one = pairs.get(i);
                        int other = pairs.get(k);
                        if (!whole.rules.together(whole.role(all.role()[one]), whole.role(all.role()[other]))) {
                            draft.forbidden.set(margin(one, flow) < margin(other, flow) ? one : other);
                            broken = true;
                        }
                    }
                }
            }
            return broken;
        }

        private long margin(int pair, Solution flow) {
            return all.value().at(pair) * flow.scale() - flow.price()[all.role()[pair]];
        }
    }
}
