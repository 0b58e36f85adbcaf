package org.qinglin.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.index.EligiblePairs;
import org.qinglin.engine.solve.Network;
import org.qinglin.engine.solve.Solution;
import org.qinglin.engine.solve.Solver;

/**
 * Plans with the rules that break the flow form. It proves the optimum without them, which is the bound; then it decides,
 * from the prices of that optimum, what the rules leave undecided (where a unit goes, which role opens, which of two tasks
 * too far apart somebody keeps), and solves what is left again, until nothing is broken. The gap that remains is stated,
 * and is 0 only where nothing had to be given up.
 *
 * <p>A heuristic, with a true bound: on a nasty instance (minimum 2, one candidate) the gap can be large, as
 * integer programming with such rules is hard. Each round solves one flow, from standing prices.
 */
final class WholeMatcher implements Matcher {

    private static final int MOST_ROUNDS = 60;

    @Override
    public Plan match(Problem problem, Progress progress) {
        progress.at(Progress.Phase.PAIRS, 0);
        return new Run(problem, EligiblePairs.of(problem, progress), progress).plan();
    }

    private static final class Run {
        private final Problem problem;
        private final Rules rules;
        private final Network all;
        private final Draft draft;
        private final Progress progress;
        private final Valuation valuation;
        private final SortedSet<String> impossible = new TreeSet<>();
        private final boolean[] pinned;
        private final Map<String, FloorPrice> floorPrices = new HashMap<>();
        private int rounds;

        Run(Problem problem, Network all, Progress progress) {
            this.problem = problem;
            this.rules = problem.rules();
            this.all = all;
            this.progress = progress;
            this.valuation = new Valuation(problem.weights());
            this.pinned = new boolean[all.roles()];
            this.draft = beginning();
        }

        /** What holds for every plan, whatever is decided later. */
        private Draft beginning() {
            Draft beginning = new Draft(problem, all);
            for (Rules.Pin pin : rules.pins()) {
                int s = beginning.person(pin.personId());
                int r = beginning.role(pin.roleId());
                pinned[r] = true;
                beginning.fix(s, r, valueOf(s, r));
            }
            closeTheImpossible(beginning);
            forbidWhatAUnitCannotTakeWhole(beginning);
            return beginning;
        }

        Plan plan() {
            Draft.Rest rest = draft.rest();
            Solution first = solve(rest.network(), null);
            Solution flow = first;
            placeUnits(flow, rest);
            if (!rules.units().isEmpty()) {
                rest = draft.rest();
                flow = solve(rest.network(), flow);
            }
            BitSet chosen = chosen(rest, flow);
            while (rounds < MOST_ROUNDS && repair(chosen, flow)) {
                rest = draft.rest();
                flow = solve(rest.network(), flow);
                chosen = chosen(rest, flow);
            }
            Outcome outcome = new Outcome(chosen);
            outcome.dropWhatIsStillBroken();
            outcome.fillWithTheIdle();
            Certificate certificate = certificate(outcome, first);
            progress.at(Progress.Phase.DONE, 1);
            return new Plan(outcome.assignments(), certificate, all.pairs());
        }

        /** With the lesser of two bounds: at the prices of the flow form, and at those that reckon with the floors too. */
        private Certificate certificate(Outcome outcome, Solution first) {
            Draft beginning = beginning();
            WholeBound bound = new WholeBound(problem, beginning, all);
            Solution best = first;
            SortedMap<String, Integer> floorPrices = Collections.emptySortedMap();
            long least = bound.at(first.price(), first.scale(), floorPrices);
            SortedMap<String, Integer> reached = pricesOfFloorsReached(outcome.heads);
            if (!reached.isEmpty()) {
                for (int r = 0; r < all.roles(); r++) {
                    beginning.bonus[r] =
                            reached.getOrDefault(problem.roles().get(r).street(), 0);
                }
                Solution priced = solve(beginning.rest().network(), first);
                long there = bound.at(priced.price(), priced.scale(), reached);
                if (there < least) {
                    least = there;
                    best = priced;
                    floorPrices = reached;
                }
            }
            SortedMap<String, Long> prices = new TreeMap<>();
            for (int r = 0; r < all.roles(); r++) {
                prices.put(problem.roles().get(r).id(), best.price()[r]);
            }
            return new Certificate(outcome.value(), least, best.scale(), prices, impossible, floorPrices);
        }

