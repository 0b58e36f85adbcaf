package org.qinglin.app.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.ClaimOutcome;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.assignment.OpenPool;
import org.qinglin.app.matching.internal.Workbench;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.Pinning.Obstacle;
import org.qinglin.engine.Weights;
import org.qinglin.engine.verify.Verifier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pins and blocks: decided by hand with a reason, kept by the run, in its files, on its pages; no rule is set aside. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ByHandTest {

    @Autowired
    private World world;

    @Autowired
    private HandChoices byHand;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private DispatchRuns runs;

    @Autowired
    private RunHistory history;

    @Autowired
    private OpenPool pool;

    @Autowired
    private Offers offers;

    @Autowired
    private Students students;

    @Autowired
    private Workbench workbench;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JsonMapper json;

    private World.Campus campus;
    private LocalDate day = LocalDate.of(2026, 6, 6);

    @BeforeAll
    void threeStudents() {
        campus = world.campus("手定", 3);
    }

    /** A day of its own, in a week of its own. */
    private LocalDate anotherDay() {
        day = day.plusDays(7);
        return day;
    }

    private ServiceSession order(LocalDate date, int hour, int heads) {
        return world.accepted(campus, date.atTime(hour, 0), heads);
    }

    private static SessionRoleId role(ServiceSession session) {
        return session.roles().get(0).id();
    }

    private StudentId student(int index) {
        return campus.student(index).mustStudent();
    }

    private String number(int index) {
        return students.find(campus.id(), student(index)).orElseThrow().number();
    }

    private HandOutcome decide(HandChoice.Kind kind, int student, ServiceSession at, String reason) {
        return byHand.make(campus.college(), new HandChoiceForm.Wanted(kind, number(student), role(at), reason));
    }

    private HandChoice made(HandChoice.Kind kind, int student, ServiceSession at) {
        return ((HandOutcome.Made) decide(kind, student, at, "教过这位老人")).choice();
    }

    private DispatchRun planned(LocalDate date) {
        var run = new NewRun("手定", date, date, World.NOW.plus(Duration.ofHours(24)), Weights.defaults());
        return runs.find(campus.id(), dispatcher.runNow(campus.college(), run)).orElseThrow();
    }

    private List<StudentId> chosen(DispatchRun run, ServiceSession session) {
        return runs.roles(run.id()).stream()
                .filter(each -> each.role().equals(role(session)))
                .flatMap(each -> each.people().stream())
                .map(PlannedRole.Choice::student)
                .toList();
    }

    @Test
    void aBlockClosesTheOpenPoolToThatStudentAlone_andItsReasonIsTheColleges() throws Exception {
        var date = anotherDay();
        var blocked = order(date, 9, 3);
        var other = order(date, 14, 3);
        var block = made(HandChoice.Kind.BLOCK_SESSION, 0, blocked);
        assertThat(pool.claim(campus.student(0), role(blocked))).isEqualTo(new ClaimOutcome.NotForYou());
        assertThat(pool.claim(campus.student(0), role(other))).isInstanceOf(ClaimOutcome.Confirmed.class);
        assertThat(pool.claim(campus.student(1), role(blocked))).isInstanceOf(ClaimOutcome.Confirmed.class);
        var seen = mvc.perform(get("/pool?from=" + date)
                        .with(user(campus.studentAccounts().get(0))))
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(seen).contains("这个岗位现在不能由你来报名").doesNotContain("教过这位老人");
        byHand.end(campus.college(), block.id());
        assertThat(pool.claim(campus.student(0), role(blocked))).isInstanceOf(ClaimOutcome.Confirmed.class);
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(campus.collegeAccount())).with(csrf()))
                .andReturn()
                .getResponse();
    }

    private String text(String path) throws Exception {
        var answer = call(get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private JsonNode body(MockHttpServletResponse answer) throws Exception {
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private void workDone() throws Exception {
        workbench.start(new Object(), stop -> {}).get(60, java.util.concurrent.TimeUnit.SECONDS);
    }

    @Test
    void whoIsPinnedIsPlannedAndTheFilesAreVerifiedWithThePin(@TempDir Path folder) throws Exception {
        var date = anotherDay();
        var session = order(date, 9, 1);
        for (int i = 0; i < 3; i++) { // whoever it is: a pin that a plan without it had chosen would prove nothing
            var pin = made(HandChoice.Kind.PIN, i, session);
            var run = planned(date);
            assertThat(chosen(run, session)).containsExactly(student(i));
            assertThat(byHand.of(run.id()))
                    .extracting(each -> each.choice().id())
                    .containsExactly(pin.id());
            var input = folder.resolve("run" + i);
            for (var file : runs.files(run.id()).entrySet()) {
                var path = input.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            assertThat(Files.readString(input.resolve("input/pins.csv")))
                    .contains(student(i).value() + "," + role(session).value());
            assertThat(Verifier.problem(input.resolve("input"), input.resolve("plan"))
                            .reasons())
                    .isEmpty();
            assertThat(run.result().gap()).isZero();
            assertThat(byHand.end(campus.college(), pin.id())).isTrue();
        }
    }

    @Test
    void whoIsBlockedIsNotPlannedThereButElsewhere() {
        var date = anotherDay();
        var morning = order(date, 9, 3);
        var afternoon = order(date, 14, 3);
        made(HandChoice.Kind.BLOCK_SESSION, 0, morning);
        made(HandChoice.Kind.BLOCK_ORDER, 1, afternoon);
        var run = planned(date);
        assertThat(chosen(run, morning)).containsExactlyInAnyOrder(student(1), student(2));
        assertThat(chosen(run, afternoon)).containsExactlyInAnyOrder(student(0), student(2));
        assertThat(byHand.of(run.id())).hasSize(2);
    }

    @Test
    void noRuleIsSetAsideByHand() {
        var date = anotherDay();
        var night = order(date, 22, 1); // after ten nobody is asked
        assertThat(decide(HandChoice.Kind.PIN, 0, night, "想请他"))
                .isInstanceOfSatisfying(
                        HandOutcome.NotPossible.class,
                        not -> assertThat(HandChoices.nameOf(not.obstacle())).isEqualTo("FREE_THEN"));
        var morning = order(date, 9, 1);
        var overlapping = order(date, 10, 1);
        made(HandChoice.Kind.PIN, 0, morning);
        assertThat(decide(HandChoice.Kind.PIN, 0, overlapping, "又一处"))
                .isEqualTo(new HandOutcome.NotPossible(
                        new Obstacle.SameTime(Long.toString(role(morning).value()))));
        assertThat(decide(HandChoice.Kind.PIN, 1, morning, "第二个人"))
                .isEqualTo(new HandOutcome.NotPossible(new Obstacle.Full(1)));
        assertThat(decide(HandChoice.Kind.BLOCK_ORDER, 0, morning, "又不要了")).isInstanceOf(HandOutcome.SaidAlready.class);
        made(HandChoice.Kind.BLOCK_ORDER, 2, overlapping);
        assertThat(decide(HandChoice.Kind.PIN, 2, overlapping, "又要了")).isInstanceOf(HandOutcome.SaidAlready.class);
        assertThat(byHand.make(
                        campus.college(), new HandChoiceForm.Wanted(HandChoice.Kind.PIN, "没有", role(morning), "没有这个人")))
                .isEqualTo(new HandOutcome.NoSuchStudent("没有"));
        var others = world.campus("手定外", 1);
        assertThat(byHand.make(
                        others.college(),
                        new HandChoiceForm.Wanted(
                                HandChoice.Kind.PIN,
                                students.find(others.id(), others.student(0).mustStudent())
                                        .orElseThrow()
                                        .number(),
                                role(morning),
                                "别校的岗位")))
                .isEqualTo(new HandOutcome.NoSuchRole());
    }

    @Test
    void theDatabaseHoldsOneWordAtATimeAndNoChoiceWithoutAReason() {
        var date = anotherDay();
        var session = order(date, 9, 1);
        made(HandChoice.Kind.PIN, 0, session);
        assertThatThrownBy(() -> insert("BLOCK_ORDER", session, null, "不要了"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("one_word");
        assertThatThrownBy(() -> insert("BLOCK_SESSION", order(date, 14, 1), null, "  "))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> insert("PIN", order(date, 16, 1), null, "没有岗位"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("role_id");
    }

    private void insert(String kind, ServiceSession session, Long role, String reason) {
        jdbc.sql("""
                insert into matching.hand_choice (college_id, kind, student_id, request_id, session_id, role_id, reason,
                    made_by, made_at)
                values (:college, :kind, :student, :request, :session, :role, :reason, :account, now())""")
                .param("college", campus.id().value())
                .param("kind", kind)
                .param("student", student(0).value())
                .param("request", session.request().value())
                .param(
                        "session",
                        kind.equals("BLOCK_ORDER") ? null : session.id().value())
                .param("role", role)
                .param("reason", reason)
                .param("account", campus.college().account().value())
                .update();
    }

    @Test
    void aPinThatCannotBeKeptAnyMoreIsLeftOutAndSaysWhy() throws Exception {
        var date = anotherDay();
        var session = order(date, 9, 1);
        made(HandChoice.Kind.PIN, 0, session);
        var first = planned(date);
        runs.publish(campus.college(), first.id());
        var offer = offers.ofRun(campus.id(), first.id().value()).get(0);
        assertThat(offer.student()).isEqualTo(student(0));
        offers.decline(campus.student(0), offer.id(), "没空");
        // Each who declines makes the refill ask the next; once all said no, there is a place to plan again.
        for (int i = 0; i < 2; i++) {
            offers.ofRun(campus.id(), first.id().value()).stream()
                    .filter(each -> each.status() == Offer.Status.OFFERED)
                    .forEach(each -> offers.decline(world.viewer(campus, each.student()), each.id(), "没空"));
        }
        var second = planned(date);
        assertThat(byHand.of(second.id()))
                .extracting(HandChoice.InRun::obstacle)
                .containsExactly("NOT_BLOCKED");
        assertThat(text("/dispatch/" + second.id().value())).contains("没有派成：谢绝过", "教过这位老人");
    }

    @Test
    void whoWasAskedNeedsNoPinAnyMore() {
        var date = anotherDay();
        var session = order(date, 9, 2);
        made(HandChoice.Kind.PIN, 0, session);
        var first = planned(date);
        jdbc.sql("delete from matching.planned_place where run_id = :run and student_id <> :student")
                .param("run", first.id().value())
                .param("student", student(0).value())
                .update();
        runs.publish(campus.college(), first.id());
        assertThat(byHand.of(planned(date).id())).isEmpty();
    }

    @Test
    void whatWasDecidedSinceMustBePlannedBeforeItIsPublished() throws Exception {
        var date = anotherDay();
        var session = order(date, 9, 1);
        var first = planned(date);
        var taken = chosen(first, session).get(0);
        var number = students.find(campus.id(), taken).orElseThrow().number();
        var path = "/dispatch/" + first.id().value() + "/needs/" + role(session).value();
        var answer = call(post(path + "/by-hand")
                .param("kind", "BLOCK_SESSION")
                .param("student", number)
                .param("reason", "社区希望换一位"));
        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(text(path)).contains("社区希望换一位", "不派到这一次");
        assertThat(runs.publish(campus.college(), first.id())).isInstanceOf(DispatchRuns.Published.DecidedSince.class);
        var page = text("/dispatch/" + first.id().value());
        assertThat(page).contains("这个派法没有照办", "照此重新派一次").doesNotContain("/publish");
        assertThat(text("/dispatch?again=" + first.id().value())).contains("接着“手定”", "value=\"" + date + "\"");
        var begun = call(post("/dispatch")
                .param("again", Long.toString(first.id().value()))
                .param("title", "手定又一次")
                .param("from", date.toString())
                .param("to", date.toString())
                .param("respondBy", "2026-06-04T18:00")
                .param("reachKilometres", "20"));
        assertThat(begun.getStatus()).isEqualTo(302);
        workDone();
        var second = runs.list(campus.id(), 0, 1).get(0);
        assertThat(second.follows()).isEqualTo(first.id());
        assertThat(chosen(second, session)).hasSize(1).doesNotContain(taken);
        assertThat(runs.publish(campus.college(), second.id())).isInstanceOf(DispatchRuns.Published.Done.class);
        var events = history.of(first.id());
        assertThat(events)
                .extracting(each -> each.run().value() + " " + each.kind())
                .containsExactly(
                        second.id().value() + " PUBLISHED",
                        second.id().value() + " PLANNED",
                        second.id().value() + " STARTED",
                        first.id().value() + " PLANNED",
                        first.id().value() + " STARTED");
        assertThat(events.get(0).by()).isEqualTo(campus.college().account());
        assertThat(events.get(2).differs())
                .extracting(RunEvent.Difference::what)
                .containsExactly("respondBy", "weights.reachMetres", "byHand.added");
        assertThat(text("/dispatch/" + second.id().value()))
                .contains(
                        "多了 1 条指定与排除",
                        "最远路程：15.0 公里 → 20.0 公里",
                        "答复期限：",
                        "发布",
                        "第 " + first.id().value() + " 号");
        assertThat(text("/dispatch")).contains("接着第 " + first.id().value() + " 号");
        var told = body(call(get("/api/runs/" + second.id().value() + "/history")));
        assertThat(told.get(2).get("differs").valueStream())
                .anySatisfy(each -> assertThat(each.get("what").asString()).isEqualTo("respondBy"));
    }

    @Test
    void whoWasBlockedAfterwardsIsNotAskedForAPlaceThatBecameFree() {
        var date = anotherDay();
        var session = order(date, 9, 1);
        var run = planned(date);
        var asked = chosen(run, session).get(0);
        runs.publish(campus.college(), run.id());
        var others = List.of(0, 1, 2).stream()
                .filter(each -> !student(each).equals(asked))
                .toList();
        made(HandChoice.Kind.BLOCK_SESSION, others.get(0), session);
        made(HandChoice.Kind.BLOCK_ORDER, others.get(1), session);
        var offer = offers.ofRun(campus.id(), run.id().value()).get(0);
        offers.decline(world.viewer(campus, asked), offer.id(), "没空");
        assertThat(offers.ofRun(campus.id(), run.id().value())).hasSize(1);
    }

    @Test
    void whatIsWrongIsNamedByPageAndApiAlikeAndNobodyElseMayDecide() throws Exception {
        var date = anotherDay();
        var session = order(date, 9, 1);
        var run = planned(date);
        var faulty = call(
                post("/api/by-hand").contentType(MediaType.APPLICATION_JSON).content("""
                {"kind": "MAYBE", "student": "", "role": "x", "reason": " "}"""));
        assertThat(faulty.getStatus()).isEqualTo(422);
        assertThat(body(faulty)
                        .get("faults")
                        .valueStream()
                        .map(each -> each.get("field").asString()))
                .containsExactlyInAnyOrder("kind", "student", "role", "reason");
        var pin = """
                {"kind": "PIN", "student": "%s", "role": "%d", "reason": "他会手语"}""".formatted(number(1), role(session).value());
        var made = call(
                post("/api/by-hand").contentType(MediaType.APPLICATION_JSON).content(pin));
        assertThat(made.getStatus()).isEqualTo(201);
        var again = call(
                post("/api/by-hand").contentType(MediaType.APPLICATION_JSON).content(pin));
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(body(again).get("outcome").asString()).isEqualTo("SaidAlready");
        assertThat(body(again).get("detail").asString()).contains("他会手语");
        var id = body(made).get("id").get("value").asLong();
        assertThat(text("/dispatch/by-hand")).contains("他会手语", number(1));
        var known = body(call(get("/api/runs/" + run.id().value() + "/by-hand")));
        assertThat(known.get("known")).isEmpty();
        assertThat(mvc.perform(get("/dispatch/by-hand")
                                .with(user(campus.studentAccounts().get(1))))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
        var elsewhere = world.campus("手定别校", 1);
        assertThat(byHand.end(elsewhere.college(), new HandChoiceId(id))).isFalse();
        assertThat(call(post("/api/by-hand/" + id + "/end")).getStatus()).isEqualTo(200);
        assertThat(call(post("/api/by-hand/" + id + "/end")).getStatus()).isEqualTo(404);
        var incomplete = call(
                post("/dispatch/" + run.id().value() + "/needs/" + role(session).value() + "/by-hand")
                        .param("kind", "PIN"));
        assertThat(incomplete.getStatus()).isEqualTo(302); // what was typed is kept for the next page
        var refused = text(
                "/dispatch/" + run.id().value() + "/needs/" + role(session).value() + "?kind=PIN&student=" + number(2));
        assertThat(refused).contains("value=\"" + number(2) + "\"");
    }
}
