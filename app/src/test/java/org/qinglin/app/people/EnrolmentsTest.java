package org.qinglin.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.AcceptanceOutcome;
import org.qinglin.app.assignment.Misses;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.Refills;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.notification.Inbox;
import org.qinglin.app.notification.Message;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.Enrolments.ClassInput;
import org.qinglin.app.people.Enrolments.LeaveInput;
import org.qinglin.app.people.Enrolments.ReturnInput;
import org.qinglin.app.people.internal.StudentWriter;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Students change class, leave and come back, and nothing of theirs is lost. */
@PlatformTest
class EnrolmentsTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String TODAY = "2026-06-02";

    @Autowired
    private World world;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Students students;

    @Autowired
    private StudentWriter writer;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Offers offers;

    @Autowired
    private Places places;

    @Autowired
    private Misses misses;

    @Autowired
    private Refills refills;

    @Autowired
    private TeamLife life;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Outbox outbox;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private StudentId student;
    private UnitId second;

    @BeforeEach
    void aCollegeOfTwoClasses() {
        campus = world.campus("学籍" + COUNT.incrementAndGet(), 3);
        student = campus.student(1).mustStudent();
        second = organisations.addUnit(campus.id(), campus.faculty(), Unit.Kind.CLASS, "二班" + COUNT.get(), "辅导员二");
    }

    private List<String> faults(Optional<Checked<StudentId>> outcome) {
        return outcome.orElseThrow()
                .fold(
                        done -> List.of(),
                        faults -> faults.stream().map(Fault::field).toList());
    }

    private List<String> move(UnitId to, String on) {
        return faults(enrolments.changeClass(campus.college(), student, new ClassInput(Long.toString(to.value()), on)));
    }

    private List<String> leave(String kind, String on, String reason) {
        return faults(enrolments.leave(campus.college(), student, new LeaveInput(kind, on, reason)));
    }

    private List<String> comeBack(String on) {
        return faults(enrolments.comeBack(campus.college(), student, new ReturnInput(on)));
    }

    @Test
    void theClassChanges_andTheHistoryStaysInOrder() {
        assertThat(move(second, "2026-05-10")).isEmpty();
        assertThat(move(campus.schoolClass(), "2026-05-09"))
                .as("before the last change")
                .containsExactly("changedOn");
        assertThat(move(campus.schoolClass(), "2026-05-20")).isEmpty();
        assertThat(move(second, "2026-05-20")).as("twice on a day").isEmpty();

        var by = campus.college().login();
        assertThat(enrolments.of(student).changes())
                .containsExactly(
                        new Enrolment.ClassChange(campus.schoolClass(), second, LocalDate.of(2026, 5, 20), by),
                        new Enrolment.ClassChange(second, campus.schoolClass(), LocalDate.of(2026, 5, 20), by),
                        new Enrolment.ClassChange(campus.schoolClass(), second, LocalDate.of(2026, 5, 10), by));
        assertThat(students.find(campus.id(), student)).map(Student::classId).contains(second);
        assertThat(audit.list("student " + student.value(), 0, 10))
                .filteredOn(each -> each.subject().equals("student " + student.value()))
                .filteredOn(each -> each.action().equals("class-changed"))
                .hasSize(3);
    }

    @Test
    void anImportThatMovesAStudentKeepsTheClassBefore() {
        var before = students.profile(campus.id(), student).orElseThrow();
        var moved = new NewStudent(
                second,
                before.student().number(),
                before.student().name(),
                before.student().birthDate(),
                before.student().phone(),
                before.student().position(),
                before.student().weeklyCapacity(),
                before.student().goalMinutes(),
                null,
                null,
                before.skills(),
                before.wishes(),
                before.busyTimes());
        writer.update(List.of(student), List.of(moved), "importer");
        writer.update(List.of(student), List.of(moved), "importer");
        assertThat(enrolments.of(student).changes())
                .containsExactly(
                        new Enrolment.ClassChange(campus.schoolClass(), second, LocalDate.of(2026, 6, 2), "importer"));
    }

    @Test
    void neitherTheSameClass_norAnotherCollegesOne_norADayToCome() {
        var stranger = world.campus("外籍" + COUNT.get(), 1);
        assertThat(move(campus.schoolClass(), TODAY)).containsExactly("toClass");
        assertThat(move(campus.faculty(), TODAY)).as("a faculty is no class").containsExactly("toClass");
        assertThat(move(stranger.schoolClass(), TODAY)).containsExactly("toClass");
        assertThat(move(second, "2026-06-03")).containsExactly("changedOn");
        assertThat(leave("GRADUATED", "2026-06-03", "")).containsExactly("leftOn");
        assertThat(enrolments.of(student)).isEqualTo(new Enrolment(List.of(), List.of()));
    }

    @Test
    void anotherCollegeFindsNoSuchStudent() {
        var stranger = world.campus("外校籍" + COUNT.get(), 1).college();
        var input = new LeaveInput("LEFT", TODAY, "试试");
        assertThat(enrolments.changeClass(stranger, student, new ClassInput("1", TODAY)))
                .isEmpty();
        assertThat(enrolments.leave(stranger, student, input)).isEmpty();
        assertThat(enrolments.comeBack(stranger, student, new ReturnInput(TODAY)))
                .isEmpty();
    }

    @Test
    void whoLeavesOtherwiseThanByGraduatingGivesAReason_leavesOnce_andMayReturn() {
        assertThat(comeBack(TODAY)).as("is here").containsExactly("returnedOn");
        assertThat(leave("LEFT", TODAY, " ")).containsExactly("reason");
        assertThat(leave("GONE", TODAY, "")).containsExactly("kind");
        assertThat(leave("LEFT", "2026-05-20", "参军")).isEmpty();
        assertThat(leave("GRADUATED", TODAY, "")).containsExactly("leftOn");
        assertThat(move(second, TODAY)).as("away").containsExactly("toClass");
        assertThat(comeBack("2026-05-19")).as("before leaving").containsExactly("returnedOn");
        assertThat(comeBack("2026-06-01")).isEmpty();
        assertThat(students.find(campus.id(), student)).get().satisfies(back -> {
            assertThat(back.leftOn()).isNull();
            assertThat(back.mayServe()).isTrue();
        });
        assertThat(leave("GRADUATED", "2026-05-31", "")).as("before the return").containsExactly("leftOn");
        assertThat(leave("GRADUATED", TODAY, "")).isEmpty();
        assertThat(enrolments.of(student).departures())
                .extracting(Enrolment.Departure::kind)
                .containsExactly(Enrolment.Kind.GRADUATED, Enrolment.Kind.LEFT);
    }

    @Test
    void aDispatchRunOffersNothingToWhoLeft_andOffersAgainAfterTheReturn() {
        assertThat(leave("LEFT", TODAY, "休学")).isEmpty();
        assertThat(asked(LocalDateTime.of(2026, 6, 15, 9, 0))).hasSize(2).doesNotContain(student);
        assertThat(comeBack(TODAY)).isEmpty();
        assertThat(asked(LocalDateTime.of(2026, 6, 16, 9, 0))).hasSize(3).contains(student);
    }

    private List<StudentId> asked(LocalDateTime from) {
        var session = world.accepted(campus, from, 3);
        world.dispatched(campus, session);
        return offers.openOf(campus.id(), World.NOW).stream()
                .filter(each -> each.session().equals(session.id()))
                .map(Offer::student)
                .toList();
    }

    @Test
    void anOfferMadeBeforeIsNoLongerOpenToWhoLeft() {
        var session = world.accepted(campus, LocalDateTime.of(2026, 6, 15, 9, 0), 3);
        world.dispatched(campus, session);
        var made = offerTo(1, session);
        assertThat(leave("GRADUATED", TODAY, "")).isEmpty();
        assertThat(answerOf(2, session)).isEqualTo(new AcceptanceOutcome.Confirmed(session.id()));
        assertThat(offers.accept(campus.student(1), made.id())).isEqualTo(new AcceptanceOutcome.NoLongerOpen());
    }

    @Test
    void thePlacesToComeOfWhoLeavesAreFilledAgain_andTheOrganiserIsTold() {
        var session = world.accepted(campus, LocalDateTime.of(2026, 6, 15, 9, 0), 2);
        world.dispatched(campus, session);
        var asked = offers.openOf(campus.id(), World.NOW).stream()
                .filter(each -> each.session().equals(session.id()))
                .map(Offer::student)
                .toList();
        assertThat(asked).hasSize(2);
        student = asked.get(0);
        var leaver = world.viewer(campus, student);
        assertThat(offers.accept(leaver, offerTo(leaver, session).id()))
                .isEqualTo(new AcceptanceOutcome.Confirmed(session.id()));
        assertThat(leave("LEFT", TODAY, "转学")).isEmpty();
        assertThat(places.helpers(List.of(session.id()))).isEmpty();
        outbox.tell();
        assertThat(inbox.list(campus.communityViewer(), false, 0, 20))
                .extracting(Message::kind)
                .contains(NoticeKind.PLACE_GIVEN_UP);
        assertThat(misses.of(student)).as("leaving is no miss").isEmpty();
        refills.fillWhatIsFree();
        assertThat(offers.openOf(campus.id(), World.NOW))
                .filteredOn(each -> each.session().equals(session.id()))
                .extracting(Offer::student)
                .hasSize(2)
                .doesNotContain(student);
        assertThat(comeBack(TODAY)).isEmpty();
        assertThat(places.serves(student, session.id()))
                .as("returning brings no place back")
                .isFalse();
    }

    @Test
    void whatIsPastStaysAsItWas() {
        var past = world.accepted(campus, LocalDateTime.of(2026, 5, 20, 9, 0), 3);
        world.dispatched(campus, past);
        assertThat(world.answered(campus, past)).contains(student);
        assertThat(leave("GRADUATED", TODAY, "")).isEmpty();
        assertThat(places.serves(student, past.id())).isTrue();
    }

    @Test
    void whoLeavesIsInNoTeamAnyMore_andThatTheyWereIsKept() {
        var team = campus.leaderAccount().getViewer().mustTeam();
        assertThat(leave("GRADUATED", TODAY, "")).isEmpty();
        var page = life.find(campus.id(), team).orElseThrow();
        assertThat(page.member(student)).isEmpty();
        assertThat(page.former()).singleElement().satisfies(former -> {
            assertThat(former.student()).isEqualTo(student);
            assertThat(former.leftOn()).isEqualTo(LocalDate.parse(TODAY));
        });
        assertThat(comeBack(TODAY)).isEmpty();
        assertThat(life.find(campus.id(), team).orElseThrow().member(student))
                .as("returning brings nobody back into a team")
                .isEmpty();
    }

    @Test
    void aTeamWhoseLeaderLeavesIsLedByItsDeputy_orForNowByNobody() {
        var leader = campus.leaderAccount().getViewer();
        var team = leader.mustTeam();
        life.rank(leader, team, campus.student(2).mustStudent(), true);
        student = leader.mustStudent();
        assertThat(leave("GRADUATED", TODAY, "")).isEmpty();
        assertThat(life.find(campus.id(), team).orElseThrow().team().leader())
                .isEqualTo(campus.student(2).mustStudent());
        student = campus.student(2).mustStudent();
        assertThat(leave("GRADUATED", TODAY, "")).isEmpty();
        assertThat(life.find(campus.id(), team).orElseThrow().team().leader()).isNull();
        assertThat(accounts.byLogin(campus.leaderAccount().getUsername())
                        .orElseThrow()
                        .getViewer()
                        .roles())
                .containsExactly(Role.STUDENT);
    }

    private Offer offerTo(int index, ServiceSession session) {
        return offerTo(campus.student(index), session);
    }

    private Offer offerTo(Viewer viewer, ServiceSession session) {
        return offers.openOf(campus.id(), World.NOW).stream()
                .filter(each -> each.session().equals(session.id()))
                .filter(each -> each.student().equals(viewer.mustStudent()))
                .findFirst()
                .orElseThrow();
    }

    private AcceptanceOutcome answerOf(int index, ServiceSession session) {
        var viewer = campus.student(index);
        var offer = offers.openOf(campus.id(), World.NOW).stream()
                .filter(each -> each.session().equals(session.id()))
                .filter(each -> each.student().equals(viewer.mustStudent()))
                .findFirst()
                .orElseThrow();
        return offers.accept(viewer, offer.id());
    }

    @Test
    void whoLeftIsFoundBySearchingAlone_andThePageTellsTheHistory() throws Exception {
        var number = world.numberOf(campus, 1);
        assertThat(move(second, "2026-05-10")).isEmpty();
        assertThat(leave("GRADUATED", TODAY, "")).isEmpty();
        assertThat(students.count(campus.id(), List.of(), "")).isEqualTo(2);
        assertThat(students.list(campus.id(), List.of(), number, 0, 5))
                .extracting(Student::id)
                .contains(student);
        var page = mvc.perform(get("/students/" + student.value()).with(user(campus.collegeAccount())))
                .andReturn()
                .getResponse();
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString(StandardCharsets.UTF_8))
                .contains("2026年6月2日毕业", "2026年5月10日：从" + campus.mark() + "一班转到二班");
    }

    @Test
    void faultsComeBackOnThePage_andAsAProblemByTheApi() throws Exception {
        var page = mvc.perform(post("/students/" + student.value() + "/leave")
                        .param("kind", "LEFT")
                        .param("leftOn", "2026-07-01")
                        .with(csrf())
                        .with(user(campus.collegeAccount())))
                .andReturn()
                .getResponse();
        assertThat(page.getContentAsString(StandardCharsets.UTF_8)).contains("fault-leftOn", "2026-07-01 还没到");
        var path = "/api/students/" + student.value() + "/class";
        var faulty = api(
                path,
                "{\"toClass\":\"%d\",\"changedOn\":\"%s\"}"
                        .formatted(campus.schoolClass().value(), TODAY));
        assertThat(faulty.getStatus()).isEqualTo(422);
        assertThat(faulty.getContentType()).startsWith("application/problem+json");
        assertThat(faulty.getContentAsString(StandardCharsets.UTF_8)).contains("toClass");
        var good = api(path, "{\"toClass\":\"%d\",\"changedOn\":\"%s\"}".formatted(second.value(), TODAY));
        assertThat(good.getStatus()).isEqualTo(204);
    }

    private MockHttpServletResponse api(String path, String body) throws Exception {
        return mvc.perform(post(path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(csrf())
                        .with(user(campus.collegeAccount())))
                .andReturn()
                .getResponse();
    }
}
