package org.qinglin.app.matching;

import java.util.List;
import java.util.Map;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.Role;

/**
 * One role in a run's plan.
 *
 * @param eligible students who could take it
 * @param excludedOnly students whom one policy alone kept away, by the policy's name
 * @param people who was chosen
 */
public record PlannedRole(
        SessionRoleId role,
        SessionId session,
        RequestId request,
        PlaceCode street,
        String programme,
        int places,
        int waitingDays,
        int eligible,
        Map<String, Integer> excludedOnly,
        List<Choice> people) {

    /** A chosen student with the value of the pair and the way. */
    public record Choice(StudentId student, int value, int metres) {}

    /** The order that a role of the engine belongs to: its need is {@code order-session}, in older runs the order alone. */
    public static RequestId requestOf(Role role) {
        return new RequestId(Long.parseLong(role.requestId().split("-", 2)[0]));
    }

    public int missing() {
        return places - people.size();
    }
}
