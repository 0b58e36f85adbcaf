package org.qinglin.bench.child.timefold;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.score.stream.Joiners;

/** What a plan may not do, and what it is worth. */
public class Rules implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory factory) {
        return new Constraint[] {
            factory.forEach(Task.class)
                    .groupBy(Task::getNeed, ConstraintCollectors.count())
                    .filter((need, heads) -> heads > need.places())
                    .penalizeLong(HardSoftLongScore.ONE_HARD, (need, heads) -> heads - need.places())
                    .asConstraint("no need above its places"),
            factory.forEachUniquePair(Task.class, Joiners.equal(Task::getVolunteer), Joiners.equal(Task::getNeed))
                    .penalizeLong(HardSoftLongScore.ONE_HARD, (one, other) -> 1)
                    .asConstraint("no student twice at one need"),
            factory.forEach(Task.class)
                    .rewardLong(HardSoftLongScore.ONE_SOFT, Task::value)
                    .asConstraint("the pairs' values")
        };
    }
}
