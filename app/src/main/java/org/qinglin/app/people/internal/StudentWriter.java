package org.qinglin.app.people.internal;

import java.sql.Date;
import java.sql.Time;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.people.NewStudent;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes many students at once, in the caller's transaction. */
@Component
public class StudentWriter {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    StudentWriter(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the new ids in the order of the students */
    public List<StudentId> insert(CollegeId college, List<NewStudent> students) {
        List<StudentId> ids = jdbc.query(
                "select nextval(pg_get_serial_sequence('people.student', 'id')) as id from generate_series(1, ?)",
                (row, number) -> new StudentId(row.getLong("id")),
                students.size());
        var rows = new ArrayList<Object[]>(students.size());
        for (int i = 0; i < students.size(); i++) {
            var student = students.get(i);
            long id = ids.get(i).value();
            rows.add(new Object[] {
                id,
                college.value(),
                student.classId().value(),
                student.number(),
                volunteerNumber(id),
                student.name(),
                Date.valueOf(student.birthDate()),
                student.phone(),
                student.position().longitude(),
                student.position().latitude(),
                student.weeklyCapacity(),
                student.goalMinutes(),
                student.consentedAt() == null ? null : Sql.at(student.consentedAt())
            });
        }
        jdbc.batchUpdate("""
                insert into people.student (id, college_id, class_id, student_number, volunteer_number, name, birth_date,
                    phone, longitude, latitude, weekly_capacity, goal_minutes, consented_at)
                overriding system value values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz)""", rows);
        insertDetails(ids, students);
        return ids;
    }

    /** "QL", the year of registration and the running number: nothing personal in it. */
    private String volunteerNumber(long id) {
        return "QL%d%08d".formatted(LocalDate.now(clock).getYear(), id);
    }

    /**
     * Replaces what is known of students, but for their position and their own consent, which are theirs to change.
     *
     * @param by the login of whoever does it
     */
    public void update(List<StudentId> ids, List<NewStudent> students, String by) {
        keepClasses(ids, students, by);
        var rows = new ArrayList<Object[]>(students.size());
        for (int i = 0; i < students.size(); i++) {
            var student = students.get(i);
            rows.add(new Object[] {
                student.classId().value(),
                student.name(),
                Date.valueOf(student.birthDate()),
                student.phone(),
                student.weeklyCapacity(),
                student.goalMinutes(),
                ids.get(i).value()
            });
        }
        jdbc.batchUpdate("""
                update people.student set class_id = ?, name = ?, birth_date = ?, phone = ?, weekly_capacity = ?,
                    goal_minutes = ? where id = ?""", rows);
        Long[] keys = ids.stream().map(StudentId::value).toArray(Long[]::new);
        for (String table : List.of("student_skill", "student_wish", "busy_time", "guardian_consent")) {
            jdbc.update("delete from people." + table + " where student_id = any (?)", (Object) keys);
        }
        insertDetails(ids, students);
    }

    /** The class that a student is about to be moved out of stays on record. */
    private void keepClasses(List<StudentId> ids, List<NewStudent> students, String by) {
        var today = Date.valueOf(LocalDate.now(clock));
        var rows = new ArrayList<Object[]>(students.size());
        for (int i = 0; i < students.size(); i++) {
            long to = students.get(i).classId().value();
            rows.add(new Object[] {to, today, by, ids.get(i).value(), to});
        }
        jdbc.batchUpdate("""
                insert into people.class_change (student_id, from_class, to_class, changed_on, changed_by)
                select id, class_id, ?, ?, ? from people.student where id = ? and class_id <> ?""", rows);
    }

    private void insertDetails(List<StudentId> ids, List<NewStudent> students) {
        var skills = new ArrayList<Object[]>();
        var wishes = new ArrayList<Object[]>();
        var busy = new ArrayList<Object[]>();
        var guardians = new ArrayList<Object[]>();
        for (int i = 0; i < students.size(); i++) {
            long id = ids.get(i).value();
            var student = students.get(i);
            student.skills().forEach((skill, level) -> skills.add(new Object[] {id, skill, level}));
            for (int rank = 0; rank < student.wishes().size(); rank++) {
                wishes.add(new Object[] {id, student.wishes().get(rank), rank + 1});
            }
            for (var time : student.busyTimes()) {
                busy.add(new Object[] {
                    id, time.weekday().getValue(), Time.valueOf(time.starts()), Time.valueOf(time.ends())
                });
            }
            if (student.guardian() != null) {
                var guardian = student.guardian();
                guardians.add(new Object[] {
                    id, guardian.name(), guardian.relation(), Date.valueOf(guardian.givenOn()), guardian.evidence()
                });
            }
        }
        jdbc.batchUpdate("insert into people.student_skill (student_id, skill_code, level) values (?, ?, ?)", skills);
        jdbc.batchUpdate("insert into people.student_wish (student_id, programme_code, rank) values (?, ?, ?)", wishes);
        jdbc.batchUpdate("insert into people.busy_time (student_id, weekday, starts, ends) values (?, ?, ?, ?)", busy);
        jdbc.batchUpdate(
                "insert into people.guardian_consent (student_id, guardian_name, relation, given_on, evidence)"
                        + " values (?, ?, ?, ?, ?)",
                guardians);
    }
}
