package org.qinglin.app.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.resources.BookingTime;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom the desk has to call (电话通知名单): learners without an account, for whom a lesson or the class changed. A lesson that
 * moves again before somebody was told is one call still, from the time that they know to the one that it has now; back
 * where they know it, none. What is over by now is not called about any more.
 */
@Service
@Transactional
public class Calls {

    private static final int MOST_TOLD = 200;
    private static final int MOST_CLASSES = 20;

    private static final String CALLS = """
            select c.*, lower(c.known) as known_from, upper(c.known) as known_to,
                   lower(coalesce(c.told_time, l.during)) as now_from, upper(coalesce(c.told_time, l.during)) as now_to
            from learning.call c join learning.enrolment e on e.id = c.enrolment_id
            join learning.course_class k on k.id = e.class_id join learning.course t on t.id = k.course_id
            left join learning.lesson l on l.id = c.lesson_id
            """;

    /** Not told, and neither over nor past. */
    static final String DUE = """
            c.told_at is null and case c.kind
                when 'PLACE' then k.status in ('OPEN', 'RUNNING')
                when 'LESSON_MOVED' then greatest(upper(c.known), upper(l.during)) > :now
                when 'LESSON_DROPPED' then upper(c.known) > :now
                else (select max(upper(during)) from learning.lesson where class_id = k.id) > :now end
            """;

    private final JdbcClient jdbc;
    private final Courses courses;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    Calls(JdbcClient jdbc, Courses courses, Accounts accounts, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** A class with how many people have to be called. */
    public record Due(CourseClass held, int people) {}

    /** Classes whose learners the viewer receives and has to call, those that wait longest first. */
    @Transactional(readOnly = true)
    public List<Due> due(Viewer viewer) {
        boolean community = viewer.is(Role.COMMUNITY);
        return jdbc
                .sql("""
                        select k.id, count(distinct c.enrolment_id)::int as people
                        from learning.call c join learning.enrolment e on e.id = c.enrolment_id
                        join learning.course_class k on k.id = e.class_id join learning.course t on t.id = k.course_id
                        left join learning.lesson l on l.id = c.lesson_id
                        where (t.owner_code is null and t.college_id = :college
                               or t.owner_code = :place or k.community_code = :place) and\s""" + DUE + "group by k.id order by min(c.made_at), k.id limit " + MOST_CLASSES)
                .param("college", community ? null : viewer.mustCollege().value(), Types.BIGINT)
                .param("place", community ? viewer.mustPlace().value() : null, Types.VARCHAR)
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> new Due(
                        courses.byId(new CourseClassId(row.getLong("id"))).orElseThrow(), row.getInt("people")))
                .list()
                .stream()
                .filter(each -> Sides.isDesk(viewer, each.held()))
                .toList();
    }

    /** What the learners of a class have to be told. The caller has made sure that the viewer receives them. */
    @Transactional(readOnly = true)
    public List<LearnerCall> open(CourseClassId id) {
        return calls("where k.id = :id and " + DUE + "order by c.enrolment_id, lower(c.known), c.id", id.value());
    }

    /** What they were told, the latest first. */
    @Transactional(readOnly = true)
    public List<LearnerCall> told(CourseClassId id) {
        return calls(
                "where k.id = :id and c.told_at is not null and e.erased_at is null order by c.told_at desc, c.id desc limit "
                        + MOST_TOLD,
                id.value());
    }

    /** What changed for a learner of the lessons to come, told or not: whoever holds the code reads it. */
    @Transactional(readOnly = true)
    public List<LearnerCall> changes(EnrolmentId id) {
        return calls("""
                where e.id = :id and e.status <> 'WITHDRAWN' and c.kind in ('LESSON_MOVED', 'LESSON_DROPPED')
                  and greatest(upper(c.known), upper(l.during)) > :now and k.status in ('OPEN', 'RUNNING')
                  and not exists (select from learning.call later where later.enrolment_id = c.enrolment_id
                      and later.lesson_id = c.lesson_id and later.id > c.id)
                order by lower(c.known), c.id""", id.value());
    }

    private List<LearnerCall> calls(String where, long id) {
        return jdbc.sql(CALLS + where)
                .param("id", id)
                .param("now", Sql.at(clock.instant()))
                .query(this::call)
                .list();
    }

