package org.qinglin.app.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Students;
import org.qinglin.app.places.Place;
import org.qinglin.app.places.PlaceRegister;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Members' reports (报到): in term at a community that their branch is paired with, in the holidays at home. */
@Service
@Transactional
public class CheckIns {

    private static final String SEARCHED = " and (:search = '' or student_id = any (:students)"
            + " or strpos(lower(place_name || ' ' || words), lower(:search)) > 0)";

    private final JdbcClient jdbc;
    private final Pairings pairings;
    private final Students students;
    private final StudentNames names;
    private final Organisations organisations;
    private final PlaceRegister register;
    private final Programmes programmes;
    private final AuditTrail audit;
    private final Clock clock;

    CheckIns(
            JdbcClient jdbc,
            Pairings pairings,
            Students students,
            StudentNames names,
            Organisations organisations,
            PlaceRegister register,
            Programmes programmes,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.pairings = pairings;
        this.students = students;
        this.names = names;
        this.organisations = organisations;
        this.register = register;
        this.programmes = programmes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a day lies outside every term of a college. */
    @Transactional(readOnly = true)
    public boolean inHolidays(CollegeId college, LocalDate day) {
        return programmes
                .termOn(college, day)
                .map(term -> day.isAfter(term.endsOn()))
                .orElse(true);
    }

    /** Where the viewer may report in term: what their branch is paired with today. */
    @Transactional(readOnly = true)
    public List<Community> paired(Viewer viewer) {
        var student = students.find(viewer.mustCollege(), viewer.mustStudent()).orElseThrow();
        var codes = pairings.on(student.classId(), LocalDate.now(clock)).stream()
                .map(Pairing::community)
                .toList();
        return List.copyOf(organisations.communities(codes).values());
    }

    /** The viewer reports today at a community. */
    public PracticeOutcome report(Viewer viewer, @Nullable String typedCommunity, @Nullable String typedWords) {
        var student = students.find(viewer.mustCollege(), viewer.mustStudent()).orElseThrow();
        if (!student.mayServe()) {
            return new PracticeOutcome.MayNotServe();
        }
        var today = LocalDate.now(clock);
        boolean holidays = inHolidays(student.college(), today);
        var check = new FormCheck();
        var words = check.text("words", typedWords, 200);
        var code = typedCommunity == null ? "" : typedCommunity.strip();
        var pairing = pairings.on(student.classId(), today).stream()
                .filter(each -> each.community().value().equals(code))
                .findFirst();
        if (code.isEmpty()) {
            check.missing("community");
        } else if (pairing.isEmpty() && !holidays) {
            check.fault("community", code, "fault.practice.not-paired");
        } else if (pairing.isEmpty() && !known(code)) {
            check.fault("community", code, "fault.practice.place");
        }
        return check.<PracticeOutcome>result(() -> {
                    var id = insert(viewer, student.classId(), pairing, new PlaceCode(code), today, holidays, words);
                    if (id.isEmpty()) {
                        return new PracticeOutcome.Taken();
                    }
                    audit.record(viewer, "checked-in", "community " + code, "");
                    return new PracticeOutcome.Done(id.get());
                })
                .fold(outcome -> outcome, PracticeOutcome.Faulty::new);
    }

    private boolean known(String code) {
        return code.matches("\\d{12}") && register.find(new PlaceCode(code)).isPresent();
    }

    private Optional<Long> insert(
            Viewer viewer,
            UnitId branch,
            Optional<Pairing> pairing,
            PlaceCode community,
            LocalDate day,
            boolean holidays,
            String words) {
        return jdbc.sql("""
                insert into practice.check_in (college_id, student_id, class_id, pairing_id, community_code, place_name,
                    day, in_holidays, words, made_at)
                values (:college, :student, :branch, :pairing, :community, :name, :day, :holidays, :words, :now)
                on conflict do nothing returning id""")
                .param("college", viewer.mustCollege().value())
                .param("student", viewer.mustStudent().value())
                .param("branch", branch.value())
                .param("pairing", pairing.map(Pairing::id).orElse(null), Types.BIGINT)
                .param("community", community.value())
                .param("name", name(community))
                .param("day", day)
                .param("holidays", holidays)
                .param("words", words)
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .optional();
    }

    private String name(PlaceCode code) {
        return organisations
                .community(code)
                .map(Community::name)
                .orElseGet(() ->
                        register.path(code).stream().skip(1).map(Place::name).collect(Collectors.joining(" ")));
    }

    /** The viewer's own, the latest first. */
    @Transactional(readOnly = true)
    public List<CheckIn> mine(Viewer viewer) {
        return jdbc.sql("select * from practice.check_in where student_id = :key order by day desc, id desc")
                .param("key", viewer.mustStudent().value())
                .query(CheckIns::checkIn)
                .list();
    }

    /**
     * Those that the viewer may see, the latest first: the college and faculty their branches', a community its own.
     *
     * @param search a part of a place, of what was done, or of a student's name or number; empty for all
     */
    @Transactional(readOnly = true)
    public List<CheckIn> of(Viewer viewer, String search, int offset, int limit) {
        return seen(
                        "select * from practice.check_in where %s order by day desc, id desc offset :offset limit :limit",
                        viewer, search)
                .param("offset", offset)
                .param("limit", limit)
                .query(CheckIns::checkIn)
                .list();
    }

    @Transactional(readOnly = true)
    public int count(Viewer viewer, String search) {
        return seen("select count(*)::int from practice.check_in where %s", viewer, search)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec seen(String sql, Viewer viewer, String search) {
        var condition = viewer.is(Role.COMMUNITY)
                ? "community_code = :key"
                : viewer.is(Role.COLLEGE) ? "college_id = :key" : "class_id = any (:key)";
        return jdbc.sql(sql.formatted(condition + SEARCHED))
                .param("key", key(viewer))
                .param("search", search.strip())
                .param("students", names.matching(viewer, search));
    }

    private Object key(Viewer viewer) {
        if (viewer.is(Role.COMMUNITY)) {
            return viewer.mustPlace().value();
        }
        return viewer.is(Role.COLLEGE)
                ? viewer.mustCollege().value()
                : pairings.branches(viewer).stream()
                        .map(each -> each.id().value())
                        .toArray(Long[]::new);
    }

    private static CheckIn checkIn(ResultSet row, int number) throws SQLException {
        return new CheckIn(
                row.getLong("id"),
                new StudentId(row.getLong("student_id")),
                new UnitId(row.getLong("class_id")),
                new PlaceCode(row.getString("community_code")),
                row.getString("place_name"),
                row.getObject("day", LocalDate.class),
                row.getBoolean("in_holidays"),
                row.getString("words"));
    }
}
