package org.qinglin.app.matching;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.OfferId;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.StudentId;

/**
 * A place of a published run that became free again, and who was asked instead.
 *
 * @param leftBy who declined, or let the time to answer pass
 * @param lapsed whether no answer came
 * @param asked null if nobody was left who could be asked
 */
public record Refill(
        OfferId freed,
        SessionRoleId role,
        SessionId session,
        RequestId request,
        StudentId leftBy,
        boolean lapsed,
        @Nullable Asked asked,
        Instant at) {

    /** @param value what the pair is worth, 1…10000 */
    public record Asked(OfferId offer, StudentId student, int value) {}
}
