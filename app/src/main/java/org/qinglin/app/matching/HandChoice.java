package org.qinglin.app.matching;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.StudentId;

/**
 * What the college decided by hand about a student and an order; every run keeps it while it is in force.
 *
 * @param session null where the whole order is meant
 * @param role null unless it is a pin
 * @param endedAt null while it is in force; {@code endedBy} likewise
 */
public record HandChoice(
        HandChoiceId id,
        Kind kind,
        StudentId student,
        RequestId request,
        @Nullable SessionId session,
        @Nullable SessionRoleId role,
        String reason,
        AccountId madeBy,
        Instant madeAt,
        @Nullable AccountId endedBy,
        @Nullable Instant endedAt) {

    /** What is decided. */
    public enum Kind {
        /** The student is to be offered this role. */
        PIN,
        /** The student is not to be asked for any role of this session. */
        BLOCK_SESSION,
        /** The student is not to be asked for any session of this order. */
        BLOCK_ORDER
    }

    public boolean isPin() {
        return kind == Kind.PIN;
    }

    public boolean isInForce() {
        return endedAt == null;
    }

    /** Whether the student must not be asked for this session. */
    public boolean keepsFrom(RequestId order, SessionId of) {
        return switch (kind) {
            case PIN -> false;
            case BLOCK_SESSION -> of.equals(session);
            case BLOCK_ORDER -> order.equals(request);
        };
    }

    /**
     * As a run found it.
     *
     * @param obstacle the name of what stood against a pin, see {@link HandChoices#nameOf}; null where it was kept
     */
    public record InRun(HandChoice choice, @Nullable String obstacle) {}
}
