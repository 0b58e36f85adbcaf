package org.qinglin.bench.child.timefold;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.PairList;

/** Everybody's tasks, planned together. */
// The solver makes solutions through the empty constructor.
@SuppressWarnings("NullAway.Init")
@PlanningSolution
public class Round {

    @PlanningEntityCollectionProperty
    private List<Task> tasks;

    @PlanningScore
    private @Nullable HardSoftLongScore score;

    public Round() {}

    /** The tasks of a pair list, nobody planned yet. */
    public Round(PairList list) {
        this.tasks = new ArrayList<>();
        List<Need> needs = new ArrayList<>(list.needs().size());
        for (int r = 0; r < list.needs().size(); r++) {
            needs.add(new Need(r, list.needCapacity()[r]));
        }
        for (int s = 0; s < list.students().size(); s++) {
            int from = list.offset()[s];
            int degree = list.offset()[s + 1] - from;
            int[] need = new int[degree];
            int[] value = new int[degree];
            List<Need> eligible = new ArrayList<>(degree);
            for (int j = 0; j < degree; j++) {
                need[j] = list.need()[from + j];
                value[j] = list.value().at(from + j);
                eligible.add(needs.get(need[j]));
            }
            Volunteer volunteer = new Volunteer(from, eligible, need, value);
            for (int i = 0; i < Math.min(list.studentCapacity()[s], degree); i++) {
                tasks.add(new Task(tasks.size(), volunteer));
            }
        }
        tasks.sort(Comparator.comparingInt(task -> task.getEligible().size()));
    }

    public List<Task> getTasks() {
        return tasks;
    }

    public @Nullable HardSoftLongScore getScore() {
        return score;
    }

    /** The chosen pairs, by their place in the list. */
    public BitSet chosen() {
        BitSet chosen = new BitSet();
        for (Task task : tasks) {
            Need need = task.getNeed();
            if (need != null) {
                chosen.set(task.getVolunteer().pairInList(need));
            }
        }
        return chosen;
    }
}
