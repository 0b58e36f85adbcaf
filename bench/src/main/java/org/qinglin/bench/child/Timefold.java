package org.qinglin.bench.child;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.time.Duration;
import java.util.BitSet;
import org.qinglin.bench.child.timefold.Round;
import org.qinglin.bench.child.timefold.Rules;
import org.qinglin.bench.child.timefold.Task;
import org.qinglin.engine.PairList;

/** Timefold Solver Community with its defaults, until its time is up. */
final class Timefold implements Peer {

    private final Duration limit;

    /** @param seconds how long it may solve */
    Timefold(long seconds) {
        this.limit = Duration.ofSeconds(seconds);
    }

    @Override
    public BitSet plan(PairList list) {
        Round round = new Round(list);
        if (round.getTasks().isEmpty()) {
            return new BitSet();
        }
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Round.class)
                .withEntityClasses(Task.class)
                .withConstraintProviderClass(Rules.class)
                .withRandomSeed(0L)
                .withTerminationSpentLimit(limit);
        Round best = SolverFactory.<Round>create(config).buildSolver().solve(round);
        HardSoftLongScore score = best.getScore();
        if (score == null || !score.isFeasible()) {
            throw new IllegalStateException("Timefold came to the score " + score + " within " + limit
                    + ", so to no plan. Maybe a longer --limit timefold=SECONDS would do.");
        }
        return best.chosen();
    }
}
