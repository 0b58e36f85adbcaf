package org.qinglin.app.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.ServiceMinutes;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hours ledger: rows are only ever added. The database chains each to the one before of the same student, changes the
 * cached balance with it and lets nobody's hours overlap ({@code docs/ledger.md}).
 */
@Service
@Transactional
public class Hours {

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Clock clock;

    Hours(JdbcClient jdbc, Sessions sessions, Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
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
        if (origin == Origin.BACKFILLED) {
            throw new IllegalArgumentException(source + " is a back-entry, which a second person must approve");
        }
        return add(new NewEntry(college, student, session, minutes, origin, source, enteredBy, null, null, null))
                .isPresent();
    }

    /** What is entered; the last three where a person entered it by hand, and another approved it. */
    private record NewEntry(
            CollegeId college,
            StudentId student,
            SessionId session,
            int minutes,
            Origin origin,
            String source,
            AccountId enteredBy,
            @Nullable AccountId approvedBy,
            @Nullable Long reverses,
            @Nullable String reason) {}

    private Optional<Long> add(NewEntry entry) {
        if (entry.reverses() == null && (entry.minutes() <= 0 || entry.minutes() > 1440)) {
            throw new IllegalArgumentException("an entry has 1 to 1440 minutes, but " + entry.source() + " has "
                    + entry.minutes() + "; a correction is a reversal");
        }
        var session = sessions.find(entry.session())
                .orElseThrow(() -> new IllegalArgumentException(
                        entry.source() + " is about " + entry.session() + ", which does not exist"));
        return jdbc.sql("""
                insert into attendance.ledger_entry (college_id, student_id, session_id, served_from, served_to, minutes,
                    origin, source, entered_at, entered_by, approved_by, reverses, reason)
                values (:college, :student, :session, :from, :to, :minutes, :origin, :source, :now, :by, :approver,
                    :reverses, :reason)
                on conflict (source) do nothing returning id""")
                .param("college", entry.college().value())
                .param("student", entry.student().value())
                .param("session", entry.session().value())
                .param("from", Sql.at(session.startsAt()))
                .param("to", Sql.at(session.endsAt()))
                .param("minutes", entry.minutes())
                .param("origin", entry.origin().name())
                .param("source", entry.source())
                // To the microsecond, as the database keeps it: the hash must be found again from the stored row.
                .param("now", Sql.at(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .param("by", entry.enteredBy().value())
                .param(
                        "approver",
                        entry.approvedBy() == null ? null : entry.approvedBy().value(),
                        Types.BIGINT)
                .param("reverses", entry.reverses(), Types.BIGINT)
                .param("reason", entry.reason(), Types.VARCHAR)
                .query(Long.class)
                .optional();
    }

    /**
     * Enters what two people decided: takes the row back that stands, if one does, and adds a new one unless nothing
     * remains. Both are of whoever proposed it, and say who approved and why.
     */
    void amend(CollegeId college, Amendment amendment, AccountId approver) {
        var source = "amendment/" + amendment.id();
        var standing = counted(amendment.student(), amendment.session());
        if (standing.isPresent()) {
            add(new NewEntry(
                    college,
                    amendment.student(),
                    amendment.session(),
                    -standing.get().minutes(),
                    standing.get().origin(),
                    source + "/reversal",
                    amendment.proposedBy(),
                    approver,
                    standing.get().id(),
                    amendment.reason()));
        }
        if (amendment.minutes() > 0) {
            add(new NewEntry(
                    college,
                    amendment.student(),
                    amendment.session(),
                    amendment.minutes(),
                    Origin.BACKFILLED,
                    source,
                    amendment.proposedBy(),
                    approver,
                    null,
                    amendment.reason()));
        }
    }

    /** The row that counts of a student at a session. */
    @Transactional(readOnly = true)
    public Optional<LedgerEntry> counted(StudentId student, SessionId session) {
        return jdbc.sql("""
                select l.* from attendance.ledger_entry l join attendance.counted_hours c on c.entry_id = l.id
                where l.student_id = :student and l.session_id = :session""")
                .param("student", student.value())
                .param("session", session.value())
                .query(Hours::entry)
                .optional();
    }

    /** Whether hours of a student count within a time. */
    @Transactional(readOnly = true)
    public boolean overlaps(StudentId student, Instant from, Instant to) {
        return jdbc.sql("""
                select exists (select from attendance.counted_hours
                               where student_id = :student and period && tstzrange(:from, :to))""")
                .param("student", student.value())
                .param("from", Sql.at(from))
                .param("to", Sql.at(to))
                .query(Boolean.class)
                .single();
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

    /** Minutes that count for each student at a session; whose hours were all taken back is left out. */
    @Transactional(readOnly = true)
    public Map<StudentId, Long> minutesAt(SessionId session) {
        return jdbc
                .sql("select student_id, sum(minutes) as minutes from attendance.ledger_entry"
                        + " where session_id = :session group by student_id having sum(minutes) > 0")
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
                row.getInt("chain_number"),
                Sql.longOrNull(row, "reverses"),
                row.getString("reason"));
    }
}
