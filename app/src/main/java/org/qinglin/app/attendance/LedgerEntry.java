package org.qinglin.app.attendance;

import java.time.Instant;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.StudentId;

/** One row of the hours ledger; {@code minutes} are negative in a reversal. */
public record LedgerEntry(
        long id,
        StudentId student,
        SessionId session,
        int minutes,
        Origin origin,
        Instant enteredAt,
        int chainNumber) {}
