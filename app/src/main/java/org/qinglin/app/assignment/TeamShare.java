package org.qinglin.app.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.TeamId;

/**
 * A team's share of an order: so many places of one role, which the team takes as a unit or refuses.
 *
 * @param respondBy until when the places are kept for the team
 * @param reason why it was refused, for the college
 */
public record TeamShare(
        ShareId id,
        SessionRoleId role,
        SessionId session,
        TeamId team,
        int places,
        Status status,
        Instant offeredAt,
        Instant respondBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    public enum Status {
        /** The places are kept for the team. */
        OFFERED,
        ACCEPTED,
        REFUSED,
        /** Not answered in time. */
        LAPSED,
        /** By the college, before the team answered. */
        TAKEN_BACK,
        /** The session does not take place. */
        CANCELLED
    }

    /** Whether it still waits for the team's word. */
    public boolean isOpen(Instant now) {
        return status == Status.OFFERED && respondBy.isAfter(now);
    }
}