        private SortedMap<String, Integer> pricesOfFloorsReached(int[] heads) {
            Map<String, Integer> served = new HashMap<>();
            SortedMap<String, Integer> prices = new TreeMap<>();
            for (int r = 0; r < heads.length; r++) {
                served.merge(problem.roles().get(r).street(), heads[r], Integer::sum);
            }
            for (int r = 0; r < heads.length; r++) {
                String street = problem.roles().get(r).street();
                if (draft.bonus[r] > 0
                        && served.getOrDefault(street, 0) >= rules.floors().getOrDefault(street, 0)) {
                    prices.put(street, draft.bonus[r]);
                }
            }
            return prices;
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

        private int valueOf(int s, int r) {
            return valuation.of(problem.people().get(s), problem.roles().get(r)).value();
        }

        /** Exact: no plan fills a role that fewer may take than it needs. */
        private void closeTheImpossible(Draft draft) {
            if (!rules.minimumOrNothing()) {
                return;
            }
            int[] candidates = new int[all.roles()];
            for (int s = 0; s < all.students(); s++) {
                if (all.capacity()[s] > 0) {
                    for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                        candidates[all.role()[j]]++;
                    }
                }
            }
            for (int r = 0; r < candidates.length; r++) {
                if (!pinned[r] && candidates[r] < problem.roles().get(r).minHeads()) {
                    draft.closed[r] = true;
                    impossible.add(problem.roles().get(r).id());
                }
            }
        }

        // ---- units

