package org.qinglin.app;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.SignInCode;
import org.qinglin.app.evaluation.Evaluations;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.Dispatcher;
import org.qinglin.app.matching.NewRun;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.NewStudent;
import org.qinglin.app.people.Skill;
import org.qinglin.app.people.Skills;
import org.qinglin.app.people.Students;
import org.qinglin.app.people.Teams;
import org.qinglin.app.recognition.Applications;
import org.qinglin.app.recognition.CertificateId;
import org.qinglin.app.recognition.IssueOutcome;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.UnitId;
import org.qinglin.engine.Weights;
import org.springframework.stereotype.Component;

/** Small worlds for tests, built through the real services: colleges with people, and orders at any step of the loop. */
@Component
public class World {

    /** Tuesday, 2 June 2026, 10:00 in China: term time, and no holiday. */
    public static final Instant NOW =
            LocalDateTime.of(2026, 6, 2, 10, 0).atZone(China.TIME).toInstant();

    public static final String PASSWORD = "test-password";

    private static final GeoPoint CAMPUS = new GeoPoint(120.17, 35.97);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<String> USED = ConcurrentHashMap.newKeySet();

    private final Accounts accounts;
    private final Organisations organisations;
    private final Skills skills;
    private final Students students;
    private final Teams teams;
    private final Requests requests;
    private final Sessions sessions;
    private final Dispatcher dispatcher;
    private final DispatchRuns runs;
    private final Offers offers;
    private final Attendance attendance;
    private final SignInCode codes;
    private final Evaluations evaluations;
    private final Applications applications;
    private final TravellingClock clock;

