package org.qinglin.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.DemoAccounts;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.BusyTime;
import org.qinglin.app.people.GuardianConsent;
import org.qinglin.app.people.NewStudent;
import org.qinglin.app.people.Skills;
import org.qinglin.app.people.Students;
import org.qinglin.app.people.Teams;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.programmes.Term;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;
import org.qinglin.engine.Position;
import org.qinglin.scenarios.DemoTerm;
import org.qinglin.scenarios.Skill;
import org.springframework.stereotype.Component;

/** Brings the demo's colleges, communities, students, teams and accounts onto the stage. */
@Component
class DemoCasting {

    private final Accounts accounts;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Skills skills;
    private final Students students;
    private final Teams teams;

    DemoCasting(
            Accounts accounts,
            Organisations organisations,
            Programmes programmes,
            Skills skills,
            Students students,
            Teams teams) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.programmes = programmes;
        this.skills = skills;
        this.students = students;
        this.teams = teams;
    }

    DemoCast cast(DemoTerm term) {
        for (var skill : Skill.values()) {
            skills.add(new org.qinglin.app.people.Skill(skill.code(), skill.chinese(), skill.english()));
        }
        var colleges = new HashMap<String, CollegeId>();
        var faculties = new HashMap<String, UnitId>();
        var classes = new HashMap<String, UnitId>();
        for (var college : term.colleges()) {
            colleges.put(college.slug(), addCollege(college, term.today(), faculties, classes));
        }
        term.communities().forEach(this::addCommunity);
        term.agreements().forEach(each -> addPartners(each, term, colleges, faculties));
        var numbers = registerStudents(term, colleges, classes);
        var teamIds = foundTeams(term, colleges, faculties, numbers);
        return openAccounts(term, colleges, faculties, numbers, teamIds);
    }

    private CollegeId addCollege(
            DemoTerm.College college, LocalDate today, Map<String, UnitId> faculties, Map<String, UnitId> classes) {
        var id = organisations.addCollege(
                college.name(),
                college.name().substring(0, Math.min(4, college.name().length())),
                college.name() + "校团委",
                "10000000000",
                point(college.campus()));
        for (var department : college.departments()) {
            organisations.addUnit(id, null, Unit.Kind.DEPARTMENT, department.name(), null);
        }
        for (var faculty : college.faculties()) {
            var facultyId = organisations.addUnit(id, null, Unit.Kind.FACULTY, faculty.name(), null);
            faculties.put(faculty.slug(), facultyId);
            for (var each : faculty.classes()) {
                classes.put(
                        each.id(),
                        organisations.addUnit(id, facultyId, Unit.Kind.CLASS, each.name(), each.counsellor()));
            }
        }
        programmes.addTerm(term(id, today));
        return id;
    }

    /** Autumn runs from September to the middle of January, spring from the end of February to the middle of July. */
    private static Term term(CollegeId college, LocalDate today) {
        int month = today.getMonthValue();
        if (month >= 3 && month <= 8) {
            int year = today.getYear();
            return new Term(college, year + " 春", LocalDate.of(year, 2, 24), LocalDate.of(year, 8, 31));
        }
        int year = month >= 9 ? today.getYear() : today.getYear() - 1;
        return new Term(college, year + " 秋", LocalDate.of(year, 9, 1), LocalDate.of(year + 1, 2, 23));
    }

    private void addCommunity(DemoTerm.Community each) {
        organisations.addCommunity(new Community(
                new PlaceCode(each.code()),
                calledName(each),
                each.name(),
                new PlaceCode(each.streetCode()),
                each.streetName(),
                each.districtName(),
                point(each.position()),
                each.schematic()));
    }

    /** What people call a community: its alias, or the register's name without the committee's title. */
    static String calledName(DemoTerm.Community each) {
        var alias = each.alias();
        return alias != null ? alias : each.name().replaceFirst("(?<=.)(居民委员会|居委会|村民委员会|村委会)$", "");
    }

    /** A faculty's agreement with a street makes it the partner of the street's communities. */
    private void addPartners(
            DemoTerm.Agreement each, DemoTerm term, Map<String, CollegeId> colleges, Map<String, UnitId> faculties) {
        var college = need(colleges, each.college());
        var faculty = need(faculties, each.faculty());
        term.communities().stream()
                .filter(community -> community.streetCode().equals(each.streetCode()))
                .forEach(community -> organisations.addPartnership(
                        college, new PlaceCode(community.code()), faculty, each.signedOn()));
    }

    private Map<String, StudentId> registerStudents(
            DemoTerm term, Map<String, CollegeId> colleges, Map<String, UnitId> classes) {
        var numbers = new HashMap<String, StudentId>();
        var consentedAt =
                term.today().minusDays(70).atTime(10, 0).atZone(China.TIME).toInstant();
        colleges.forEach((slug, college) -> {
            var own = term.students().stream()
                    .filter(each -> each.college().equals(slug))
                    .toList();
            var ids = students.register(
                    college,
                    own.stream()
                            .map(each -> student(each, term, classes, consentedAt))
                            .toList());
            for (int i = 0; i < own.size(); i++) {
                numbers.put(own.get(i).number(), ids.get(i));
            }
        });
        return numbers;
    }

    private static NewStudent student(
            DemoTerm.Student each, DemoTerm term, Map<String, UnitId> classes, Instant consentedAt) {
        return new NewStudent(
                need(classes, each.classId()),
                each.number(),
                each.name(),
                each.birthDate(),
                each.phone(),
                point(each.campus()),
                each.perWeek(),
                each.goalHours() * 60,
                consentedAt,
                each.guardianConsent()
                        ? new GuardianConsent("监护人", "父母", term.today().minusDays(75), "演示数据")
                        : null,
                each.skills(),
                each.wishes(),
                each.timetable().busy().stream()
                        .map(busy -> new BusyTime(busy.day(), busy.start(), busy.end()))
                        .toList());
    }

    private Map<String, TeamId> foundTeams(
            DemoTerm term,
            Map<String, CollegeId> colleges,
            Map<String, UnitId> faculties,
            Map<String, StudentId> numbers) {
        var ids = new HashMap<String, TeamId>();
        for (var team : term.teams()) {
            var members = term.students().stream()
                    .filter(each -> team.slug().equals(each.team()))
                    .map(each -> need(numbers, each.number()))
                    .toList();
            var faculty = team.faculty() == null ? null : need(faculties, team.faculty());
            ids.put(
                    team.slug(),
                    teams.found(
                            need(colleges, team.college()),
                            faculty,
                            team.name(),
                            team.motto(),
                            members.isEmpty() ? null : members.get(0),
                            members));
        }
        return ids;
    }

    private DemoCast openAccounts(
            DemoTerm term,
            Map<String, CollegeId> colleges,
            Map<String, UnitId> faculties,
            Map<String, StudentId> numbers,
            Map<String, TeamId> teamIds) {
        var all = new ArrayList<NewAccount>();
        colleges.forEach((slug, college) -> all.add(NewAccount.college("college-" + slug, "校团委", college)));
        term.communities()
                .forEach(each ->
                        all.add(NewAccount.community(each.code(), each.secretary(), new PlaceCode(each.code()))));
        term.communities().stream()
                .collect(java.util.stream.Collectors.toMap(
                        DemoTerm.Community::streetCode, DemoTerm.Community::streetName, (one, same) -> one))
                .forEach((code, name) ->
                        all.add(NewAccount.street("street-" + code, name + "党工委", new PlaceCode(code))));
        term.students()
                .forEach(each -> all.add(NewAccount.student(
                        each.number(), each.name(), need(colleges, each.college()), need(numbers, each.number()))));
        accounts.openDemoAccounts(all, DemoAccounts.PASSWORD);
        var collegeViewers = new HashMap<String, Viewer>();
        colleges.keySet().forEach(slug -> collegeViewers.put(slug, viewer("college-" + slug)));
        var communities = new HashMap<String, Viewer>();
        term.communities().forEach(each -> communities.put(each.code(), viewer(each.code())));
        var studentViewers = new HashMap<StudentId, Viewer>();
        numbers.forEach((number, id) -> studentViewers.put(id, viewer(number)));
        return new DemoCast(colleges, collegeViewers, faculties, communities, studentViewers, numbers, teamIds);
    }

    private Viewer viewer(String login) {
        return accounts.byLogin(login)
                .orElseThrow(() -> new IllegalStateException("the demo has no account '" + login + "'"))
                .getViewer();
    }

    static <T> T need(Map<String, T> map, String key) {
        var value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("the demo term names '" + key + "', which it does not have");
        }
        return value;
    }

    static GeoPoint point(Position position) {
        return new GeoPoint(position.longitude(), position.latitude());
    }

    /** The accounts that the terminal and the sign-in page offer: one a role. */
    void openRoleAccounts(DemoCast cast, StudentId student, StudentId leader, PlaceCode community) {
        var founding = need(cast.colleges(), "qtc");
        List<NewAccount> roles = List.of(
                NewAccount.student("student", nameOf(cast, student), founding, student),
                NewAccount.teamLeader("leader", nameOf(cast, leader), founding, leader, need(cast.teams(), "pioneers")),
                NewAccount.community(
                        "community", need(cast.communities(), community.value()).name(), community),
                NewAccount.street("street", "长江路街道党工委", new PlaceCode("370211005")),
                NewAccount.faculty("faculty", "信息学院团总支", founding, need(cast.faculties(), "information")),
                NewAccount.college("college", "校团委", founding),
                NewAccount.district("district", "黄岛区团委", new PlaceCode("370211")),
                NewAccount.auditor("auditor", "审计员"),
                NewAccount.administrator("admin", "管理员"));
        accounts.openDemoAccounts(roles, DemoAccounts.PASSWORD);
    }

    private static String nameOf(DemoCast cast, StudentId student) {
        var viewer = cast.students().get(student);
        if (viewer == null) {
            throw new IllegalStateException("the demo has no student " + student);
        }
        return viewer.name();
    }
}
