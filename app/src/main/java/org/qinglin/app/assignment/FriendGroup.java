package org.qinglin.app.assignment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;

/**
 * Friends who sign up for one role together: all of them or none.
 *
 * @param code that stands in the link for friends
 * @param members who agreed, whoever started it first
 * @param startsAt when the session begins
 * @param submittedAt since when it is being decided, and nobody joins or leaves
 * @param appliedAt since when all of them wait for the organiser's word
 * @param refusedAt when the organiser turned them down
 */
public record FriendGroup(
        GroupId id,
        CollegeId college,
        SessionRoleId role,
        SessionId session,
        StudentId starter,
        String code,
        Instant expiresAt,
        Instant startsAt,
        @Nullable Instant submittedAt,
        @Nullable Instant appliedAt,
        @Nullable Instant refusedAt,
        @Nullable Instant placedAt,
        @Nullable Instant endedAt,
        List<StudentId> members) {

    public enum Stage {
        OPEN,
        /** The organiser chooses, and has not said yet. */
        WAITING,
        PLACED,
        REFUSED,
        ENDED,
        EXPIRED
    }

    public Stage stage(Instant now) {
        if (placedAt != null) {
            return Stage.PLACED;
        } else if (endedAt != null) {
            return Stage.ENDED;
        } else if (refusedAt != null) {
            return Stage.REFUSED;
        } else if (appliedAt != null) {
            return now.isBefore(startsAt) ? Stage.WAITING : Stage.EXPIRED;
        }
        return now.isBefore(expiresAt) ? Stage.OPEN : Stage.EXPIRED;
    }

    public boolean has(@Nullable StudentId student) {
        return student != null && members.contains(student);
    }
}
