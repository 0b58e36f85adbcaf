package org.qinglin.app.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.internal.Workbench;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.engine.Rules;
import org.qinglin.engine.Weights;
import org.qinglin.engine.format.CertificateFile;
import org.qinglin.engine.verify.Verdict;
import org.qinglin.engine.verify.Verifier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules beyond the flow form: asked for by the form, kept by the plan, told on the pages, verified from the files. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunRulesTest {

    private static final GeoPoint NEAR = new GeoPoint(120.17, 35.97);
    private static final GeoPoint WEST = new GeoPoint(120.08, 35.97);
    private static final GeoPoint EAST = new GeoPoint(120.26, 35.97);

    @Autowired
    private World world;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private DispatchRuns runs;

    @Autowired
    private SavedRuns saved;

    @Autowired
    private WhatIfs whatIfs;

    @Autowired
    private Workbench workbench;

    @Autowired
    private Offers offers;

    @Autowired
    private Requests requests;

    @Autowired
    private Organisations organisations;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JsonMapper json;

    private World.Campus campus;
    private Viewer otherStreet;
    private LocalDate day = LocalDate.of(2026, 6, 1);

    @BeforeAll
    void twoStudentsAndTwoStreets() {
        campus = world.campus("规则", 2);
        var code = new PlaceCode("370211104201");
        organisations.addCommunity(new Community(code, "远处村", "远处村村委会", code.street(), "泊里镇", "黄岛区", EAST, true));
        organisations.addPartnership(campus.id(), code, campus.faculty(), LocalDate.of(2025, 9, 1));
        otherStreet =
                world.open(NewAccount.community("rules-far", "远处村书记", code)).getViewer();
    }

    /** A day of its own, in a week of its own. */
    private LocalDate anotherDay() {
        day = day.plusDays(7);
        return day;
    }

    private void order(Viewer community, GeoPoint at, LocalDateTime from, int min, int max) {
        var id = clock.at(
                from.minusDays(20).atZone(China.TIME).toInstant(),
                () -> requests.submit(
                        community,
                        new NewRequest(
                                campus.id(),
                                "VolunteerService",
                                "规则的订单",
                                "教老人用手机",
                                "室内，无特殊风险",
                                false,
                                null,
                                null,
                                null,
                                1,
                                "联系人",
                                "10000000002",
                                "活动室",
                                at,
                                List.of(new NewRequest.Time(from, from.plusHours(2))),
                                List.of(new NewRequest.NewRole("助教", min, max, Map.of())))));
        clock.at(from.minusDays(19).atZone(China.TIME).toInstant(), () -> requests.accept(campus.college(), id));
    }

    private void order(GeoPoint at, LocalDateTime from, int min, int max) {
        order(campus.communityViewer(), at, from, min, max);
    }

    private NewRun asking(LocalDate date, RunRules rules) {
        return new NewRun(
                "规则",
                date,
                date,
                World.NOW.plus(Duration.ofHours(24)),
                Weights.defaults().withReachMetres(15_000),
                rules);
    }

    private DispatchRun planned(LocalDate date, RunRules rules) {
        return runs.find(campus.id(), dispatcher.runNow(campus.college(), asking(date, rules)))
                .orElseThrow();
    }

    private int filled(LocalDate date, RunRules rules) {
        return planned(date, rules).result().filled();
    }

    private Verdict verdict(DispatchRun run, Path folder) throws Exception {
        for (var file : runs.files(run.id()).entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return Verifier.problem(folder.resolve("input"), folder.resolve("plan"));
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

    private void workDone() throws Exception {
        workbench.start(new Object(), stop -> {}).get(60, java.util.concurrent.TimeUnit.SECONDS);
    }

    @Test
    void aRoleThatCannotGetItsMinimumGetsNobody() {
        var date = anotherDay();
        order(NEAR, date.atTime(9, 0), 3, 3);
        assertThat(filled(date, RunRules.NONE)).isEqualTo(2);
        assertThat(filled(date, new RunRules(true, false, 0, 0))).isZero();
    }

    @Test
    void aSessionAcrossNoonLeavesTheAfternoonOpen() {
        var date = anotherDay();
        order(NEAR, date.atTime(11, 0), 2, 2);
        order(NEAR, date.atTime(14, 0), 2, 2);
        assertThat(filled(date, RunRules.NONE)).isEqualTo(2);
        assertThat(filled(date, new RunRules(false, true, 0, 0))).isEqualTo(4);
    }

    @Test
    void nobodyIsSentWhereTheWayIsTooLong() {
        var date = anotherDay();
        order(WEST, date.atTime(9, 0), 2, 2); // 16 km apart, two hours between them
        order(EAST, date.atTime(13, 0), 2, 2);
        assertThat(filled(date, new RunRules(false, false, 200, 0))).isEqualTo(4);
        assertThat(filled(date, new RunRules(false, false, 100, 0))).isEqualTo(2);
    }

    @Test
    void aFloorBringsSomebodyToTheFarStreetAndItsCostIsTold(@TempDir Path folder) throws Exception {
        var date = anotherDay();
        order(NEAR, date.atTime(9, 0), 2, 3);
        order(otherStreet, EAST, date.atTime(9, 0), 1, 1);
        var free = planned(date, RunRules.NONE);
        assertThat(runs.coverageByStreet(free.id()))
                .extracting(Coverage::filled)
                .containsExactly(0, 2);
        var run = planned(date, new RunRules(false, false, 0, 30));
        var result = run.result();
        assertThat(runs.coverageByStreet(run.id())).extracting(Coverage::filled).containsExactly(1, 1);
        assertThat(result.withoutFloors()).isEqualTo(free.result().objective());
        long cost = result.withoutFloors() - result.objective();
        assertThat(cost).isPositive();
        var verdict = verdict(run, folder);
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.objective()).isEqualTo(result.objective());
        assertThat(verdict.bound()).isEqualTo(result.bound());
        assertThat(Files.readString(folder.resolve("input/floors.csv")))
                .contains("370211104,1", "370211005,1"); // a third, rounded up
        assertThat(text("/dispatch/" + run.id().value() + "/fairness"))
                .contains("街道的底线：30%", "少了 %,d 分".formatted(cost), "泊里镇");
        var fair = body(call(get("/api/runs/" + run.id().value() + "/fairness")));
        assertThat(fair.get("withoutFloors").asLong()).isEqualTo(result.withoutFloors());
        assertThat(fair.get("floors").valueStream())
                .filteredOn(each -> each.get("street").asString().equals("370211104"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.get("filled").asInt()).isEqualTo(1);
                    assertThat(each.get("points").asInt())
                            .isEqualTo(saved.of(run.id())
                                    .orElseThrow()
                                    .plan()
                                    .certificate()
                                    .floorPrices()
                                    .getOrDefault("370211104", 0));
                });
        assertThat(text("/dispatch/" + free.id().value() + "/fairness")).doesNotContain("底线");
    }

    private JsonNode body(MockHttpServletResponse answer) throws Exception {
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void thePageNamesTheRulesInForceAndCallsOptimalOnlyWhatIsProven(@TempDir Path folder) throws Exception {
        var date = anotherDay();
        order(NEAR, date.atTime(9, 0), 3, 3);
        var proven = text("/dispatch/" + planned(date, RunRules.NONE).id().value());
        assertThat(proven).contains("已证明最优").doesNotContain("这次派单守住的规则");
        order(NEAR, date.atTime(9, 30), 3, 3);
        var run = planned(date, new RunRules(true, true, 80, 0));
        assertThat(verdict(run, folder).reasons()).isEmpty();
        assertThat(Files.readString(folder.resolve("input/rules.csv")))
                .contains("minimum_or_nothing", "across_blocks", "metres_per_minute,80");
        assertThat(((CertificateFile.Read.Good) CertificateFile.read(folder.resolve("plan")))
                        .file()
                        .certificate()
                        .gap())
                .isEqualTo(run.result().gap());
        assertThat(text("/dispatch/" + run.id().value()))
                .contains("这次派单守住的规则", "一个也不派", "每分钟 80 米", run.result().optimal() ? "已证明最优" : "还没有证明最优");
    }

    @Test
    void aRunThatIsNotProvenStatesItsGapAndNowhereCallsItselfOptimal() throws Exception {
        var date = anotherDay();
        order(NEAR, date.atTime(9, 0), 2, 2);
        order(otherStreet, EAST, date.atTime(9, 0), 2, 2);
        var run = planned(
                date, new RunRules(true, false, 0, 50)); // two students, and two streets that want two or nobody
        assertThat(run.result().optimal()).isFalse();
        var notReached = saved.of(run.id()).orElseThrow().floors().stream()
                .filter(each -> !each.isReached())
                .count();
        assertThat(notReached).isPositive(); // two students cannot be two or nobody in both
        assertThat(text("/dispatch/" + run.id().value() + "/fairness")).contains(notReached + " 个街道没有够到底线");
        assertThat(text("/dispatch/" + run.id().value()))
                .contains("还没有证明最优", "最多还差 %,d 分".formatted(run.result().gap()))
                .doesNotContain("已证明最优");
    }

    @Test
    void aTryKeepsTheRulesOfItsRun() throws Exception {
        var date = anotherDay();
        order(NEAR, date.atTime(9, 0), 3, 3);
        var run = planned(date, new RunRules(true, false, 0, 0));
        whatIfs.start(campus.college(), run, new WeightsForm.Try("就近", Preset.NEAR.weights(15_000)));
        workDone();
        var tried = whatIfs.of(run.id()).get(0);
        assertThat(tried.figures().coverage().filled()).isZero();
        assertThat(saved.of(tried).orElseThrow().problem().rules().minimumOrNothing())
                .isTrue();
        assertThat(text("/dispatch/" + run.id().value() + "/what-if")).contains("规则照旧");
        assertThat(text("/dispatch?whatIf=" + tried.id().value()))
                .contains("aria-describedby=\"how-minimum\" checked=\"checked\"");
    }

    @Test
    void aPlaceThatBecameFreeIsNotFilledAgainBySomebodyWhoCannotGetThere() {
        var date = anotherDay();
        order(WEST, date.atTime(9, 0), 1, 1);
        order(EAST, date.atTime(13, 0), 1, 1);
        var run = planned(date, new RunRules(false, false, 100, 0));
        runs.publish(campus.college(), run.id());
        var open = offers.ofRun(campus.id(), run.id().value());
        assertThat(open).hasSize(2);
        // Each of the two students serves at one end; whoever remains could not reach the other in time.
        var first = open.get(0);
        offers.decline(world.viewer(campus, first.student()), first.id(), "没空");
        assertThat(offers.ofRun(campus.id(), run.id().value())).hasSize(2);
    }

    @Test
    void whatIsWrongIsNamedWithFieldValueAndHintByPageAndApiAlike() throws Exception {
        var page = call(post("/dispatch")
                .param("title", "错")
                .param("from", "2026-06-20")
                .param("to", "2026-06-20")
                .param("respondBy", "2026-06-18T18:00")
                .param("reachKilometres", "7")
                .param("rules.acrossBlocks", "maybe")
                .param("rules.metresPerMinute", "5")
                .param("rules.floorPercent", "120"));
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString(StandardCharsets.UTF_8))
                .contains("#field-rules.floorPercent", "“120”", "“5”", "20", "2,000", "“maybe”", "<details");
        var answer =
                call(post("/api/runs").contentType(MediaType.APPLICATION_JSON).content("""
                {"title": "错", "from": "2026-06-20", "to": "2026-06-20", "respondBy": "2026-06-18T18:00",
                 "reachKilometres": "7",
                 "rules": {"acrossBlocks": "maybe", "metresPerMinute": 5, "floorPercent": "120"}}"""));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(body(answer)
                        .get("faults")
                        .valueStream()
                        .map(each -> each.get("field").asString() + "="
                                + each.get("value").asString()))
                .containsExactlyInAnyOrder(
                        "rules.acrossBlocks=maybe", "rules.metresPerMinute=5", "rules.floorPercent=120");
        assertThat(body(answer).get("faults").valueStream())
                .allSatisfy(each -> assertThat(each.get("hint").asString())
                        .contains(each.get("value").asString()));
    }

    @Test
    void theFormAsksForThemAndRemembersWhatWasChosenLast() throws Exception {
        var date = anotherDay();
        order(NEAR, date.atTime(9, 0), 1, 1);
        var begun = call(post("/dispatch")
                .param("title", "有规则")
                .param("from", date.toString())
                .param("to", date.toString())
                .param("respondBy", "2026-06-04T18:00")
                .param("reachKilometres", "15")
                .param("rules.minimumOrNothing", "true")
                .param("rules.metresPerMinute", "")
                .param("rules.floorPercent", "40"));
        assertThat(begun.getStatus()).isEqualTo(302);
        workDone();
        var run = runs.list(campus.id(), 0, 1).get(0);
        assertThat(run.rules()).isEqualTo(new RunRules(true, false, 0, 40));
        assertThat(saved.of(run.id()).orElseThrow().problem().rules())
                .isNotEqualTo(Rules.FLOW_FORM)
                .extracting(Rules::minimumOrNothing)
                .isEqualTo(true);
        assertThat(text("/dispatch")).contains("name=\"rules.floorPercent\" value=\"40\"", "open=\"open\"");
        var rules = body(call(get("/api/runs/" + run.id().value()))).get("run").get("rules");
        assertThat(rules.get("minimumOrNothing").asBoolean()).isTrue();
        assertThat(rules.get("floorPercent").asInt()).isEqualTo(40);
    }
}
