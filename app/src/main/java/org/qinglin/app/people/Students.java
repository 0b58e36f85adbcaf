package org.qinglin.app.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.people.internal.StudentWriter;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers students and answers who they are and what they bring. */
@Service
@Transactional
public class Students {

    /** The age from which a student consents alone (Civil Code Art.17; domain rule 13). */
    public static final int ADULT = 18;

    private static final String SERVES = """
            s.left_on is null and s.consented_at is not null and (s.birth_date <= cast(:adultBornBy as date)
                or exists (select from people.guardian_consent g where g.student_id = s.id))""";

    private static final String MAY_SERVE = SERVES + " as may_serve";

    private final JdbcClient jdbc;
    private final StudentWriter writer;
    private final Clock clock;

    Students(JdbcClient jdbc, StudentWriter writer, Clock clock) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.clock = clock;
    }

    /** Registers students in the order given. @return their ids in the same order */
    public List<StudentId> register(CollegeId college, List<NewStudent> students) {
        return writer.insert(college, students);
    }

    @Transactional(readOnly = true)
    public Optional<Student> find(CollegeId college, StudentId id) {
        return jdbc.sql("select s.*, " + MAY_SERVE
                        + " from people.student s where s.college_id = :college and s.id = :id")
                .param("adultBornBy", adultBornBy())
                .param("college", college.value())
                .param("id", id.value())
                .query(Students::student)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Student> byNumber(CollegeId college, String number) {
        return jdbc.sql("select s.*, " + MAY_SERVE
                        + " from people.student s where s.college_id = :college and s.student_number = :number")
                .param("adultBornBy", adultBornBy())
                .param("college", college.value())
                .param("number", number)
                .query(Students::student)
                .optional();
    }

    /** Students by id, for naming many at once. The caller has already made sure that it may see them. */
    @Transactional(readOnly = true)
    public Map<StudentId, Student> byIds(Collection<StudentId> ids) {
        return jdbc
                .sql("select s.*, " + MAY_SERVE + " from people.student s where s.id = any (:ids)")
                .param("adultBornBy", adultBornBy())
                .param("ids", ids.stream().map(StudentId::value).distinct().toArray(Long[]::new))
                .query(Students::student)
                .list()
                .stream()
                .collect(Collectors.toMap(Student::id, Function.identity()));
    }

    /**
     * A page of a college's students; {@code search} matches name or number, {@code classes} narrows to some. Who left is
     * found by searching alone.
     */
    @Transactional(readOnly = true)
    public List<Student> list(CollegeId college, Collection<UnitId> classes, String search, int offset, int limit) {
        return found(
                        "s.*, " + MAY_SERVE,
                        " order by s.student_number offset :offset limit :limit",
                        college,
                        classes,
                        search)
                .param("adultBornBy", adultBornBy())
                .param("offset", offset)
                .param("limit", limit)
                .query(Students::student)
                .list();
    }

    /** All of a college's students who may serve, of some {@code classes} or of every one, by their numbers. */
    @Transactional(readOnly = true)
    public List<StudentId> thatMayServe(CollegeId college, Collection<UnitId> classes) {
        return jdbc.sql("select s.id from people.student s where " + SERVES + """
                 and s.college_id = :college
                  and (cardinality(:classes::bigint[]) = 0 or s.class_id = any (:classes))
                order by s.student_number""")
                .param("adultBornBy", adultBornBy())
                .param("college", college.value())
                .param("classes", classes.stream().map(UnitId::value).toArray(Long[]::new))
                .query((row, number) -> new StudentId(row.getLong("id")))
                .list();
    }

    @Transactional(readOnly = true)
    public int count(CollegeId college, Collection<UnitId> classes, String search) {
        return found("count(*)", "", college, classes, search)
                .query(Integer.class)
                .single();
    }

    /** What is not asked for is left out of the statement, so that an index may answer what is. */
    private JdbcClient.StatementSpec found(
            String what, String order, CollegeId college, Collection<UnitId> classes, String search) {
        var wanted = search.strip();
        Sql.planForValues(jdbc);
        return jdbc.sql("select " + what + " from people.student s where s.college_id = :college"
                        + (classes.isEmpty() ? "" : " and s.class_id = any (:classes)")
                        + (wanted.isEmpty()
                                ? " and s.left_on is null"
                                : " and (s.name like '%' || :search || '%' or s.student_number like :search || '%')")
                        + order)
                .param("college", college.value())
                .param("classes", classes.stream().map(UnitId::value).toArray(Long[]::new))
                .param("search", wanted);
    }

    /** Everything about all students of a college who may serve, for a dispatch run. O(students + their details). */
    @Transactional(readOnly = true)
    public List<Profile> profiles(CollegeId college) {
        var students = jdbc.sql("select s.*, " + MAY_SERVE
                        + " from people.student s where s.college_id = :college and s.left_on is null order by s.id")
                .param("adultBornBy", adultBornBy())
                .param("college", college.value())
                .query(Students::student)
                .list();
        return profiles(students, "college_id = :key", college.value());
    }

    @Transactional(readOnly = true)
    public Optional<Profile> profile(CollegeId college, StudentId id) {
        return find(college, id)
                .map(student ->
                        profiles(List.of(student), "id = :key", id.value()).get(0));
    }

    private List<Profile> profiles(List<Student> students, String condition, long key) {
        var skills = new HashMap<Long, Map<String, Integer>>();
        jdbc.sql("select d.* from people.student_skill d join people.student s on s.id = d.student_id where s."
                        + condition)
                .param("key", key)
                .query(row -> {
                    skills.computeIfAbsent(row.getLong("student_id"), id -> new HashMap<>())
                            .put(row.getString("skill_code"), row.getInt("level"));
                });
        var wishes = new HashMap<Long, List<String>>();
        jdbc.sql("select d.* from people.student_wish d join people.student s on s.id = d.student_id where s."
                        + condition + " order by d.student_id, d.rank")
                .param("key", key)
                .query(row -> {
                    wishes.computeIfAbsent(row.getLong("student_id"), id -> new ArrayList<>())
                            .add(row.getString("programme_code"));
                });
        var busy = new HashMap<Long, List<BusyTime>>();
        jdbc.sql("select d.* from people.busy_time d join people.student s on s.id = d.student_id where s." + condition
                        + " order by d.student_id, d.weekday, d.starts")
                .param("key", key)
                .query(row -> {
                    busy.computeIfAbsent(row.getLong("student_id"), id -> new ArrayList<>())
                            .add(new BusyTime(
                                    DayOfWeek.of(row.getInt("weekday")),
                                    row.getObject("starts", LocalTime.class),
                                    row.getObject("ends", LocalTime.class)));
                });
        return students.stream()
                .map(student -> new Profile(
                        student,
                        skills.getOrDefault(student.id().value(), Map.of()),
                        wishes.getOrDefault(student.id().value(), List.of()),
                        busy.getOrDefault(student.id().value(), List.of())))
                .toList();
    }

    private LocalDate adultBornBy() {
        return LocalDate.now(clock).minusYears(ADULT);
    }

    private static Student student(ResultSet row, int number) throws SQLException {
        @Nullable String phone = row.getString("phone");
        @Nullable LocalDate leftOn = row.getObject("left_on", LocalDate.class);
        return new Student(
                new StudentId(row.getLong("id")),
                new CollegeId(row.getLong("college_id")),
                new UnitId(row.getLong("class_id")),
                row.getString("student_number"),
                row.getString("volunteer_number"),
                row.getString("name"),
                row.getObject("birth_date", LocalDate.class),
                phone,
                new GeoPoint(row.getDouble("longitude"), row.getDouble("latitude")),
                row.getInt("weekly_capacity"),
                row.getInt("goal_minutes"),
                leftOn,
                row.getBoolean("may_serve"));
    }
}
