package org.qinglin.app.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.internal.LearningNotices;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.SecretToken;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.sealing.Sealing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who has a place in a class or waits for one, and how somebody gives it up. */
@Service
@Transactional
public class CourseEnrolments {

    private static final String ENROLMENTS = """
            select e.*, case when e.status = 'WAITING' then (select count(*) from learning.enrolment before
                where before.class_id = e.class_id and before.status = 'WAITING' and before.id <= e.id) else 0 end::int
                as turn
            from learning.enrolment e
            """;

    private final JdbcClient jdbc;
    private final Courses courses;
    private final Students students;
    private final Calls calls;
    private final LearningNotices notices;
    private final AuditTrail audit;
    private final Sealing sealing;
    private final Clock clock;

    CourseEnrolments(
            JdbcClient jdbc,
            Courses courses,
            Students students,
            Calls calls,
            LearningNotices notices,
            AuditTrail audit,
            Sealing sealing,
            Clock clock) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.students = students;
        this.calls = calls;
        this.notices = notices;
        this.audit = audit;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** Everybody who has a place or waits, places first. The caller has made sure that the viewer may see the class. */
    @Transactional(readOnly = true)
    public List<CourseEnrolment> of(CourseClassId id) {
        return named(jdbc.sql(ENROLMENTS + "where e.class_id = :id and e.status <> 'WITHDRAWN' order by e.status, e.id")
                .param("id", id.value())
                .query(this::enrolment)
                .list());
    }

    /** A student's own, the latest first. */
    @Transactional(readOnly = true)
    public List<CourseEnrolment> of(StudentId student) {
        return named(jdbc.sql(ENROLMENTS + "where e.student_id = :id order by e.id desc limit 100")
                .param("id", student.value())
                .query(this::enrolment)
                .list());
    }

    /** The student's live enrolment in a class. */
    @Transactional(readOnly = true)
    public Optional<CourseEnrolment> of(StudentId student, CourseClassId id) {
        return of(student).stream()
                .filter(each -> each.classId().equals(id) && each.status() != CourseEnrolment.Status.WITHDRAWN)
                .findFirst();
    }

    /** What a code finds; codes are typed with or without their dash. */
    @Transactional(readOnly = true)
    public Optional<CourseEnrolment> byCode(String code) {
        return jdbc.sql(ENROLMENTS + "where e.code_hash = :hash and e.erased_at is null")
                .param("hash", SecretToken.hash(ReadableCode.tidy(code)))
                .query(this::enrolment)
                .optional();
    }

    Optional<CourseEnrolment> byId(EnrolmentId id) {
        return named(jdbc.sql(ENROLMENTS + "where e.id = :id")
                        .param("id", id.value())
                        .query(this::enrolment)
                        .list())
                .stream()
                .findFirst();
    }

    /** Students who have a place or wait, for telling them. */
    List<StudentId> students(CourseClassId id) {
        return jdbc.sql("""
                select student_id from learning.enrolment
                where class_id = :id and status <> 'WITHDRAWN' and student_id is not null order by id""")
                .param("id", id.value())
                .query((row, number) -> new StudentId(row.getLong(1)))
                .list();
    }

    /** Whoever holds the code gives the place up. */
    public LearningOutcome withdraw(String code) {
        return byCode(code).map(this::withdraw).orElseGet(LearningOutcome.Missing::new);
    }

    /** Whoever holds the code has all forgotten that was kept of the person, and gives the place up. */
    public LearningOutcome erase(String code) {
        var found = byCode(code);
        if (found.isEmpty()) {
            return new LearningOutcome.Missing();
        }
        if (found.get().status() != CourseEnrolment.Status.WITHDRAWN
                && courses.byId(found.get().classId()).orElseThrow().isAlive()) {
            withdraw(found.get());
        }
        forget(List.of(found.get().id()));
        return new LearningOutcome.Done(found.get().classId().value());
    }

    /** The student gives the own place up. */
    public LearningOutcome withdraw(Viewer viewer, EnrolmentId id) {
        return byId(id).filter(each -> viewer.mustStudent().equals(each.student()))
                .map(this::withdraw)
                .orElseGet(LearningOutcome.Missing::new);
    }

    /** The desk gives a place up for its learner. */
    public LearningOutcome withdrawFor(Viewer viewer, CourseClassId classId, EnrolmentId id) {
        var found = ofDesk(viewer, classId, id);
        if (found.isEmpty()) {
            return new LearningOutcome.Missing();
        }
        audit.record(viewer, "learner-withdrawn", "enrolment " + id.value(), "");
        return withdraw(found.get());
    }

