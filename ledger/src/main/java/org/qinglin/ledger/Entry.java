package org.qinglin.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code attendance.ledger_entry}. */
record Entry(
        long id,
        long number,
        long student,
        long college,
        long session,
        Instant from,
        Instant to,
        int minutes,
        String origin,
        String source,
        Instant enteredAt,
        long enteredBy,
        @Nullable String approvedBy,
        @Nullable String reverses,
        @Nullable String reason,
        byte[] previous,
        byte[] hash) {

    static final String QUERY = """
            select id, chain_number, student_id, college_id, session_id, served_from, served_to, minutes, origin, source,
                   entered_at, entered_by, approved_by::text as approved_by, reverses::text as reverses, reason,
                   chain_previous, chain_hash
            from attendance.ledger_entry order by student_id, chain_number, id""";

    static Entry of(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getLong("chain_number"),
                row.getLong("student_id"),
                row.getLong("college_id"),
                row.getLong("session_id"),
                Form.instant(row, "served_from"),
                Form.instant(row, "served_to"),
                row.getInt("minutes"),
                row.getString("origin"),
                row.getString("source"),
                Form.instant(row, "entered_at"),
                row.getLong("entered_by"),
                row.getString("approved_by"),
                row.getString("reverses"),
                row.getString("reason"),
                row.getBytes("chain_previous"),
                row.getBytes("chain_hash"));
    }

    byte[] computed() {
        return new Form("qinglin hours 1")
                .with("previous", previous)
                .with("number", number)
                .with("id", id)
                .with("student", student)
                .with("college", college)
                .with("session", session)
                .with("served-from", from)
                .with("served-to", to)
                .with("minutes", minutes)
                .with("origin", origin)
                .with("source", source)
                .with("entered-at", enteredAt)
                .with("entered-by", enteredBy)
                .with("approved-by", approvedBy)
                .with("reverses", reverses)
                .with("reason", reason)
                .hash();
    }
}
