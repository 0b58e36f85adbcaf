package org.qinglin.app.learning;

import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.internal.LearningNotices;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who teaches what. */
@Service
@Transactional
public class Teachers {

    private final JdbcClient jdbc;
    private final Courses courses;
    private final Students students;
    private final Accounts accounts;
    private final LearningNotices notices;
    private final AuditTrail audit;

    Teachers(
            JdbcClient jdbc,
            Courses courses,
            Students students,
            Accounts accounts,
            LearningNotices notices,
            AuditTrail audit) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.students = students;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
    }

    /**
     * A teacher as typed: one of the three.
     *
     * @param student a student number of the course's college
     * @param account the number of an account of {@link #staff}
     * @param guest a name
     */
    public record Input(
            @Nullable String student,
            @Nullable String account,
            @Nullable String guest) {}

    @Transactional(readOnly = true)
    public List<Teacher> of(CourseClassId id) {
        return jdbc.sql("select * from learning.teacher where class_id = :id order by id")
                .param("id", id.value())
                .query((row, number) -> {
                    var student = Sql.longOrNull(row, "student_id");
                    var account = Sql.longOrNull(row, "account_id");
                    return new Teacher(
                            row.getLong("id"),
                            student == null ? null : new StudentId(student),
                            account == null ? null : new AccountId(account),
                            row.getString("name"));
                })
                .list();
    }

    /** Whom one may choose by name: the people of the course's college, and the viewer. */
    @Transactional(readOnly = true)
    public List<Accounts.Named> staff(Viewer viewer, Course course) {
        var own = new Accounts.Named(viewer.account(), viewer.name());
        return Stream.concat(Stream.of(own), accounts.staffOf(course.college()).stream())
                .distinct()
                .toList();
    }

    /** Whether the viewer teaches the class. */
    @Transactional(readOnly = true)
    public boolean teaches(Viewer viewer, CourseClassId id) {
        return of(id).stream()
                .anyMatch(each -> viewer.account().equals(each.account())
                        || viewer.student() != null && viewer.student().equals(each.student()));
    }

    public LearningOutcome add(Viewer viewer, CourseClassId id, Input input) {
        var held = courses.locked(id).filter(each -> Sides.manages(viewer, each.course()));
        if (held.isEmpty()) {
            return new LearningOutcome.Missing();
        }
        if (!held.get().isAlive()) {
            return new LearningOutcome.NotFromHere(held.get().status());
        }
        var form = new FormCheck();
        var student = student(held.get().course(), input.student(), form);
        var account = account(viewer, held.get().course(), input.account(), form);
        var guest = form.optional("guest", input.guest(), 20);
        if (student == null && account == null && guest == null) {
            form.missing("student");
        }
        return form.<LearningOutcome>result(() -> {
                    insert(held.get(), student, account, guest);
                    audit.record(viewer, "teacher-named", "class " + id.value(), "");
                    return new LearningOutcome.Done(id.value());
                })
                .fold(outcome -> outcome, LearningOutcome.Faulty::new);
    }

    private @Nullable Student student(Course course, @Nullable String typed, FormCheck form) {
        var number = form.optional("student", typed, 40);
        if (number == null) {
            return null;
        }
        var found = students.byNumber(course.college(), number);
        if (found.isEmpty()) {
            form.fault("student", number, "fault.teacher.student");
        }
        return found.orElse(null);
    }

    private Accounts.@Nullable Named account(Viewer viewer, Course course, @Nullable String typed, FormCheck form) {
        var wanted = form.id("account", typed);
        if (wanted == null) {
            return null;
        }
        var found = staff(viewer, course).stream()
                .filter(each -> each.id().value() == wanted)
                .findFirst();
        if (found.isEmpty()) {
            form.fault("account", wanted, "fault.choice");
        }
        return found.orElse(null);
    }

    /** One of the three; naming somebody twice changes nothing. */
    private void insert(
            CourseClass held, @Nullable Student student, Accounts.@Nullable Named account, @Nullable String guest) {
        var name = student != null ? student.name() : account != null ? account.name() : guest;
        boolean fresh = jdbc.sql("""
                        insert into learning.teacher (class_id, student_id, account_id, name)
                        values (:class, :student, :account, :name) on conflict do nothing""")
                        .param("class", held.id().value())
                        .param("student", student == null ? null : student.id().value(), Types.BIGINT)
                        .param(
                                "account",
                                student != null || account == null
                                        ? null
                                        : account.id().value(),
                                Types.BIGINT)
                        .param("name", name)
                        .update()
                > 0;
        if (fresh) {
            notices.teaches(held, student == null ? null : student.id(), account == null ? null : account.id());
        }
    }

    public LearningOutcome remove(Viewer viewer, CourseClassId id, long teacher) {
        var held = courses.locked(id).filter(each -> Sides.manages(viewer, each.course()));
        if (held.isEmpty()) {
            return new LearningOutcome.Missing();
        }
        // Who taught a lesson that was held has taught it.
        if (!held.get().isAlive() || held.get().held() > 0) {
            return new LearningOutcome.NotFromHere(held.get().status());
        }
        jdbc.sql("delete from learning.teacher where id = :teacher and class_id = :class")
                .param("teacher", teacher)
                .param("class", id.value())
                .update();
        audit.record(viewer, "teacher-removed", "class " + id.value(), "");
        return new LearningOutcome.Done(id.value());
    }

    /** Classes that the viewer teaches, those with lessons to come first. */
    @Transactional(readOnly = true)
    public List<CourseClassId> taughtBy(Viewer viewer) {
        return jdbc.sql("""
                select k.id from learning.course_class k
                where k.status <> 'CANCELLED' and exists (select from learning.teacher t where t.class_id = k.id
                    and (t.account_id = :account or t.student_id = :student))
                order by k.status = 'FINISHED', k.id desc limit 100""")
                .param("account", viewer.account().value())
                .param(
                        "student",
                        viewer.student() == null ? null : viewer.student().value(),
                        Types.BIGINT)
                .query((row, number) -> new CourseClassId(row.getLong(1)))
                .list();
    }
}