    private Optional<CourseEnrolment> ofDesk(Viewer viewer, CourseClassId classId, EnrolmentId id) {
        return courses.byId(classId)
                .filter(each -> Sides.isDesk(viewer, each))
                .flatMap(each -> byId(id))
                .filter(each -> each.classId().equals(classId));
    }

    private LearningOutcome withdraw(CourseEnrolment seen) {
        var held = courses.locked(seen.classId()).orElseThrow();
        // Read again under the lock: somebody may have moved up, or withdrawn, a moment ago.
        var now = byId(seen.id()).orElseThrow();
        if (!held.isAlive()) {
            return new LearningOutcome.NotFromHere(held.status());
        }
        if (EnrolmentSteps.TABLE
                .after(now.status(), EnrolmentStep.Withdraw.class)
                .isEmpty()) {
            return new LearningOutcome.Missing();
        }
        jdbc.sql("update learning.enrolment set status = 'WITHDRAWN', decided_at = :now where id = :id")
                .param("now", Sql.at(clock.instant()))
                .param("id", seen.id().value())
                .update();
        calls.drop(List.of(seen.id()));
        moveUp(seen.classId());
        return new LearningOutcome.Done(seen.classId().value());
    }

    /** Whoever waits longest gets a place, while there are any. The caller holds the class. */
    void moveUp(CourseClassId id) {
        var held = courses.byId(id).orElseThrow();
        var next = jdbc.sql(ENROLMENTS + "where e.class_id = :id and e.status = 'WAITING' order by e.id limit :free")
                .param("id", id.value())
                .param("free", held.free())
                .query(this::enrolment)
                .list();
        for (var each : next) {
            jdbc.sql("update learning.enrolment set status = 'ENROLLED', decided_at = :now where id = :id")
                    .param("now", Sql.at(clock.instant()))
                    .param("id", each.id().value())
                    .update();
            if (each.student() == null) {
                calls.placeFree(each.id());
            }
            notices.movedUp(held, each.student());
        }
    }

    /** Says in the audit trail that the desk reads phone numbers in full. */
    public boolean showPhones(Viewer viewer, CourseClassId id) {
        boolean desk =
                courses.byId(id).filter(each -> Sides.isDesk(viewer, each)).isPresent();
        if (desk) {
            audit.record(viewer, "learner-phones-seen", "class " + id.value(), "");
        }
        return desk;
    }

    /** Forgets who they were; that they took part stays for the count. */
    int forget(Collection<EnrolmentId> ids) {
        calls.drop(ids);
        return jdbc.sql("""
                update learning.enrolment set person_name = null, phone = null, phone_digest = null, guardian = null, origin = null,
                    needs = '{}', code_hash = null, erased_at = :now
                where id = any (:ids) and erased_at is null""")
                .param("now", Sql.at(clock.instant()))
                .param("ids", ids.stream().map(EnrolmentId::value).toArray(Long[]::new))
                .update();
    }

    /** Students by the names that stand in the register. */
    private List<CourseEnrolment> named(List<CourseEnrolment> found) {
        var ids = found.stream()
                .map(CourseEnrolment::student)
                .filter(java.util.Objects::nonNull)
                .toList();
        var byId = students.byIds(ids);
        return found.stream()
                .map(each -> each.student() == null ? each : named(each, byId.get(each.student())))
                .toList();
    }

    private static CourseEnrolment named(CourseEnrolment each, @Nullable Student student) {
        return new CourseEnrolment(
                each.id(),
                each.classId(),
                each.student(),
                student == null ? each.name() : student.name(),
                each.phone(),
                each.age(),
                each.guardian(),
                each.needs(),
                each.status(),
                each.byHelper(),
                each.turn(),
                each.madeAt());
    }

    private CourseEnrolment enrolment(ResultSet row, int number) throws SQLException {
        var student = Sql.longOrNull(row, "student_id");
        @Nullable String age = row.getString("age_band");
        return new CourseEnrolment(
                new EnrolmentId(row.getLong("id")),
                new CourseClassId(row.getLong("class_id")),
                student == null ? null : new StudentId(student),
                row.getString("person_name"),
                sealing.openOrNull(LearnerPhones.PHONE, row.getString("phone")),
                age == null ? null : CourseEnrolment.AgeBand.valueOf(age),
                row.getString("guardian"),
                Courses.names(row.getArray("needs"), CourseEnrolment.Need.class),
                CourseEnrolment.Status.valueOf(row.getString("status")),
                row.getObject("entered_by") != null,
                row.getInt("turn"),
                Sql.instant(row, "made_at"));
    }
}
