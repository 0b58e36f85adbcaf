package org.qinglin.app.matching;

import java.util.List;
import java.util.Map;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;

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

    public int missing() {
        return places - people.size();
    }
}
