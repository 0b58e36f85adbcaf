package org.qinglin.app.matching.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.Period;
import org.qinglin.engine.Repaired.Seat;
import org.qinglin.engine.Role;
import org.qinglin.engine.Rules;
import org.qinglin.engine.StandingPlan;

/** A published run's plan as it goes on: who accepted or was asked is pinned, who said no is not asked again. */
final class RunningPlan {

    private final StandingPlan standing;
    private final Rules rules;
    private final Map<StudentId, List<Engaged>> busy;
    private final Map<StudentId, Integer> most;

    /** What a student has to do; {@code role} is null where it is none of this run. */
    record Engaged(Period period, @Nullable Role role) {}

    /**
     * @param rules of the run: how two tasks of a student go together
     * @param busy what students have confirmed or were offered in the run's days, by anybody
     * @param most how much of that each may have; who is not named may have nothing
     */
    RunningPlan(StandingPlan standing, Rules rules, Map<StudentId, List<Engaged>> busy, Map<StudentId, Integer> most) {
        this.standing = standing;
        this.rules = rules;
        this.busy = new HashMap<>(busy);
        this.most = most;
    }

    /** Who takes a place of the role in the best plan that leaves alone who is pinned; empty if nobody can. */
    Optional<Seat> best(SessionRoleId role) {
        return standing.unpinnedOf(Long.toString(role.value())).stream().findFirst();
    }

    /** Whether nothing has come up since the run was planned, and the rules let the student get there from the rest. */
    boolean hasTimeFor(StudentId student, Role role) {
        var engaged = busy.getOrDefault(student, List.of());
        return engaged.size() < most.getOrDefault(student, 0)
                && engaged.stream().allMatch(each -> goTogether(each, role));
    }

    private boolean goTogether(Engaged engaged, Role role) {
        return engaged.role() == null
                ? !engaged.period().overlaps(role.period())
                : rules.together(engaged.role(), role);
    }

    /** The student was offered the role and keeps it until they answer. */
    void asked(StudentId student, Role role) {
        standing.pin(Long.toString(student.value()), role.id());
        var engaged = new ArrayList<>(busy.getOrDefault(student, List.of()));
        engaged.add(new Engaged(role.period(), role));
        busy.put(student, engaged);
    }

    /** It cannot be this one: the plan is the best without. */
    void cannot(Seat seat) {
        standing.noShow(seat.personId(), seat.roleId());
    }
}
