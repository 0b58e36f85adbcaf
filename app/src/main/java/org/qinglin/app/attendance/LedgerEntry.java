package org.qinglin.app.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.StudentId;

/**
 * One row of the hours ledger.
 *
 * @param minutes negative in a reversal
 * @param reverses the row that this one takes back
 * @param reason why it was entered by hand or taken back
 */
public record LedgerEntry(
        long id,
        StudentId student,
        SessionId session,
        int minutes,
        Origin origin,
        Instant enteredAt,
        int chainNumber,
        @Nullable Long reverses,
        @Nullable String reason) {}