    World(
            Accounts accounts,
            Organisations organisations,
            Skills skills,
            Students students,
            Teams teams,
            Requests requests,
            Sessions sessions,
            Dispatcher dispatcher,
            DispatchRuns runs,
            Offers offers,
            Attendance attendance,
            SignInCode codes,
            Evaluations evaluations,
            Applications applications,
            TravellingClock clock) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.skills = skills;
        this.students = students;
        this.teams = teams;
        this.requests = requests;
        this.sessions = sessions;
        this.dispatcher = dispatcher;
        this.runs = runs;
        this.offers = offers;
        this.attendance = attendance;
        this.codes = codes;
        this.evaluations = evaluations;
        this.applications = applications;
        this.clock = clock;
    }

    /** A college with a faculty, a class, some students, a team, a partner community, and an account for each. */
    public record Campus(
            String mark,
            CollegeId id,
            UnitId faculty,
            UnitId schoolClass,
            PlaceCode community,
            SignedIn collegeAccount,
            SignedIn facultyAccount,
            SignedIn communityAccount,
            List<SignedIn> studentAccounts,
            SignedIn leaderAccount) {

        public Viewer college() {
            return collegeAccount.getViewer();
        }

        public Viewer communityViewer() {
            return communityAccount.getViewer();
        }

        public Viewer student(int index) {
            return studentAccounts.get(index).getViewer();
        }
    }

    public Campus campus(String wanted, int studentCount) {
        int number = COUNT.incrementAndGet();
        // Test classes share a database: the second of a name gets one of its own.
        var mark = USED.add(wanted) ? wanted : wanted + number;
        skills.add(new Skill("first-aid", "急救", "First aid"));
        var college = organisations.addCollege(mark + "学院", mark, mark + "校团委", "10000000000", CAMPUS);
        organisations.addUnit(college, null, Unit.Kind.DEPARTMENT, "团委", null);
        var faculty = organisations.addUnit(college, null, Unit.Kind.FACULTY, mark + "信息系", null);
        var schoolClass = organisations.addUnit(college, faculty, Unit.Kind.CLASS, mark + "一班", "辅导员" + mark);
        // 199 numbers for residents' committees and 200 for villagers': the suite has more campuses than the former.
        var code = new PlaceCode("370211005%03d".formatted(number % 399 + 1));
        organisations.addCommunity(
                new Community(code, mark + "社区", mark + "社区居委会", code.street(), "长江路街道", "黄岛区", CAMPUS, true));
        organisations.addPartnership(college, code, faculty, LocalDate.of(2025, 9, 1));
        var ids = students.register(
                college,
                java.util.stream.IntStream.range(0, studentCount)
                        .mapToObj(i -> student(schoolClass, number, mark, i))
                        .toList());
        var team = teams.found(college, faculty, mark + "服务队", "", ids.get(0), ids);
        var opened = open(Stream.concat(
                        Stream.of(
                                NewAccount.college("college" + number, mark + "团委", college),
                                NewAccount.faculty("faculty" + number, mark + "系", college, faculty),
                                NewAccount.community("community" + number, mark + "书记", code),
                                NewAccount.teamLeader("leader" + number, mark + "队长", college, ids.get(0), team)),
                        ids.stream()
                                .map(id ->
                                        NewAccount.student("s" + number + "x" + id.value(), mark + "生", college, id)))
                .toList());
        return new Campus(
                mark,
                college,
                faculty,
                schoolClass,
                code,
                opened.get(0),
                opened.get(1),
                opened.get(2),
                opened.subList(4, opened.size()),
                opened.get(3));
    }

    private static NewStudent student(UnitId schoolClass, int number, String mark, int index) {
        return new NewStudent(
                schoolClass,
                "%d%04d".formatted(number, index),
                mark + "同学" + index,
                LocalDate.of(2006, 1, 15),
                "10000000001",
                CAMPUS,
                5,
                1200,
                NOW.minus(Duration.ofDays(30)),
                null,
                Map.of("first-aid", 2),
                List.of("VolunteerService"),
                List.of());
    }

    public SignedIn open(NewAccount account) {
        return open(List.of(account)).get(0);
    }

    /** Accounts that share the password {@link #PASSWORD}, hashed once: hashing is slow on purpose. */
    private List<SignedIn> open(List<NewAccount> all) {
        accounts.openDemoAccounts(all, PASSWORD);
        return all.stream()
                .map(each -> accounts.byLogin(each.login()).orElseThrow())
                .toList();
    }

    /** An order of the campus's community to its college: one session of two hours. */
    public RequestId ordered(Campus campus, LocalDateTime from, int heads) {
        return ordered(campus.communityViewer(), campus.id(), campus.mark(), from, heads);
    }

    /** The same with a second session. */
    public RequestId ordered(Campus campus, LocalDateTime from, int heads, LocalDateTime again) {
        return ordered(campus.communityViewer(), campus.id(), campus.mark(), heads, from, again);
    }

    public RequestId ordered(Viewer community, CollegeId college, String mark, LocalDateTime from, int heads) {
        return ordered(community, college, mark, heads, from);
    }

    private RequestId ordered(
            Viewer community, CollegeId college, String mark, int heads, LocalDateTime from, LocalDateTime... again) {
        return clock.at(
                from.minusDays(10).atZone(China.TIME).toInstant(),
                () -> requests.submit(
                        community,
                        new NewRequest(
                                college,
                                "VolunteerService",
                                mark + "的订单",
                                "教老人用手机",
                                "室内，无特殊风险",
                                false,
                                null,
                                null,
                                null,
                                1,
                                "联系人" + mark,
                                "10000000002",
                                mark + "活动室",
                                CAMPUS,
                                Stream.concat(Stream.of(from), Stream.of(again))
                                        .map(each -> new NewRequest.Time(each, each.plusHours(2)))
                                        .toList(),
                                List.of(new NewRequest.NewRole("助教", 1, heads, Map.of())))));
    }

    public ServiceSession accepted(Campus campus, LocalDateTime from, int heads) {
        var id = ordered(campus, from, heads);
        clock.at(from.minusDays(9).atZone(China.TIME).toInstant(), () -> requests.accept(campus.college(), id));
        return sessions.of(List.of(id)).get(0);
    }

    /** A run over the session's day, planned and published a day before it. */
    public RunId dispatched(Campus campus, ServiceSession session) {
        var day = LocalDate.ofInstant(session.startsAt(), China.TIME);
        var eve = session.startsAt().minus(Duration.ofDays(1));
        return clock.at(eve, () -> {
            var run = dispatcher.runNow(
                    campus.college(),
                    new NewRun(campus.mark() + "派单", day, day, eve.plus(Duration.ofHours(12)), Weights.defaults()));
            runs.publish(campus.college(), run);
            return run;
        });
    }

    /** Everyone who was asked accepts; returns who then has a place. */
    public List<StudentId> answered(Campus campus, ServiceSession session) {
        var at = session.startsAt().minus(Duration.ofHours(20));
        return offers.openOf(campus.id(), Instant.EPOCH).stream()
                .filter(each -> each.session().equals(session.id()))
                .map(offer -> {
                    clock.at(at, () -> offers.accept(viewer(campus, offer.student()), offer.id()));
                    return offer.student();
                })
                .toList();
    }

    public void attended(Campus campus, ServiceSession session, List<StudentId> helpers) {
        for (var student : helpers) {
            for (var at : List.of(session.startsAt(), session.endsAt())) {
                clock.at(at, () -> attendance.mark(viewer(campus, student), session.id(), codes.current(session.id())));
            }
        }
    }

    public void confirmed(Campus campus, ServiceSession session, List<StudentId> helpers) {
        var minutes = helpers.stream().collect(java.util.stream.Collectors.toMap(id -> id, id -> session.minutes()));
        clock.at(
                session.endsAt().plusSeconds(60),
                () -> attendance.confirm(campus.communityViewer(), session.id(), minutes));
    }

    /** The whole loop once round, evaluated and certified. */
    public Round round(Campus campus, LocalDateTime from) {
        var session = accepted(campus, from, 2);
        var run = dispatched(campus, session);
        var helpers = answered(campus, session);
        attended(campus, session, helpers);
        confirmed(campus, session, helpers);
        var later = session.endsAt().plus(Duration.ofDays(1));
        clock.at(later, () -> evaluations.byCommunity(campus.communityViewer(), session.id(), 5, campus.mark() + "说好"));
        var issued = clock.at(
                later, () -> applications.issue(campus.college(), helpers.get(0), "负责人", "经办人", "http://localhost"));
        return new Round(session, run, helpers, ((IssueOutcome.Issued) issued).id());
    }

    public record Round(ServiceSession session, RunId run, List<StudentId> helpers, CertificateId certificate) {}

    public Viewer viewer(Campus campus, StudentId student) {
        return campus.studentAccounts().stream()
                .map(SignedIn::getViewer)
                .filter(each -> student.equals(each.student()))
                .findFirst()
                .orElseThrow();
    }

    /** A student's number, as a form wants it. */
    public String numberOf(Campus campus, int index) {
        return students.find(campus.id(), campus.student(index).mustStudent())
                .orElseThrow()
                .number();
    }
}
