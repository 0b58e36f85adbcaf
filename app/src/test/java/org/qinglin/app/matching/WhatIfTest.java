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
import java.time.LocalTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.matching.OneMoreStudent.Profile;
import org.qinglin.app.matching.internal.Planning;
import org.qinglin.app.matching.internal.Workbench;
import org.qinglin.engine.Weights;
import org.qinglin.engine.verify.Verifier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Tries with other weights, comparisons, one more student: beside the runs, in the background, never published. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhatIfTest {

    @Autowired
    private World world;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private DispatchRuns runs;

    @Autowired
    private Planning planning;

    @Autowired
    private SavedRuns saved;

    @Autowired
    private WhatIfs whatIfs;

    @Autowired
    private OneMoreStudents oneMore;

    @Autowired
    private Workbench workbench;

    @Autowired
    private Offers offers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private int day = 1;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("试算", 3);
    }

    private NewRun aDay(int heads) {
        var date = LocalDate.of(2026, 7, day++);
        world.accepted(campus, date.atTime(LocalTime.of(9, 0)), heads);
        return new NewRun("试算", date, date, World.NOW.plus(Duration.ofHours(24)), Weights.defaults());
    }

    private DispatchRun planned(int heads) {
        return runs.find(campus.id(), dispatcher.runNow(campus.college(), aDay(heads)))
                .orElseThrow();
    }

    private static WeightsForm.Try near(String name) {
        return new WeightsForm.Try(name, Preset.NEAR.weights(15_000));
    }

    /** What was begun before has ended: the workbench does one thing after the other. */
    private void workDone() throws InterruptedException {
        var done = new CountDownLatch(1);
        workbench.start(new Object(), stop -> done.countDown());
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }

    /** Does something while the workbench is busy with something else, so that nothing begins meanwhile. */
    private void whileBusy(Runnable action) throws InterruptedException {
        var free = new CountDownLatch(1);
        workbench.start(new Object(), stop -> {
            try {
                free.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            action.run();
        } finally {
            free.countDown();
        }
        workDone();
    }

    private WhatIf started(DispatchRun run, WeightsForm.Try wanted) {
        var outcome = whatIfs.start(campus.college(), run, wanted);
        assertThat(outcome).isInstanceOf(WhatIfs.Started.Running.class);
        return whatIfs.find(run.id(), ((WhatIfs.Started.Running) outcome).id()).orElseThrow();
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

    @Test
    void aTryIsPlannedBesideItsRunAndAsksNobody() throws Exception {
        var run = planned(2);
        var begun = started(run, near("就近"));
        workDone();
        var planned = whatIfs.find(run.id(), begun.id()).orElseThrow();
        assertThat(planned.status()).isEqualTo(RunStatus.PLANNED);
        assertThat(planned.optimal()).isTrue();
        assertThat(planned.figures().coverage().filled()).isEqualTo(2);
        var read = saved.of(planned).orElseThrow();
        assertThat(read.problem().weights()).isEqualTo(near("").weights());
        assertThat(read.problem().people())
                .isEqualTo(saved.of(run.id()).orElseThrow().problem().people());
        assertThat(runs.find(campus.id(), run.id())).contains(run);
        assertThat(runs.list(campus.id(), 0, 100))
                .noneMatch(each -> each.title().equals("就近"));
        assertThat(offers.openOf(campus.id(), World.NOW)).isEmpty();
        assertThat(text("/dispatch/" + run.id().value() + "/what-if")).contains("就近", "试算", "已证明最优", "q-bars");
    }

    @Test
    void itsFilesConvinceTheIndependentVerifier(@TempDir Path folder) throws Exception {
        var run = planned(2);
        var begun = started(run, near("查验"));
        workDone();
        var files = runs.files(run.id());
        jdbc.sql("select name, content from matching.what_if_file where what_if_id = :id")
                .param("id", begun.id().value())
                .query(row -> {
                    files.put(row.getString("name"), row.getBytes("content"));
                });
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        var verdict = Verifier.problem(folder.resolve("input"), folder.resolve("plan"));
        assertThat(verdict.reasons()).isEmpty();
        assertThat(verdict.optimal()).isTrue();
    }

    @Test
    void threeStandSideBySideAndAFourthNeedsOneRemoved() throws Exception {
        var run = planned(1);
        var first = started(run, near("一"));
        started(run, near("二"));
        started(run, near("三"));
        assertThat(whatIfs.start(campus.college(), run, near("四"))).isEqualTo(new WhatIfs.Started.Full());
        workDone();
        whatIfs.remove(campus.college(), whatIfs.find(run.id(), first.id()).orElseThrow());
        assertThat(whatIfs.of(run.id())).extracting(WhatIf::name).containsExactly("二", "三");
        started(run, near("四"));
        workDone();
    }

    @Test
    void aTryThatIsStoppedSaysSo() throws Exception {
        var run = planned(1);
        whileBusy(() -> {
            var begun = started(run, near("停"));
            whatIfs.cancel(begun);
        });
        assertThat(whatIfs.of(run.id())).extracting(WhatIf::status).containsExactly(RunStatus.CANCELLED);
    }

    @Test
    void aRunThatIsNotPlannedCannotBeTried() {
        var id = runs.open(campus.college(), aDay(1));
        var running = runs.find(campus.id(), id).orElseThrow();
        assertThat(whatIfs.start(campus.college(), running, near("早")))
                .isEqualTo(new WhatIfs.Started.NotPlanned(RunStatus.RUNNING));
    }

    @Test
    void faultyWeightsAreNamedWithTheirValue() throws Exception {
        var run = planned(1);
        var answer = call(post("/dispatch/" + run.id().value() + "/what-if")
                .param("name", "")
                .param("skillFit", "-1")
                .param("distance", "百"));
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("field-skillFit", "百", "请填写");
        assertThat(whatIfs.of(run.id())).isEmpty();
        var zero = new WeightsForm("零", "0", "0", "0", "0", "0", "0", "15", "10", "20", "0", "0", "0", "0");
        assertThat(zero.check(Weights.defaults()).<Integer>fold(ok -> 0, java.util.List::size))
                .isEqualTo(2);
        var standing = WeightsForm.of("同", Weights.defaults()).check(Weights.defaults());
        assertThat(standing.<Weights>fold(ok -> ok.weights(), faults -> null)).isEqualTo(Weights.defaults());
        for (var preset : Preset.values()) {
            assertThat(WeightsForm.of("现成", preset.weights(15_000))
                            .check(Weights.defaults())
                            .<Integer>fold(ok -> 0, java.util.List::size))
                    .as(preset.name())
                    .isZero();
        }
    }

    @Test
    void aRunIsComparedWithATryAndWithAnotherRun() throws Exception {
        var run = planned(2);
        var begun = started(run, near("比"));
        workDone();
        var path = "/dispatch/" + run.id().value() + "/compare";
        assertThat(text(path + "?with=w" + begun.id().value())).contains("试算：比", "权重有别", "6,000");
        var other = planned(1);
        assertThat(text(path + "?with=r" + other.id().value() + "&kind=GAINED")).contains("没有共同的岗位", "个岗位");
        assertThat(text("/api/runs/" + run.id().value() + "/compare/"
                        + other.id().value()))
                .contains("\"people\":[", "\"reason\":");
        var theirs = world.campus("比别校", 1);
        var theirRun = dispatcher.runNow(theirs.college(), aDay(1));
        for (var with : new String[] {"r" + theirRun.value(), "w987654", "nonsense"}) {
            assertThat(call(get(path + "?with=" + with)).getStatus()).as(with).isEqualTo(404);
        }
    }

    @Test
    void whoLikesATryPlansANewRunWithItsWeights() throws Exception {
        var run = planned(1);
        var begun = started(run, near("好"));
        workDone();
        var id = Long.toString(begun.id().value());
        assertThat(text("/dispatch?whatIf=" + id)).contains("用试算“好”的权重", "value=\"" + id + "\"");
        var answer = call(post("/dispatch")
                .param("whatIf", id)
                .param("title", "照此")
                .param("from", "2026-07-20")
                .param("to", "2026-07-20")
                .param("respondBy", "2026-07-18T18:00")
                .param("reachKilometres", "7"));
        assertThat(answer.getStatus()).isEqualTo(302);
        workDone();
        var made = runs.list(campus.id(), 0, 1).get(0);
        assertThat(made.title()).isEqualTo("照此");
        assertThat(made.status()).isEqualTo(RunStatus.PLANNED); // and asks nobody until it is published
        assertThat(saved.of(made.id()).orElseThrow().problem().weights()).isEqualTo(Preset.NEAR.weights(7000));
    }

    @Test
    void oneMoreStudentFillsAPlaceWhereOneIsMissing() throws Exception {
        var run = planned(4); // for three students
        var path = "/dispatch/" + run.id().value() + "/one-more";
        assertThat(text(path)).contains("算一算");
        assertThat(call(post(path)).getStatus()).isEqualTo(302);
        workDone();
        assertThat(oneMore.of(run.id()))
                .filteredOn(each -> each.profile().equals(Profile.ANYONE))
                .singleElement()
                .satisfies(each -> assertThat(each.places()).isEqualTo(1));
        assertThat(text(path)).contains("能多补 1 个岗位");
        assertThat(call(post(path).param("skill", "unheard-of")).getStatus()).isEqualTo(404);
    }

    @Test
    void aSearchForOneMoreCanBeStopped() throws Exception {
        var run = planned(1);
        whileBusy(() -> {
            oneMore.start(run.id(), saved.of(run.id()).orElseThrow(), java.util.List.of(Profile.ANYONE));
            assertThat(oneMore.searching(run.id())).isTrue();
            oneMore.cancel(run.id());
        });
        assertThat(oneMore.searching(run.id())).isFalse();
        assertThat(oneMore.of(run.id())).isEmpty();
    }

    @Test
    void aRunUnderWayShowsItsPhaseAndItsPercentage() {
        var wanted = aDay(1);
        var id = runs.open(campus.college(), wanted);
        var shown = new java.util.ArrayList<String>();
        planning.plan(campus.id(), id, wanted, () -> {
            try {
                shown.add(text("/dispatch/" + id.value() + "/progress"));
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            }
            return false;
        });
        assertThat(shown).isNotEmpty();
        assertThat(shown.get(0)).contains("role=\"progressbar\"", "正在找谁能去哪里 · 0%");
    }

    @Test
    void aRunThatIsStoppedSaysSoAndItsPageReloads() throws Exception {
        var wanted = aDay(1);
        whileBusy(() -> {
            var id = dispatcher.start(campus.college(), wanted);
            dispatcher.cancel(campus.college(), id);
        });
        var stopped = runs.list(campus.id(), 0, 1).get(0);
        assertThat(stopped.status()).isEqualTo(RunStatus.CANCELLED);
        var answer = call(get("/dispatch/" + stopped.id().value() + "/progress"));
        assertThat(answer.getHeader("HX-Refresh")).isEqualTo("true");
        assertThat(text("/dispatch/" + stopped.id().value())).contains("已按您的要求停下");
    }
}
