package org.qinglin.app.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.StudentId;

/** One place offered to one student by a dispatch run, with its reasons and a deadline. */
public record Offer(
        OfferId id,
        SessionRoleId role,
        SessionId session,
        StudentId student,
        Reasons reasons,
        Instant offeredAt,
        Instant respondBy,
        Status status,
        @Nullable String declineReason) {

    public enum Status {
        OFFERED,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        CANCELLED
    }
}
