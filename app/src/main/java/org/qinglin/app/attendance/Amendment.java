package org.qinglin.app.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.StudentId;

/**
 * Hours that one person wants entered by hand or corrected, and another approves.
 *
 * @param before minutes that stand in the ledger now; null in a back-entry
 * @param minutes that are to stand there; 0 takes them back altogether
 * @param ownTeam whoever proposed it leads a team that the student is in
 * @param dispute that asks for it, if one does
 */
public record Amendment(
        long id,
        Kind kind,
        StudentId student,
        SessionId session,
        @Nullable Long entry,
        @Nullable Integer before,
        int minutes,
        String reason,
        boolean ownTeam,
        @Nullable Long dispute,
        Instant proposedAt,
        AccountId proposedBy,
        String proposerName,
        Status status,
        @Nullable Instant decidedAt,
        @Nullable String deciderName,
        @Nullable String note) {

    public enum Kind {
        /** 补录. */
        BACK_ENTRY,
        /** 更正: a reversal, and a new row unless nothing remains. */
        CORRECTION
    }

    public enum Status {
        PROPOSED,
        APPROVED,
        TURNED_DOWN,
        WITHDRAWN
    }
}