        /** Exact: no member of a unit takes a role that not all of them may take, or that has too few places for them. */
        private void forbidWhatAUnitCannotTakeWhole(Draft draft) {
            for (List<String> ids : rules.units().values()) {
                int[] members = ids.stream().mapToInt(draft::person).toArray();
                int least = IntStream.of(members).map(draft::capacityLeft).min().orElse(0);
                Map<Integer, Integer> able = new HashMap<>();
                for (int s : members) {
                    draft.limit(s, least);
                    for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                        int r = all.role()[j];
                        if (draft.capacityLeft(s) > 0 && draft.fitsBesideFixed(s, r)) {
                            able.merge(r, 1, Integer::sum);
                        }
                    }
                }
                for (int s : members) {
                    for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                        int r = all.role()[j];
                        if (able.getOrDefault(r, 0) < members.length || draft.placesLeft(r) < members.length) {
                            draft.forbidden.set(j);
                        }
                    }
                }
            }
        }

        private record Offer(int[] members, int r, long gain) {}

        /** What earns most at the prices first: each unit takes the roles it can; its members nothing else. */
        private void placeUnits(Solution flow, Draft.Rest rest) {
            int[] heads = new int[all.roles()];
            flow.assigned().stream().forEach(j -> heads[rest.network().role()[j]]++);
            List<Offer> offers = new ArrayList<>();
            for (List<String> ids : rules.units().values()) {
                offers.addAll(offers(ids.stream().mapToInt(draft::person).toArray(), flow));
            }
            offers.sort(Comparator.comparingLong(Offer::gain)
                    .reversed()
                    .thenComparingInt(Offer::r)
                    .thenComparingInt(offer -> offer.members()[0]));
            for (Offer offer : offers) {
                if (isPossible(offer, heads)) {
                    for (int s : offer.members()) {
                        draft.fix(s, offer.r(), valueOf(s, offer.r()));
                    }
                }
            }
            rules.units().values().forEach(ids -> ids.forEach(id -> draft.leaveOut(draft.person(id))));
        }

        private boolean isPossible(Offer offer, int[] heads) {
            int most = heads[offer.r()] + draft.fixedHeads(offer.r()) + offer.members().length;
            boolean possible = draft.placesLeft(offer.r()) >= offer.members().length
                    && (!rules.minimumOrNothing()
                            || most >= problem.roles().get(offer.r()).minHeads());
            for (int s : offer.members()) {
                possible &= draft.capacityLeft(s) > 0 && draft.fitsBesideFixed(s, offer.r());
            }
            return possible;
        }

        /** Roles that all members may take, with what they earn there together. */
        private List<Offer> offers(int[] members, Solution flow) {
            Map<Integer, Long> gain = new HashMap<>();
            Map<Integer, Integer> count = new HashMap<>();
            for (int s : members) {
                for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                    int r = all.role()[j];
                    if (!draft.closed[r] && !draft.forbidden.get(j)) {
                        gain.merge(r, all.value().at(j) * flow.scale() - flow.price()[r], Long::sum);
                        count.merge(r, 1, Integer::sum);
                    }
                }
            }
            List<Offer> offers = new ArrayList<>();
            gain.forEach((r, sum) -> {
                if (sum > 0 && count.getOrDefault(r, 0) == members.length) {
                    offers.add(new Offer(members, r, sum));
                }
            });
            return offers;
        }

        // ---- what is broken

        /** Decides something about whatever is broken; false if nothing is. */
        private boolean repair(BitSet chosen, Solution flow) {
            boolean broken = false;
            if (rules.metresPerMinute() > 0 || rules.acrossBlocks()) {
                broken = partTasksThatDoNotGoTogether(chosen, flow);
            }
            int[] heads = heads(chosen);
            if (rules.minimumOrNothing()) {
                broken |= closeThoseFarthestFromTheirMinimum(heads);
            }
            return broken | drawToTheFloors(heads);
        }

        private int[] heads(BitSet chosen) {
            int[] heads = new int[all.roles()];
            for (int r = 0; r < heads.length; r++) {
                heads[r] = draft.fixedHeads(r);
            }
            chosen.stream().forEach(j -> heads[all.role()[j]]++);
            return heads;
        }

        /** Of two tasks that one person cannot serve in, the one that earns less at the prices is forbidden. */
        private boolean partTasksThatDoNotGoTogether(BitSet chosen, Solution flow) {
            boolean broken = false;
            for (int s = 0; s < all.students(); s++) {
                List<Integer> pairs = pairsOf(s, chosen);
                for (int i = 0; i < pairs.size(); i++) {
                    for (int k = i + 1; k < pairs.size(); k++) {
                        int one = pairs.get(i);
                        int other = pairs.get(k);
                        if (!rules.together(role(one), role(other))) {
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

        private Role role(int pair) {
            return problem.roles().get(all.role()[pair]);
        }

        private List<Integer> pairsOf(int s, BitSet chosen) {
            List<Integer> pairs = new ArrayList<>();
            int end = all.offset()[s + 1];
            for (int j = chosen.nextSetBit(all.offset()[s]); j >= 0 && j < end; j = chosen.nextSetBit(j + 1)) {
                pairs.add(j);
            }
            return pairs;
        }

        /** Closes a few of the roles below their minimum; those they free may fill the others. */
        private boolean closeThoseFarthestFromTheirMinimum(int[] heads) {
            List<Integer> below = new ArrayList<>();
            for (int r = 0; r < heads.length; r++) {
                if (isBelowMinimum(r, heads[r])) {
                    below.add(r);
                }
            }
            below.sort(Comparator.<Integer>comparingDouble(
                            r -> (double) heads[r] / problem.roles().get(r).minHeads())
                    .thenComparingInt(r -> r));
            for (int i = 0; i < (below.size() + 3) / 4; i++) {
                draft.closed[below.get(i)] = true;
            }
            return !below.isEmpty();
        }

        private boolean isBelowMinimum(int r, int heads) {
            return !pinned[r] && heads > 0 && heads < problem.roles().get(r).minHeads();
        }

        /**
         * Looks for the least price of each floor: doubled until the floor is reached, then halved between the last that
         * was too little and the last that was enough.
         */
        private boolean drawToTheFloors(int[] heads) {
            Map<String, Integer> served = new HashMap<>();
            for (int r = 0; r < heads.length; r++) {
                served.merge(problem.roles().get(r).street(), heads[r], Integer::sum);
            }
            Map<String, Integer> next = new HashMap<>();
            rules.floors().forEach((street, floor) -> {
                FloorPrice price = floorPrices.computeIfAbsent(street, each -> new FloorPrice());
                if (price.after(served.getOrDefault(street, 0) >= floor)) {
                    next.put(street, price.points());
                }
            });
            for (int r = 0; r < heads.length; r++) {
                Integer points = next.get(problem.roles().get(r).street());
                if (points != null) {
                    draft.bonus[r] = points;
                }
            }
            return !next.isEmpty();
        }

        // ---- the plan

        /** Who takes what in the end. */
        private final class Outcome {
            private final List<List<Integer>> rolesOf = new ArrayList<>();
            private final int[] heads = new int[all.roles()];

            Outcome(BitSet chosen) {
                for (int s = 0; s < all.students(); s++) {
                    List<Integer> roles = new ArrayList<>(draft.fixedRoles(s));
                    for (int pair : pairsOf(s, chosen)) {
                        roles.add(all.role()[pair]);
                    }
                    rolesOf.add(roles);
                    roles.forEach(r -> heads[r]++);
                }
            }

            /** Whatever the rounds did not reach: tasks that do not go together, then roles below their minimum. */
            void dropWhatIsStillBroken() {
                for (int s = 0; s < all.students(); s++) {
                    List<Integer> roles = rolesOf.get(s);
                    for (int i = roles.size() - 1; i > 0; i--) {
                        for (int k = 0; k < i; k++) {
                            if (!rules.together(
                                            problem.roles().get(roles.get(i)),
                                            problem.roles().get(roles.get(k)))
                                    && i >= draft.fixedRoles(s).size()) {
                                heads[roles.remove(i)]--;
                                break;
                            }
                        }
                    }
                }
                if (rules.minimumOrNothing()) {
                    for (int s = 0; s < all.students(); s++) {
                        rolesOf.get(s).removeIf(r -> isBelowMinimum(r, heads[r]));
                    }
                    for (int r = 0; r < heads.length; r++) {
                        if (isBelowMinimum(r, heads[r])) {
                            heads[r] = 0;
                        }
                    }
                }
            }

            /** Opens closed roles, and fills places, with people who have room and give nothing up for it. */
            void fillWithTheIdle() {
                int[][] candidates = candidates();
                for (int r = 0; r < all.roles(); r++) {
                    int most = problem.roles().get(r).maxHeads() - heads[r];
                    List<Integer> idle = new ArrayList<>();
                    for (int s : candidates[r]) {
                        if (idle.size() < most && isIdleFor(s, r)) {
                            idle.add(s);
                        }
                    }
                    int least = rules.minimumOrNothing() && !pinned[r]
                            ? problem.roles().get(r).minHeads()
                            : 0;
                    if (heads[r] + idle.size() >= least) {
                        for (int s : idle) {
                            rolesOf.get(s).add(r);
                            heads[r]++;
                        }
                    }
                }
            }

            private boolean isIdleFor(int s, int r) {
                if (rolesOf.get(s).size() >= all.capacity()[s] || draft.capacityLeft(s) == 0) {
                    return false;
                }
                for (int other : rolesOf.get(s)) {
                    if (all.block()[other] == all.block()[r]
                            || !rules.together(
                                    problem.roles().get(other), problem.roles().get(r))) {
                        return false;
                    }
                }
                return true;
            }

            /** Of each role with room, those who may take it, best first. */
            private int[][] candidates() {
                List<List<long[]>> found = new ArrayList<>();
                for (int r = 0; r < all.roles(); r++) {
                    found.add(new ArrayList<>());
                }
                for (int s = 0; s < all.students(); s++) {
                    if (rolesOf.get(s).size() < all.capacity()[s] && draft.capacityLeft(s) > 0) {
                        for (int j = all.offset()[s]; j < all.offset()[s + 1]; j++) {
                            int r = all.role()[j];
                            if (heads[r] < problem.roles().get(r).maxHeads()) {
                                found.get(r).add(new long[] {-all.value().at(j), s});
                            }
                        }
                    }
                }
                return found.stream()
                        .map(list -> list.stream()
                                .sorted(Comparator.<long[]>comparingLong(each -> each[0])
                                        .thenComparingLong(each -> each[1]))
                                .mapToInt(each -> (int) each[1])
                                .toArray())
                        .toArray(int[][]::new);
            }

            List<Assignment> assignments() {
                List<Assignment> assignments = new ArrayList<>();
                for (int s = 0; s < all.students(); s++) {
                    Person person = problem.people().get(s);
                    for (int r : rolesOf.get(s)) {
                        Parts parts = valuation.of(person, problem.roles().get(r));
                        assignments.add(new Assignment(
                                person.id(), problem.roles().get(r).id(), parts.value(), parts));
                    }
                }
                return assignments;
            }

            long value() {
                long value = 0;
                for (Assignment each : assignments()) {
                    value = Math.addExact(value, each.value());
                }
                for (int r = 0; r < heads.length; r++) {
                    for (int k = 1; k <= heads[r]; k++) {
                        value = Math.addExact(
                                value, problem.weights().place(problem.roles().get(r), k));
                    }
                }
                return value;
            }
        }
    }
}
