package org.qinglin.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.eligibility.Eligibility;

/** The value of the best plan by trying every one, from the problem itself; for a dozen eligible pairs. */
public final class BestByTrying {

    private final Problem problem;
    private final TimeBlocks blocks;
    private final List<int[]> pairs = new ArrayList<>();
    private final List<Integer> values = new ArrayList<>();
    private final Map<Integer, Integer> taken = new HashMap<>();
    private final Map<Integer, Integer> held = new HashMap<>();
    private final Map<String, Boolean> busy = new HashMap<>();
    private long best;

    private BestByTrying(Problem problem) {
        this.problem = problem;
        this.blocks = problem.blocks();
        Eligibility eligibility = new Eligibility(problem.weights());
        Valuation valuation = new Valuation(problem.weights());
        for (int s = 0; s < problem.people().size(); s++) {
            for (int r = 0; r < problem.roles().size(); r++) {
                Person person = problem.people().get(s);
                Role role = problem.roles().get(r);
                int value = valuation.of(person, role).value();
                if (eligibility.check(person, role).isEmpty() && value > 0) {
                    pairs.add(new int[] {s, r});
                    values.add(value);
                }
            }
        }
    }

    /** The best value, or −1 if there are too many pairs to try. */
    public static long of(Problem problem, int mostPairs) {
        BestByTrying search = new BestByTrying(problem);
        if (search.pairs.size() > mostPairs) {
            return -1;
        }
        search.from(0, 0);
        return search.best;
    }

    private void from(int pair, long value) {
        best = Math.max(best, value);
        if (pair == pairs.size()) {
            return;
        }
        from(pair + 1, value);
        int s = pairs.get(pair)[0];
        int r = pairs.get(pair)[1];
        Role role = problem.roles().get(r);
        String block = s + "/" + blocks.ofRole(r);
        int heads = held.getOrDefault(r, 0);
        int tasks = taken.getOrDefault(s, 0);
        if (heads < role.maxHeads() && tasks < problem.people().get(s).capacity() && !busy.containsKey(block)) {
            held.put(r, heads + 1);
            taken.put(s, tasks + 1);
            busy.put(block, true);
            from(pair + 1, value + values.get(pair) + problem.weights().place(role, heads + 1));
            busy.remove(block);
            taken.put(s, tasks);
            held.put(r, heads);
        }
    }
}