    /** Somebody told a learner. Nothing is kept if one of it has changed since the viewer's page was made. */
    public LearningOutcome told(Viewer viewer, CourseClassId id, Collection<Long> calls) {
        if (courses.locked(id).filter(each -> Sides.isDesk(viewer, each)).isEmpty()) {
            return new LearningOutcome.Missing();
        }
        var found = jdbc.sql("""
                select c.id from learning.call c join learning.enrolment e on e.id = c.enrolment_id
                where e.class_id = :class and c.id = any (:ids)""")
                .param("class", id.value())
                .param("ids", calls.toArray(Long[]::new))
                .query(Long.class)
                .list();
        if (found.size() < calls.size() || found.isEmpty()) {
            return new LearningOutcome.Changed();
        }
        jdbc.sql("""
                update learning.call c set told_at = :now, told_by = :by,
                    told_time = case when kind = 'LESSON_MOVED'
                        then (select during from learning.lesson l where l.id = c.lesson_id) end
                where id = any (:ids) and told_at is null""")
                .param("now", Sql.at(clock.instant()))
                .param("by", viewer.account().value())
                .param("ids", calls.toArray(Long[]::new))
                .update();
        audit.record(viewer, "learner-told", "class " + id.value(), "");
        return new LearningOutcome.Done(id.value());
    }

    /** Somebody without an account moved up. */
    void placeFree(EnrolmentId id) {
        jdbc.sql("insert into learning.call (enrolment_id, kind, made_at) values (:id, 'PLACE', :now)")
                .param("id", id.value())
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    /**
     * A lesson was put to another time. The caller holds the class.
     *
     * @return how many have to be called
     */
    int moved(CourseClass held, Lesson before, BookingTime after) {
        return lesson(held, before, "LESSON_MOVED", Optional.of(after));
    }

    /** A lesson is to be taken away; the caller does so next. */
    int dropped(CourseClass held, Lesson lesson) {
        return lesson(held, lesson, "LESSON_DROPPED", Optional.empty());
    }

    private int lesson(CourseClass held, Lesson before, String kind, Optional<BookingTime> after) {
        return jdbc.sql("""
                with open as (delete from learning.call where lesson_id = :lesson and told_at is null
                    returning enrolment_id, known)
                insert into learning.call (enrolment_id, lesson_id, kind, known, made_at)
                select e.id, case when :kind = 'LESSON_MOVED' then :lesson end, :kind,
                       coalesce(open.known, :before::tstzrange), :now
                from learning.enrolment e left join open on open.enrolment_id = e.id
                where e.class_id = :class and e.status = 'ENROLLED' and e.student_id is null and e.erased_at is null
                  and coalesce(open.known, :before::tstzrange) is distinct from :after::tstzrange""")
                .param("lesson", before.id().value())
                .param("kind", kind)
                .param("before", Sql.range(before.from(), before.to()))
                .param(
                        "after",
                        after.map(each -> Sql.range(each.from(), each.to())).orElse(null),
                        Types.VARCHAR)
                .param("class", held.id().value())
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    /** A class is called off: of nothing else is anybody called any more. Those who wait are told too. */
    int cancelled(CourseClass held) {
        jdbc.sql("""
                delete from learning.call c using learning.enrolment e
                where e.id = c.enrolment_id and e.class_id = :class and c.told_at is null""").param("class", held.id().value()).update();
        return jdbc.sql("""
                insert into learning.call (enrolment_id, kind, made_at)
                select id, 'CLASS_CANCELLED', :now from learning.enrolment
                where class_id = :class and status <> 'WITHDRAWN' and student_id is null and erased_at is null""")
                .param("class", held.id().value())
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    /** Whoever left, or is forgotten, is not called any more. */
    void drop(Collection<EnrolmentId> ids) {
        jdbc.sql("delete from learning.call where enrolment_id = any (:ids) and told_at is null")
                .param("ids", ids.stream().map(EnrolmentId::value).toArray(Long[]::new))
                .update();
    }

    private LearnerCall call(ResultSet row, int number) throws SQLException {
        var by = Sql.longOrNull(row, "told_by");
        return new LearnerCall(
                row.getLong("id"),
                new EnrolmentId(row.getLong("enrolment_id")),
                LearnerCall.Kind.valueOf(row.getString("kind")),
                time(row, "known"),
                time(row, "now"),
                Sql.instantOrNull(row, "told_at"),
                by == null ? null : accounts.name(new AccountId(by)).orElse(""));
    }

    private static @Nullable BookingTime time(ResultSet row, String name) throws SQLException {
        var from = Sql.instantOrNull(row, name + "_from");
        return from == null
                ? null
                : new BookingTime(from, Objects.requireNonNull(Sql.instantOrNull(row, name + "_to")));
    }
}
