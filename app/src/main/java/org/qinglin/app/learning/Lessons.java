package org.qinglin.app.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.resources.BookingId;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lessons of classes, and who was there: marked by whoever teaches, or by the desk. */
@Service
@Transactional
public class Lessons {

    private static final String LESSONS = """
            select l.*, lower(l.during) as from_at, upper(l.during) as to_at,
                   (select count(*) from learning.attendance a where a.lesson_id = l.id and a.present)::int as present
            from learning.lesson l
            """;

    private final JdbcClient jdbc;
    private final Courses courses;
    private final CourseEnrolments enrolments;
    private final Teachers teachers;
    private final ClassStanding standing;
    private final AuditTrail audit;
    private final Clock clock;

    Lessons(
            JdbcClient jdbc,
            Courses courses,
            CourseEnrolments enrolments,
            Teachers teachers,
            ClassStanding standing,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.enrolments = enrolments;
        this.teachers = teachers;
        this.standing = standing;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many of the lessons held somebody attended. */
    public record Share(int attended, int held) {

        /** Whether it is enough: compared without dividing, so that 7 of 10 is 70 %. */
        public boolean reaches(int percent) {
            return held > 0 && attended * 100L >= (long) percent * held;
        }
    }

    /** A lesson with who has a place, and whether each was there; nobody has a word before it was marked. */
    public record Sheet(Lesson lesson, CourseClass held, List<Line> lines) {}

    public record Line(CourseEnrolment learner, boolean present) {}

    /** In their order. The caller has made sure that the viewer may see the class. */
    @Transactional(readOnly = true)
    public List<Lesson> of(CourseClassId id) {
        return jdbc.sql(LESSONS + "where l.class_id = :id order by lower(l.during)")
                .param("id", id.value())
                .query(Lessons::lesson)
                .list();
    }

    /** How much each learner attended of all the lessons that were held. */
    @Transactional(readOnly = true)
    public Map<EnrolmentId, Share> shares(CourseClassId id) {
        var shares = new HashMap<EnrolmentId, Share>();
        jdbc.sql("""
                select e.id, count(*) filter (where a.present)::int as attended,
                       (select count(held_at) from learning.lesson where class_id = :id)::int as held
                from learning.enrolment e left join learning.attendance a on a.enrolment_id = e.id
                where e.class_id = :id group by e.id""").param("id", id.value()).query(row -> {
            shares.put(new EnrolmentId(row.getLong("id")), new Share(row.getInt("attended"), row.getInt("held")));
        });
        return shares;
    }

    /** A lesson's sheet, for whoever teaches or receives the learners. */
    @Transactional(readOnly = true)
    public Optional<Sheet> sheet(Viewer viewer, LessonId id) {
        return byId(id).flatMap(lesson -> courses.byId(lesson.classId())
                .filter(held -> marks(viewer, held))
                .map(held -> new Sheet(lesson, held, lines(lesson))));
    }

    private Optional<Lesson> byId(LessonId id) {
        return jdbc.sql(LESSONS + "where l.id = :id")
                .param("id", id.value())
                .query(Lessons::lesson)
                .optional();
    }

    private boolean marks(Viewer viewer, CourseClass held) {
        return Sides.isDesk(viewer, held) || teachers.teaches(viewer, held.id());
    }

    private List<Line> lines(Lesson lesson) {
        var present = new HashMap<Long, Boolean>();
        jdbc.sql("select enrolment_id, present from learning.attendance where lesson_id = :id")
                .param("id", lesson.id().value())
                .query(row -> {
                    present.put(row.getLong(1), row.getBoolean(2));
                });
        return enrolments.of(lesson.classId()).stream()
                .filter(each -> each.status() == CourseEnrolment.Status.ENROLLED)
                .map(each -> new Line(each, present.getOrDefault(each.id().value(), false)))
                .toList();
    }

    /**
     * Marks who was there; until the class is finished it can be marked anew. The first lesson begins the class.
     *
     * @param present of those who have a place; others are left out
     */
    public LearningOutcome mark(Viewer viewer, LessonId id, Collection<EnrolmentId> present) {
        var lesson = byId(id);
        if (lesson.isEmpty()) {
            return new LearningOutcome.Missing();
        }
        var held = courses.locked(lesson.get().classId()).orElseThrow();
        if (!marks(viewer, held)) {
            return new LearningOutcome.Missing();
        }
        if (held.status() != CourseClass.Status.RUNNING
                && !ClassSteps.TABLE.allows(held.status(), ClassStep.Begin.class)) {
            return new LearningOutcome.NotFromHere(held.status());
        }
        if (clock.instant().isBefore(lesson.get().from())) {
            return new LearningOutcome.TooEarly();
        }
        if (held.status() != CourseClass.Status.RUNNING) {
            standing.keep(viewer, held, CourseClass.Status.RUNNING, null);
        }
        keep(viewer, lesson.get(), present);
        audit.record(
                viewer, "lesson-marked", "lesson " + id.value(), held.course().title());
        return new LearningOutcome.Done(held.id().value());
    }

    private void keep(Viewer viewer, Lesson lesson, Collection<EnrolmentId> present) {
        jdbc.sql("delete from learning.attendance where lesson_id = :id")
                .param("id", lesson.id().value())
                .update();
        jdbc.sql("""
                insert into learning.attendance (lesson_id, enrolment_id, present)
                select :lesson, id, id = any (:present) from learning.enrolment
                where class_id = :class and status = 'ENROLLED'""")
                .param("lesson", lesson.id().value())
                .param("present", present.stream().map(EnrolmentId::value).toArray(Long[]::new))
                .param("class", lesson.classId().value())
                .update();
        jdbc.sql("update learning.lesson set held_at = :now, marked_by = :by where id = :id")
                .param("now", Sql.at(clock.instant()))
                .param("by", viewer.account().value())
                .param("id", lesson.id().value())
                .update();
    }

    private static Lesson lesson(ResultSet row, int number) throws SQLException {
        var booking = Sql.longOrNull(row, "booking_id");
        return new Lesson(
                new LessonId(row.getLong("id")),
                new CourseClassId(row.getLong("class_id")),
                Sql.instant(row, "from_at"),
                Sql.instant(row, "to_at"),
                Sql.instantOrNull(row, "held_at"),
                row.getInt("present"),
                booking == null ? null : new BookingId(booking));
    }
}
