package org.qinglin.app.attendance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who really served where and when: what counts in the ledger after every correction. */
@Service
@Transactional(readOnly = true)
public class Served {

    private final JdbcClient jdbc;

    Served(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A student's minutes at a session. */
    public record Stay(StudentId student, SessionId session, long minutes) {}

    /** What some students served within some days, both included. */
    public List<Stay> of(Collection<StudentId> students, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select student_id, session_id, sum(minutes) as minutes from attendance.ledger_entry
                where student_id = any (:students) and served_from >= :from and served_from < :after
                group by student_id, session_id having sum(minutes) > 0 order by session_id, student_id""")
                .param("students", students.stream().map(StudentId::value).toArray(Long[]::new))
                .param("from", Sql.at(from.atStartOfDay(China.TIME).toInstant()))
                .param("after", Sql.at(to.plusDays(1).atStartOfDay(China.TIME).toInstant()))
                .query((row, number) -> new Stay(
                        new StudentId(row.getLong("student_id")),
                        new SessionId(row.getLong("session_id")),
                        row.getLong("minutes")))
                .list();
    }

    /** The students of a college who served at any of some sessions. */
    public Set<StudentId> at(CollegeId college, Collection<SessionId> sessions) {
        return jdbc.sql("""
                select student_id from attendance.ledger_entry
                where college_id = :college and session_id = any (:sessions)
                group by student_id, session_id having sum(minutes) > 0""")
                .param("college", college.value())
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .query((row, number) -> new StudentId(row.getLong(1)))
                .set();
    }

    /** The sessions of some at which students of a college served. */
    public Set<SessionId> held(CollegeId college, Collection<SessionId> sessions) {
        return jdbc.sql("""
                select session_id from attendance.ledger_entry
                where college_id = :college and session_id = any (:sessions)
                group by student_id, session_id having sum(minutes) > 0""")
                .param("college", college.value())
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .query((row, number) -> new SessionId(row.getLong(1)))
                .set();
    }
}
