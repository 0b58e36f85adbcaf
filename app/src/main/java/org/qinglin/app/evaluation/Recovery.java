package org.qinglin.app.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.AccountId;

/**
 * Service recovery: what follows a poor evaluation.
 *
 * @param side who said so, with what {@code score} and {@code comment}
 * @param dueOn by when something must have been done
 */
public record Recovery(
        long id,
        SessionId session,
        Evaluation.Side side,
        int score,
        String comment,
        Instant openedAt,
        LocalDate dueOn,
        @Nullable AccountId owner,
        @Nullable String ownerName,
        Status status,
        @Nullable String outcome,
        @Nullable Instant closedAt) {

    /** {@code OPEN → IN_HAND → DONE}. */
    public enum Status {
        /** Nobody owns it yet. */
        OPEN,
        IN_HAND,
        DONE
    }
}
