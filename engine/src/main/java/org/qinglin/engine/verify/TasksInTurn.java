package org.qinglin.engine.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one person could earn at most in tasks of which each goes together with the one before. In any plan they do; so this
 * is never too little, and exact where nobody gets from the first to the third faster by way of the second.
 */
final class TasksInTurn {

    private record Task(int place, long gain) {}

    private final Market market;
    private final List<Task> tasks = new ArrayList<>();

    TasksInTurn(Market market) {
        this.market = market;
    }

    void add(int place, long gain) {
        if (gain > 0) {
            tasks.add(new Task(place, gain));
        }
    }

    /** O(mostTasks · tasks²). */
    long earnings(int mostTasks) {
        int most = Math.min(mostTasks, tasks.size());
        tasks.sort(Comparator.comparingInt(task -> market.turn(task.place())));
        // before[n]: for each number of tasks up to the most, the best sum that ends with the n-th.
        List<long[]> before = new ArrayList<>();
        long best = 0;
        for (Task task : tasks) {
            long[] sums = new long[most + 1];
            for (int k = 1; k <= most; k++) {
                sums[k] = task.gain();
            }
            for (int n = 0; n < before.size(); n++) {
                if (goTogether(tasks.get(n).place(), task.place())) {
                    for (int k = 2; k <= most; k++) {
                        sums[k] = Math.max(sums[k], before.get(n)[k - 1] + task.gain());
                    }
                }
            }
            best = Math.max(best, sums[most]);
            before.add(sums);
        }
        return best;
    }

    private boolean goTogether(int one, int other) {
        return market.block(one) != market.block(other) && market.together(one, other);
    }
}
