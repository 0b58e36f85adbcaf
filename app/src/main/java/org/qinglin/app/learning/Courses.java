package org.qinglin.app.learning;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.resources.ResourceId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds courses and their classes: for everybody those that one can join, for organisers their own. */
@Service
@Transactional(readOnly = true)
public class Courses {

    private static final String CLASSES = """
            select k.*, c.college_id, c.faculty_id, c.owner_code, c.kind, c.programme_code, c.title, c.title_en, c.about,
                   c.audience, c.age_note, c.access, c.hours, c.pass_percent, l.lessons, l.held, l.first_at, l.last_at,
                   (select count(*) from learning.enrolment e where e.class_id = k.id and e.status = 'WAITING')::int
                       as waiting
            from learning.course_class k join learning.course c on c.id = k.course_id
            cross join lateral (select count(*)::int as lessons, count(held_at)::int as held,
                    min(lower(during)) as first_at, max(upper(during)) as last_at
                from learning.lesson where class_id = k.id) l
            """;

    /** Who may look at all: a college at what is held with it, a faculty at its own, a community also at what it hosts. */
    private static final String OWN = """
            (c.owner_code is null and c.college_id = :college and (:faculty::bigint is null or c.faculty_id = :faculty)
             or c.owner_code is not null and c.college_id = :college and :faculty::bigint is null
             or c.owner_code = :place)""";

    private static final String ALIVE =
            "k.status in ('DRAFT', 'OPEN', 'RUNNING') and (" + OWN + " or k.community_code = :place)";

