package org.qinglin.app.attendance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.ServiceMinutes;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hours ledger: rows are only ever added, the cached balance changes in the same transaction, and a chain of hashes
 * runs through each student's rows.
 */
@Service
@Transactional
public class Hours {

    private final JdbcClient jdbc;
    private final Clock clock;

    Hours(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Enters time served. The same source twice is entered once.
     *
     * @param source what the row records, such as {@code "session/12/student/34"}
     * @return whether a row was added
     */
    public boolean enter(
            CollegeId college,
            StudentId student,
            SessionId session,
            int minutes,
            Origin origin,
            String source,
            AccountId enteredBy) {
        if (minutes <= 0 || minutes > 1440) {
            throw new IllegalArgumentException("an entry has 1 to 1440 minutes, but " + source + " has " + minutes
                    + "; a correction is a reversal");
        }
        jdbc.sql("""
                insert into attendance.balance (student_id, minutes, chain_number, chain_hash)
                values (:student, 0, 0, decode(repeat('00', 32), 'hex')) on conflict do nothing""").param("student", student.value()).update();
        var before = jdbc.sql(
                        "select chain_number, chain_hash from attendance.balance where student_id = :student for update")
                .param("student", student.value())
                .query((row, number) -> new Link(row.getInt("chain_number"), row.getBytes("chain_hash")))
                .single();
        // To the microsecond, as the database keeps it: the hash must be found again from the stored row.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int number = before.number() + 1;
        var hash = link(before.hash(), student, session, minutes, origin, source, now, number);
        int added = jdbc.sql("""
                insert into attendance.ledger_entry (college_id, student_id, session_id, minutes, origin, source,
                    entered_at, entered_by, chain_number, chain_hash)
                values (:college, :student, :session, :minutes, :origin, :source, :now, :by, :number, :hash)
                on conflict (source) do nothing""")
                .param("college", college.value())
                .param("student", student.value())
                .param("session", session.value())
                .param("minutes", minutes)
                .param("origin", origin.name())
                .param("source", source)
                .param("now", Sql.at(now))
                .param("by", enteredBy.value())
                .param("number", number)
                .param("hash", hash)
                .update();
        if (added == 1) {
            jdbc.sql("""
                    update attendance.balance set minutes = minutes + :minutes, chain_number = :number, chain_hash = :hash
                    where student_id = :student""")
                    .param("minutes", minutes)
                    .param("number", number)
                    .param("hash", hash)
                    .param("student", student.value())
                    .update();
        }
        return added == 1;
    }

    private record Link(int number, byte[] hash) {}

    /** SHA-256 over the hash before and the row's own fields, one line each. */
    static byte[] link(
            byte[] before,
            StudentId student,
            SessionId session,
            int minutes,
            Origin origin,
            String source,
            Instant enteredAt,
            int number) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            digest.update(String.join(
                            "\n",
                            Long.toString(student.value()),
                            Long.toString(session.value()),
                            Integer.toString(minutes),
                            origin.name(),
                            source,
                            enteredAt.toString(),
                            Integer.toString(number))
                    .getBytes(StandardCharsets.UTF_8));
            return digest.digest();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Transactional(readOnly = true)
    public ServiceMinutes balance(StudentId student) {
        return new ServiceMinutes(jdbc.sql("select minutes from attendance.balance where student_id = :student")
                .param("student", student.value())
                .query(Long.class)
                .optional()
                .orElse(0L));
    }

    /** Minutes served so far by each student of a college who has any. */
    @Transactional(readOnly = true)
    public Map<StudentId, Long> minutesByStudent(CollegeId college) {
        return jdbc
                .sql("select student_id, sum(minutes) as minutes from attendance.ledger_entry"
                        + " where college_id = :college group by student_id")
                .param("college", college.value())
                .query((row, number) -> Map.entry(new StudentId(row.getLong("student_id")), row.getLong("minutes")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Transactional(readOnly = true)
    public Map<StudentId, Long> minutesOf(Collection<StudentId> students) {
        return jdbc
                .sql("select student_id, minutes from attendance.balance where student_id = any (:students)")
                .param("students", students.stream().map(StudentId::value).toArray(Long[]::new))
                .query((row, number) -> Map.entry(new StudentId(row.getLong("student_id")), row.getLong("minutes")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A student's rows, newest first. */
    @Transactional(readOnly = true)
    public List<LedgerEntry> entries(StudentId student) {
        return jdbc.sql("select * from attendance.ledger_entry where student_id = :student order by chain_number desc")
                .param("student", student.value())
                .query(Hours::entry)
                .list();
    }

    /** All rows, newest first, for the auditor. */
    @Transactional(readOnly = true)
    public List<LedgerEntry> all(int offset, int limit) {
        return jdbc.sql("select * from attendance.ledger_entry order by id desc offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query(Hours::entry)
                .list();
    }

    @Transactional(readOnly = true)
    public int count() {
        return jdbc.sql("select count(*) from attendance.ledger_entry")
                .query(Integer.class)
                .single();
    }

    /** Minutes entered for each student at a session. */
    @Transactional(readOnly = true)
    public Map<StudentId, Long> minutesAt(SessionId session) {
        return jdbc
                .sql("select student_id, sum(minutes) as minutes from attendance.ledger_entry"
                        + " where session_id = :session group by student_id")
                .param("session", session.value())
                .query((row, number) -> Map.entry(new StudentId(row.getLong("student_id")), row.getLong("minutes")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static LedgerEntry entry(ResultSet row, int number) throws SQLException {
        return new LedgerEntry(
                row.getLong("id"),
                new StudentId(row.getLong("student_id")),
                new SessionId(row.getLong("session_id")),
                row.getInt("minutes"),
                Origin.valueOf(row.getString("origin")),
                Sql.instant(row, "entered_at"),
                row.getInt("chain_number"));
    }
}
