package org.qinglin.bench.child.timefold;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One task that a student has time for, and the need that it serves. */
// The solver makes entities through the empty constructor.
@SuppressWarnings("NullAway.Init")
@PlanningEntity
public class Task {

    @PlanningId
    private int id;

    private Volunteer volunteer;

    @PlanningVariable(allowsUnassigned = true)
    private @Nullable Need need;

    public Task() {}

    Task(int id, Volunteer volunteer) {
        this.id = id;
        this.volunteer = volunteer;
    }

    @ValueRangeProvider
    public List<Need> getEligible() {
        return volunteer.eligible();
    }

    public Volunteer getVolunteer() {
        return volunteer;
    }

    public @Nullable Need getNeed() {
        return need;
    }

    public void setNeed(@Nullable Need need) {
        this.need = need;
    }

    /** What the task is worth where it stands. */
    int value() {
        Need served = need;
        return served == null ? 0 : volunteer.valueOf(served);
    }
}
