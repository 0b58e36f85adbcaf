package org.qinglin.app.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Students;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.recognition.internal.RecognitionNotices;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Star levels: the student applies once the hours are there, the college confirms (domain rule 12). */
@Service
@Transactional
public class Stars {

    private static final String SELECT = """
            select s.*, t.minutes[s.level] as needed
            from recognition.star s join recognition.star_thresholds t on t.id = s.thresholds_id\s""";

    private final JdbcClient jdbc;
    private final StarRules rules;
    private final Hours hours;
    private final Students students;
    private final RecognitionNotices notices;
    private final WorkCalendar calendar;
    private final AuditTrail audit;
    private final Clock clock;
    private final int days;

    Stars(
            JdbcClient jdbc,
            StarRules rules,
            Hours hours,
            Students students,
            RecognitionNotices notices,
            WorkCalendar calendar,
            AuditTrail audit,
            Clock clock,
            @Value("${qinglin.certificate-days:5}") int days) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.hours = hours;
        this.students = students;
        this.notices = notices;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
        this.days = days;
    }

    /** The highest star that was confirmed; 0 for none. */
    @Transactional(readOnly = true)
    public int level(StudentId student) {
        return jdbc.sql("""
                select coalesce(max(level), 0) from recognition.star where student_id = :student and status = 'CONFIRMED'""")
                .param("student", student.value())
                .query(Integer.class)
                .single();
    }

    /** Applies for the highest star that the hours reach. */
    public StarOutcome apply(Viewer viewer) {
        var student = viewer.mustStudent();
        var college = viewer.mustCollege();
        var thresholds = rules.now(college);
        long served = hours.balance(student).value();
        int reached = thresholds.level(served);
        int given = level(student);
        if (reached == 0) {
            return new StarOutcome.NotReached(thresholds.missing(served));
        }
        if (reached <= given) {
            return new StarOutcome.AlreadyGiven(given);
        }
        var due = calendar.after(LocalDate.now(clock), days);
        var id = insert(college, student, reached, served, thresholds, due);
        if (id.isEmpty()) {
            return new StarOutcome.AlreadyOpen();
        }
        audit.record(viewer, "star-applied", named(id.get()), "level " + reached);
        notices.starApplied(
                college, students.find(college, student).orElseThrow().name(), reached, due);
        return new StarOutcome.Done(id.get(), reached);
    }

    private Optional<Long> insert(
            CollegeId college, StudentId student, int level, long served, StarThresholds thresholds, LocalDate due) {
        return jdbc.sql("""
                insert into recognition.star (college_id, student_id, level, minutes, thresholds_id, applied_at, due_on,
                    status)
                values (:college, :student, :level, :minutes, :thresholds, :now, :due, 'APPLIED')
                on conflict do nothing returning id""")
                .param("college", college.value())
                .param("student", student.value())
                .param("level", level)
                .param("minutes", served)
                .param("thresholds", thresholds.id())
                .param("now", Sql.at(clock.instant()))
                .param("due", due)
                .query(Long.class)
                .optional();
    }

    /** Takes a step, if the table has it from where the application stands and it is the viewer's to take. */
    public StarOutcome take(Viewer viewer, long id, StarStep step) {
        boolean own = step instanceof StarStep.Withdraw;
        var found = jdbc.sql(SELECT + """
                where s.id = :id and s.college_id = :college and (not :own or s.student_id = :student)
                for update of s""")
                .param("id", id)
                .param("college", viewer.mustCollege().value())
                .param("own", own)
                .param("student", own ? viewer.mustStudent().value() : -1L)
                .query(Stars::star)
                .optional();
        if (found.isEmpty()) {
            return new StarOutcome.NotFound();
        }
        var star = found.get();
        var next = StarSteps.TABLE.after(star.status(), step.getClass());
        if (next.isEmpty()) {
            return new StarOutcome.AlreadyDecided();
        }
        if (step instanceof StarStep.Confirm) {
            return confirm(viewer, star, next.get());
        }
        if (step instanceof StarStep.Refuse refuse) {
            var check = new FormCheck();
            var reason = check.text("reason", refuse.reason(), Applications.LONGEST_WORDS);
            return check.result(() -> {
                        decide(viewer, star, next.get(), reason);
                        notices.starRefused(viewer.mustCollege(), star.student(), star.level(), reason);
                        return star.level();
                    })
                    .fold(level -> new StarOutcome.Done(id, level), StarOutcome.Faulty::new);
        }
        decide(viewer, star, next.get(), null);
        return new StarOutcome.Done(id, star.level());
    }

    /** Hours may have been taken back since: the star is given for what stands in the ledger now. */
    private StarOutcome confirm(Viewer viewer, Star star, Star.Status next) {
        long missing = star.needed() - hours.balance(star.student()).value();
        if (missing > 0) {
            return new StarOutcome.NotReached(missing);
        }
        if (level(star.student()) >= star.level()) {
            return new StarOutcome.AlreadyGiven(star.level());
        }
        decide(viewer, star, next, null);
        notices.starGiven(viewer.mustCollege(), star.student(), star.level());
        return new StarOutcome.Done(star.id(), star.level());
    }

    private void decide(Viewer viewer, Star star, Star.Status next, @Nullable String answer) {
        jdbc.sql("""
                update recognition.star set status = :status, answer = :answer, decided_by = :account,
                    decided_at = :now where id = :id""")
                .param("status", next.name())
                .param("answer", answer, Types.VARCHAR)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("id", star.id())
                .update();
        audit.record(viewer, "star-" + next.name().toLowerCase(Locale.ROOT), named(star.id()), "level " + star.level());
    }

    /** The student's own, the newest first. */
    @Transactional(readOnly = true)
    public List<Star> mine(Viewer viewer) {
        return jdbc.sql(SELECT + "where s.student_id = :student order by s.id desc")
                .param("student", viewer.mustStudent().value())
                .query(Stars::star)
                .list();
    }

    /** Those that wait for the viewer's college, the first due first. */
    @Transactional(readOnly = true)
    public List<Star> waiting(Viewer viewer) {
        return jdbc.sql(SELECT + "where s.college_id = :college and s.status = 'APPLIED' order by s.due_on, s.id")
                .param("college", viewer.mustCollege().value())
                .query(Stars::star)
                .list();
    }

    /** How many students of the college have each level as their highest; five numbers. */
    @Transactional(readOnly = true)
    public List<Integer> spread(CollegeId college) {
        return jdbc.sql("""
                select (select count(*) from (select max(level) as level from recognition.star
                        where college_id = :college and status = 'CONFIRMED' group by student_id) highest
                        where highest.level = each.level)::int
                from generate_series(1, 5) as each(level) order by each.level""")
                .param("college", college.value())
                .query(Integer.class)
                .list();
    }

    private static String named(long id) {
        return "star " + id;
    }

    private static Star star(ResultSet row, int number) throws SQLException {
        return new Star(
                row.getLong("id"),
                new StudentId(row.getLong("student_id")),
                row.getInt("level"),
                row.getLong("minutes"),
                row.getInt("needed"),
                Sql.instant(row, "applied_at"),
                row.getObject("due_on", LocalDate.class),
                Star.Status.valueOf(row.getString("status")),
                Sql.instantOrNull(row, "decided_at"),
                row.getString("answer"));
    }
}
