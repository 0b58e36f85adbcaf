package org.qinglin.app.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.StudentId;

/**
 * One place offered to one student by a dispatch run, with its reasons and a deadline.
 *
 * @param run the run's number; 0 where the student came from the open pool
 */
public record Offer(
        OfferId id,
        long run,
        SessionRoleId role,
        SessionId session,
        StudentId student,
        Reasons reasons,
        Instant offeredAt,
        Instant respondBy,
        Status status,
        @Nullable String declineReason) {

    /** Whether it still waits for an answer. */
    public boolean isOpen(Instant now) {
        return status == Status.OFFERED && respondBy.isAfter(now);
    }

    public enum Status {
        OFFERED,
        /** Asked for by the student, where the organiser chooses. */
        APPLIED,
        /** Signed up for when all places were taken; waits in line. */
        WAITLISTED,
        ACCEPTED,
        /** Accepted; then the session moved, and the student has yet to say whether it still suits. */
        TO_CONFIRM,
        DECLINED,
        /** Not answered in time. */
        EXPIRED,
        /** Given back by the student, or free because the student left the college. */
        GIVEN_UP,
        /** Applied for, and given to others. */
        REFUSED,
        CANCELLED;

        /** Whether the student has the place, for now at least. */
        public boolean holds() {
            return this == ACCEPTED || this == TO_CONFIRM;
        }

        /** Whether the student had it or might have had it, and somebody else is to be asked. */
        public boolean frees() {
            return this == DECLINED || this == EXPIRED || this == GIVEN_UP;
        }
    }
}
