package org.qinglin.app.people;

import static org.qinglin.app.shared.FormCheck.given;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.internal.LeavingTeams;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Students change class, leave and come back; hours, certificates and history stay theirs. Who leaves gives back the places
 * to come and is in no team any more. Each step answers empty if
 * the viewer's college has no such student.
 */
@Service
@Transactional
public class Enrolments {

    private final Students students;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final LeavingTeams teams;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    Enrolments(
            Students students,
            Organisations organisations,
            AuditTrail audit,
            LeavingTeams teams,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.teams = teams;
        this.events = events;
        this.students = students;
        this.organisations = organisations;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A change of class as typed; {@code toClass} is the id of a class. */
    public record ClassInput(
            @Nullable String toClass, @Nullable String changedOn) {}

    /** A departure as typed; {@code kind} is a name of {@link Enrolment.Kind}, and only who graduated needs no reason. */
    public record LeaveInput(
            @Nullable String kind,
            @Nullable String leftOn,
            @Nullable String reason) {}

    /** A return as typed. */
    public record ReturnInput(@Nullable String returnedOn) {}

    /** The caller has made sure that its reader may see the student. */
    @Transactional(readOnly = true)
    public Enrolment of(StudentId student) {
        var changes = jdbc.sql("""
                select * from people.class_change where student_id = :student order by changed_on desc, id desc""")
                .param("student", student.value())
                .query((row, number) -> new Enrolment.ClassChange(
                        new UnitId(row.getLong("from_class")),
                        new UnitId(row.getLong("to_class")),
                        row.getObject("changed_on", LocalDate.class),
                        row.getString("changed_by")))
                .list();
        var departures = jdbc.sql("""
                select * from people.departure where student_id = :student order by left_on desc, id desc""")
                .param("student", student.value())
                .query((row, number) -> {
                    @Nullable LocalDate returned = row.getObject("returned_on", LocalDate.class);
                    return new Enrolment.Departure(
                            Enrolment.Kind.valueOf(row.getString("kind")),
                            row.getObject("left_on", LocalDate.class),
                            row.getString("reason"),
                            row.getString("recorded_by"),
                            returned);
                })
                .list();
        return new Enrolment(changes, departures);
    }

    public Optional<Checked<StudentId>> changeClass(Viewer viewer, StudentId id, ClassInput input) {
        return locked(viewer, id).map(student -> {
            var check = new FormCheck();
            var to = schoolClass(student, input.toClass(), check);
            var on = day("changedOn", input.changedOn(), check);
            var enrolment = of(id);
            notBefore("changedOn", on, enrolment.changes().stream().map(Enrolment.ClassChange::on), check);
            if (student.leftOn() != null) {
                check.fault("toClass", student.leftOn(), "fault.enrolment.away");
            }
            return check.result(() -> changed(viewer, student, given(to), given(on)));
        });
    }

    private StudentId changed(Viewer viewer, Student student, Unit to, LocalDate on) {
        jdbc.sql("""
                insert into people.class_change (student_id, from_class, to_class, changed_on, changed_by)
                values (:student, :from, :to, :on, :by)""")
                .param("student", student.id().value())
                .param("from", student.classId().value())
                .param("to", to.id().value())
                .param("on", on)
                .param("by", viewer.login())
                .update();
        jdbc.sql("update people.student set class_id = :to where id = :student")
                .param("to", to.id().value())
                .param("student", student.id().value())
                .update();
        audit.record(
                viewer,
                "class-changed",
                subject(student.id()),
                student.classId().value() + " → " + to.id().value() + ", " + on);
        return student.id();
    }

    public Optional<Checked<StudentId>> leave(Viewer viewer, StudentId id, LeaveInput input) {
        return locked(viewer, id).map(student -> {
            var check = new FormCheck();
            var kind = check.oneOf("kind", input.kind(), Enrolment.Kind.class, "fault.enrolment.kind");
            var on = day("leftOn", input.leftOn(), check);
            var reason = kind == Enrolment.Kind.LEFT
                    ? check.text("reason", input.reason(), 200)
                    : check.optional("reason", input.reason(), 200);
            notBefore(
                    "leftOn",
                    on,
                    of(id).departures().stream().flatMap(each -> Optional.ofNullable(each.returnedOn()).stream()),
                    check);
            if (student.leftOn() != null) {
                check.fault("leftOn", student.leftOn(), "fault.enrolment.away");
            }
            return check.result(() -> left(viewer, id, kind, given(on), reason == null ? "" : reason));
        });
    }

    private StudentId left(Viewer viewer, StudentId id, Enrolment.Kind kind, LocalDate on, String reason) {
        jdbc.sql("""
                insert into people.departure (student_id, kind, left_on, reason, recorded_by)
                values (:student, :kind, :on, :reason, :by)""")
                .param("student", id.value())
                .param("kind", kind.name())
                .param("on", on)
                .param("reason", reason)
                .param("by", viewer.login())
                .update();
        leftOn(id, on);
        teams.leave(id, on);
        events.publishEvent(new StudentLeft(viewer.mustCollege(), id));
        audit.record(viewer, "student-left", subject(id), kind + ", " + on + (reason.isEmpty() ? "" : ", " + reason));
        return id;
    }

    public Optional<Checked<StudentId>> comeBack(Viewer viewer, StudentId id, ReturnInput input) {
        return locked(viewer, id).map(student -> {
            var check = new FormCheck();
            var on = day("returnedOn", input.returnedOn(), check);
            notBefore("returnedOn", on, Optional.ofNullable(student.leftOn()).stream(), check);
            if (student.leftOn() == null) {
                check.fault("returnedOn", student.name(), "fault.enrolment.here");
            }
            return check.result(() -> returned(viewer, id, given(on)));
        });
    }

    private StudentId returned(Viewer viewer, StudentId id, LocalDate on) {
        jdbc.sql("update people.departure set returned_on = :on where student_id = :student and returned_on is null")
                .param("on", on)
                .param("student", id.value())
                .update();
        leftOn(id, null);
        audit.record(viewer, "student-returned", subject(id), on.toString());
        return id;
    }

    private void leftOn(StudentId id, @Nullable LocalDate on) {
        jdbc.sql("update people.student set left_on = cast(:on as date) where id = :student")
                .param("on", on)
                .param("student", id.value())
                .update();
    }

    /** The student as of now: two steps at once wait for each other. */
    private Optional<Student> locked(Viewer viewer, StudentId id) {
        jdbc.sql("select from people.student where id = :student and college_id = :college for update")
                .param("student", id.value())
                .param("college", viewer.mustCollege().value())
                .query(row -> {});
        return students.find(viewer.mustCollege(), id);
    }

    private @Nullable Unit schoolClass(Student student, @Nullable String typed, FormCheck check) {
        var number = check.id("toClass", typed);
        if (number == null) {
            check.missing("toClass");
            return null;
        }
        var found = organisations
                .unit(student.college(), new UnitId(number))
                .filter(each -> each.kind() == Unit.Kind.CLASS);
        if (found.isEmpty()) {
            check.fault("toClass", number, "fault.choice");
        } else if (found.get().id().equals(student.classId())) {
            check.fault("toClass", found.get().name(), "fault.enrolment.same-class");
        }
        return found.orElse(null);
    }

    /** Today or before: nobody is taken out of dispatch, or put back, ahead of the day. */
    private @Nullable LocalDate day(String field, @Nullable String typed, FormCheck check) {
        var on = check.date(field, typed);
        if (on != null && on.isAfter(LocalDate.now(clock))) {
            check.fault(field, on, "fault.enrolment.ahead");
        }
        return on;
    }

    private static void notBefore(String field, @Nullable LocalDate on, Stream<LocalDate> earlier, FormCheck check) {
        var last = earlier.max(LocalDate::compareTo);
        if (on != null && last.isPresent() && on.isBefore(last.get())) {
            check.fault(field, on, "fault.enrolment.before", last.get());
        }
    }

    private static String subject(StudentId id) {
        return "student " + id.value();
    }
}
