package org.qinglin.app.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.matching.internal.KeptGaps;
import org.qinglin.app.matching.internal.RunFiles;
import org.qinglin.app.matching.internal.Workbench;
import org.qinglin.engine.Weights;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What takes the engine a while, for programs: begun with 202, read until it is there, found once. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackgroundApiTest {

    private static final String WEIGHTS = """
            {"name": "%s", "skillFit": 1500, "distance": 6000, "wish": 1000, "continuity": 500, "hoursShort": 700,
             "team": 300, "reachKilometres": 15, "minimumHead": 10000, "furtherHead": 4000, "furtherStep": 500,
             "urgencyPoint": 500, "waitingPoint": 50, "waitingDaysMost": 30}""";

    @Autowired
    private World world;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private DispatchRuns runs;

    @Autowired
    private SavedRuns saved;

    @Autowired
    private KeptGaps kept;

    @Autowired
    private Workbench workbench;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JsonMapper json;

    private World.Campus campus;
    private LocalDate day = LocalDate.of(2026, 7, 1);

    @BeforeAll
    void oneCampus() {
        campus = world.campus("后台", 3);
    }

    private NewRun aDay(int heads, RunRules rules) {
        day = day.plusDays(7);
        world.accepted(campus, day.atTime(9, 0), heads);
        return new NewRun("后台", day, day, World.NOW.plus(Duration.ofHours(24)), Weights.defaults(), rules);
    }

    private String planned(int heads) {
        return path(dispatcher.runNow(campus.college(), aDay(heads, RunRules.NONE)));
    }

    private static String path(RunId run) {
        return "/api/runs/" + run.value();
    }

    private static RunId run(String path) {
        return new RunId(Long.parseLong(path.substring("/api/runs/".length())));
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(campus.collegeAccount())).with(csrf()))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse sent(String path, String content) throws Exception {
        return call(post(path).contentType(MediaType.APPLICATION_JSON).content(content));
    }

    private JsonNode read(String path) throws Exception {
        return body(call(get(path)), 200);
    }

    private JsonNode body(MockHttpServletResponse answer, int status) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(status);
        if (status >= 400) {
            assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        }
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private interface Step {
        void take() throws Exception;
    }

    /** Nothing else begins meanwhile: the workbench does one thing after the other. */
    private void whileBusy(Step step) throws Exception {
        var free = new CountDownLatch(1);
        workbench.start(new Object(), stop -> {
            try {
                free.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            step.take();
        } finally {
            free.countDown();
        }
        workDone();
    }

    private void workDone() throws Exception {
        workbench.start(new Object(), stop -> {}).get(60, TimeUnit.SECONDS);
    }

    @Test
    void aTryIsBegunReadComparedAndRemoved() throws Exception {
        var run = planned(2);
        var begun = sent(run + "/what-ifs", WEIGHTS.formatted("就近"));
        var address = begun.getHeader("Location");
        assertThat(body(begun, 202).get("name").asString()).isEqualTo("就近");
        workDone();
        var tried = read(address);
        assertThat(tried.get("status").asString()).isEqualTo("PLANNED");
        assertThat(tried.get("weights").get("distance").asInt()).isEqualTo(6000);
        assertThat(tried.get("figures").get("coverage").get("filled").asInt()).isEqualTo(2);
        assertThat(tried.get("objective").asLong())
                .isPositive()
                .isEqualTo(tried.get("bound").asLong());
        var all = read(run + "/what-ifs");
        assertThat(all.get("tries").size()).isEqualTo(1);
        assertThat(all.get("most").asInt()).isEqualTo(WhatIfs.MOST);
        assertThat(read(address + "/compare")
                        .get("weights")
                        .valueStream()
                        .map(each -> each.get("name").asString()))
                .contains("distance");
        assertThat(call(post(address + "/remove")).getStatus()).isEqualTo(204);
        assertThat(body(call(get(address)), 404).get("detail").asString()).isNotBlank();
    }

    @Test
    void aTryUnderWayCannotBeComparedAndCanBeStopped() throws Exception {
        var run = planned(1);
        var address = new String[1];
        whileBusy(() -> {
            address[0] = sent(run + "/what-ifs", WEIGHTS.formatted("停")).getHeader("Location");
            assertThat(body(call(get(address[0] + "/compare")), 409)
                            .get("outcome")
                            .asString())
                    .isEqualTo("NotPlanned");
            assertThat(call(post(address[0] + "/cancel")).getStatus()).isEqualTo(202);
        });
        assertThat(read(address[0]).get("status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void faultyWeightsAFullShelfAndAnUnplannedRunAreRefusedByName() throws Exception {
        var run = planned(1);
        var faults = body(sent(run + "/what-ifs", "{\"name\": \"错\", \"skillFit\": \"-1\"}"), 422)
                .get("faults");
        assertThat(faults.valueStream()
                        .filter(each -> each.get("field").asString().equals("skillFit")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.get("value").asString()).isEqualTo("-1");
                    assertThat(each.get("hint").asString()).contains("10,000");
                });
        for (int i = 0; i < WhatIfs.MOST; i++) {
            assertThat(sent(run + "/what-ifs", WEIGHTS.formatted("第" + i)).getStatus())
                    .isEqualTo(202);
        }
        assertThat(body(sent(run + "/what-ifs", WEIGHTS.formatted("再来")), 409)
                        .get("outcome")
                        .asString())
                .isEqualTo("Full");
        var open = path(runs.open(campus.college(), aDay(1, RunRules.NONE)));
        assertThat(body(sent(open + "/what-ifs", WEIGHTS.formatted("早")), 409)
                        .get("outcome")
                        .asString())
                .isEqualTo("NotPlanned");
        workDone();
    }

    @Test
    void oneMoreStudentIsAskedForAndAnswered() throws Exception {
        var run = planned(4); // for three students
        var begun = sent(run + "/one-more", "{}");
        assertThat(begun.getHeader("Location")).isEqualTo(run + "/one-more");
        assertThat(begun.getHeader("Retry-After")).isNotBlank();
        body(begun, 202);
        workDone();
        var found = read(run + "/one-more");
        assertThat(found.get("searching").asBoolean()).isFalse();
        assertThat(found.get("rulesLeftOut").asBoolean()).isFalse();
        assertThat(found.get("students").get(0).get("places").asInt()).isEqualTo(1);
        var street = found.get("streets").get(0).asString();
        assertThat(sent(run + "/one-more", "{\"street\": \"" + street + "\"}").getStatus())
                .isEqualTo(202);
        workDone();
    }

    @Test
    void whoIsNotAskedForInTheRunIsNamedWithWhatMayBeAskedFor() throws Exception {
        var run = planned(1);
        var fault = body(sent(run + "/one-more", "{\"skill\": \"unheard-of\", \"halfDay\": \"2030-01-01/0\"}"), 422)
                .get("faults");
        assertThat(fault.valueStream().map(each -> each.get("field").asString()))
                .containsExactly("skill", "halfDay");
        assertThat(fault.get(1).get("hint").asString()).contains("2030-01-01/0", day + "/0");
    }

    @Test
    void aSearchForOneMoreRefusesAnotherMeanwhileAndIsStopped() throws Exception {
        var run = planned(1);
        whileBusy(() -> {
            assertThat(body(sent(run + "/one-more", "{}"), 202).get("searching").asBoolean())
                    .isTrue();
            assertThat(body(sent(run + "/one-more", "{}"), 409).get("outcome").asString())
                    .isEqualTo("Busy");
            assertThat(call(post(run + "/one-more/cancel")).getStatus()).isEqualTo(202);
        });
        assertThat(read(run + "/one-more").get("students").size()).isZero();
    }

    @Test
    void oneMoreStudentOfARunWithRulesSaysThatTheyAreLeftOut() throws Exception {
        // Nobody serves, for four are wanted or none; the answer is about the flow, where the fourth place is open.
        var run = path(dispatcher.runNow(campus.college(), aDay(4, new RunRules(true, true, 80, 50))));
        sent(run + "/one-more", "{}");
        workDone();
        var found = read(run + "/one-more");
        assertThat(found.get("rulesLeftOut").asBoolean()).isTrue();
        assertThat(found.get("students").get(0).get("places").asInt()).isEqualTo(1);
    }

    @Test
    void gapsAre202UntilTheyAreFoundAndThenKept() throws Exception {
        var run = planned(5);
        whileBusy(() -> {
            var begun = call(get(run + "/gaps"));
            assertThat(begun.getHeader("Location")).isEqualTo(run + "/gaps");
            assertThat(begun.getHeader("Retry-After")).isNotBlank();
            assertThat(body(begun, 202).get("progress").asDouble()).isBetween(0.0, 1.0);
            assertThat(kept.of(run(run))).isEmpty();
        });
        var gaps = read(run + "/gaps");
        assertThat(gaps.get("missing").asInt()).isEqualTo(2);
        assertThat(gaps.get("needs").get(0).get("filled").asInt()).isEqualTo(3);
        assertThat(gaps.get("untold").size()).isZero();
        assertThat(kept.of(run(run))).isPresent();
    }

    @Test
    void whatIsKeptOfTheGapsIsToldAfterARestartWithoutASearch() throws Exception {
        var wanted = aDay(3, RunRules.NONE);
        world.accepted(campus, wanted.from().atTime(9, 30), 2); // at another hour, the same students could come
        var run = path(dispatcher.runNow(campus.college(), wanted));
        call(get(run + "/gaps"));
        workDone();
        var before = saved.of(run(run)).orElseThrow();
        var after = RunFiles.read(runs.files(run(run))); // as another node, or the server after a restart, reads it
        assertThat(after.gapsTold()).isFalse();
        after.know(kept.of(run(run)).orElseThrow());
        assertThat(after.gapsTold()).isTrue();
        assertThat(after.gaps()).isEqualTo(before.gaps());
        assertThat(after.bestRemedies()).isEqualTo(before.bestRemedies());
        for (var gap : before.gaps()) {
            assertThat(after.remedies(gap.role().id()))
                    .isEqualTo(before.remedies(gap.role().id()));
        }
        assertThat(before.bestRemedies()).isNotEmpty();
    }

    @Test
    void anotherCollegeFindsNothing() throws Exception {
        var theirs = world.campus("后台别校", 1);
        var date = LocalDate.of(2026, 7, 3);
        var run = path(dispatcher.runNow(
                theirs.college(),
                new NewRun("别校", date, date, World.NOW.plus(Duration.ofHours(24)), Weights.defaults())));
        for (var each : new String[] {"/what-ifs", "/one-more", "/gaps"}) {
            body(call(get(run + each)), 404);
        }
        body(sent(run + "/what-ifs", WEIGHTS.formatted("偷")), 404);
        body(sent(run + "/one-more", "{}"), 404);
    }
}