    private static final String JOINABLE = """
            k.status = 'OPEN' and :today between k.enrol_from and k.enrol_until
            and (:kind = '' or c.kind = :kind) and (:street = '' or k.community_code like :street || '%')
            and (:search = '' or strpos(lower(concat_ws(' ', c.title, c.title_en, c.about, c.audience, k.location)),
                    lower(:search)) > 0)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Courses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What somebody looks for in the catalogue; empty for everything.
     *
     * @param kind name of a {@link Course.Kind}
     * @param street code of a street or town, nine digits
     */
    public record Wanted(String search, String kind, String street) {}

    /** Classes that one can join today, those that begin first at first. */
    public List<CourseClass> joinable(Wanted wanted, int offset, int limit) {
        return joinable(
                        CLASSES + "where " + JOINABLE
                                + " order by l.first_at nulls last, k.id offset :offset limit :limit",
                        wanted)
                .param("offset", offset)
                .param("limit", limit)
                .query(Courses::courseClass)
                .list();
    }

    public int countJoinable(Wanted wanted) {
        return joinable(
                        "select count(*)::int from learning.course_class k join learning.course c on c.id = k.course_id where "
                                + JOINABLE,
                        wanted)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec joinable(String sql, Wanted wanted) {
        return jdbc.sql(sql)
                .param("today", LocalDate.now(clock))
                .param("kind", wanted.kind())
                .param("street", wanted.street())
                .param("search", wanted.search().strip());
    }

    /** Codes of the communities where one can join something today. */
    public List<PlaceCode> placesToLearn() {
        return jdbc.sql("""
                select distinct community_code from learning.course_class
                where status = 'OPEN' and :today between enrol_from and enrol_until order by 1""")
                .param("today", LocalDate.now(clock))
                .query((row, number) -> new PlaceCode(row.getString(1)))
                .list();
    }

    /** One that everybody may look at: it was opened, whatever became of it since. */
    public Optional<CourseClass> published(CourseClassId id) {
        return byId(id).filter(each -> each.status() != CourseClass.Status.DRAFT);
    }

    /** The viewer's courses by title, and those held with the viewer's college. */
    public List<Course> of(Viewer viewer, String search, int offset, int limit) {
        return own(
                        "select c.* from learning.course c where " + OWN
                                + " and (:search = '' or strpos(c.title, :search) > 0)"
                                + " order by c.title, c.id offset :offset limit :limit",
                        viewer)
                .param("search", search.strip())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> course(row, "id"))
                .list();
    }

    public int count(Viewer viewer, String search) {
        return own(
                        "select count(*)::int from learning.course c where " + OWN
                                + " and (:search = '' or strpos(c.title, :search) > 0)",
                        viewer)
                .param("search", search.strip())
                .query(Integer.class)
                .single();
    }

    /** The viewer's classes that something can still become of, and those at the viewer's place; the next first. */
    public List<CourseClass> alive(Viewer viewer, int limit) {
        return own(CLASSES + "where " + ALIVE + " order by l.first_at nulls last, k.id limit :limit", viewer)
                .param("limit", limit)
                .query(Courses::courseClass)
                .list();
    }

    /** How many those are. */
    public int countAlive(Viewer viewer) {
        return own(
                        "select count(*)::int from learning.course_class k join learning.course c on c.id = k.course_id where "
                                + ALIVE,
                        viewer)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec own(String sql, Viewer viewer) {
        boolean community = viewer.is(Role.COMMUNITY);
        return jdbc.sql(sql)
                .param("college", community ? null : viewer.mustCollege().value(), Types.BIGINT)
                .param("faculty", viewer.is(Role.FACULTY) ? viewer.mustUnit().value() : null, Types.BIGINT)
                .param("place", community ? viewer.mustPlace().value() : null, Types.VARCHAR);
    }

    /** A course that the viewer may see beside the public. */
    public Optional<Course> find(Viewer viewer, CourseId id) {
        return byId(id).filter(each -> Sides.sees(viewer, each));
    }

    /** A class that the viewer may see beside the public. */
    public Optional<CourseClass> find(Viewer viewer, CourseClassId id) {
        return byId(id).filter(each -> Sides.sees(viewer, each));
    }

    /** Whether the viewer may change the course and its classes. */
    public boolean manages(Viewer viewer, Course course) {
        return Sides.manages(viewer, course);
    }

    /** Whether the viewer receives the class's learners. */
    public boolean isDesk(Viewer viewer, CourseClass held) {
        return Sides.isDesk(viewer, held);
    }

    /** All classes of a course, the latest first. */
    public List<CourseClass> of(CourseId course) {
        return jdbc.sql(CLASSES + "where k.course_id = :course order by k.id desc")
                .param("course", course.value())
                .query(Courses::courseClass)
                .list();
    }

    Optional<Course> byId(CourseId id) {
        return jdbc.sql("select * from learning.course where id = :id")
                .param("id", id.value())
                .query((row, number) -> course(row, "id"))
                .optional();
    }

    Optional<CourseClass> byId(CourseClassId id) {
        return jdbc.sql(CLASSES + "where k.id = :id")
                .param("id", id.value())
                .query(Courses::courseClass)
                .optional();
    }

    /** The same, held against everybody else who would change it or its places until the transaction ends. */
    Optional<CourseClass> locked(CourseClassId id) {
        jdbc.sql("select 1 from learning.course_class where id = :id for update")
                .param("id", id.value())
                .query(row -> {});
        return byId(id);
    }

    private static Course course(ResultSet row, String id) throws SQLException {
        var faculty = Sql.longOrNull(row, "faculty_id");
        @Nullable String owner = row.getString("owner_code");
        return new Course(
                new CourseId(row.getLong(id)),
                new CollegeId(row.getLong("college_id")),
                faculty == null ? null : new UnitId(faculty),
                owner == null ? null : new PlaceCode(owner),
                Course.Kind.valueOf(row.getString("kind")),
                row.getString("programme_code"),
                row.getString("title"),
                row.getString("title_en"),
                row.getString("about"),
                row.getString("audience"),
                row.getString("age_note"),
                names(row.getArray("access"), Course.Access.class),
                row.getInt("hours"),
                row.getInt("pass_percent"));
    }

    /** The names of an enum that an array holds. */
    static <E extends Enum<E>> Set<E> names(Array array, Class<E> type) throws SQLException {
        var names = EnumSet.noneOf(type);
        Arrays.stream((String[]) array.getArray()).forEach(each -> names.add(Enum.valueOf(type, each)));
        return names;
    }

    static CourseClass courseClass(ResultSet row, int number) throws SQLException {
        var room = Sql.longOrNull(row, "room_id");
        return new CourseClass(
                new CourseClassId(row.getLong("id")),
                course(row, "course_id"),
                new PlaceCode(row.getString("community_code")),
                row.getString("location"),
                row.getInt("capacity"),
                row.getInt("taken"),
                row.getInt("waiting"),
                row.getObject("enrol_from", LocalDate.class),
                row.getObject("enrol_until", LocalDate.class),
                CourseClass.Status.valueOf(row.getString("status")),
                row.getString("reason"),
                row.getInt("lessons"),
                row.getInt("held"),
                Sql.instantOrNull(row, "first_at"),
                Sql.instantOrNull(row, "last_at"),
                room == null ? null : new ResourceId(room));
    }
}
