package org.qinglin.app.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.matching.internal.Workbench;
import org.qinglin.engine.Change;
import org.qinglin.engine.Part;
import org.qinglin.engine.Weights;
import org.qinglin.engine.eligibility.Policy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why a plan is as it is: read back from the run's own files and told on its pages. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoriesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 18);

    @Autowired
    private World world;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private DispatchRuns runs;

    @Autowired
    private SavedRuns saved;

    @Autowired
    private GapSearch search;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Workbench workbench;

    @Autowired
    private JsonMapper json;

    @Autowired
    private MessageSource messages;

    private World.Campus campus;
    private RunId run;
    private String full;
    private String wanting;

    @BeforeAll
    void aRunWithAGap() {
        campus = world.campus("说明", 3);
        full = role(world.accepted(campus, LocalDateTime.of(DAY, java.time.LocalTime.of(9, 0)), 2));
        wanting = role(world.accepted(campus, LocalDateTime.of(DAY, java.time.LocalTime.of(14, 0)), 5));
        run = dispatcher.runNow(
                campus.college(), new NewRun("说明", DAY, DAY, World.NOW.plus(Duration.ofHours(24)), Weights.defaults()));
    }

    private static String role(org.qinglin.app.needs.ServiceSession session) {
        return Long.toString(session.roles().get(0).id().value());
    }

    private MockHttpServletResponse page(String path) throws Exception {
        return mvc.perform(get("/dispatch/" + run.value() + path).with(user(campus.collegeAccount())))
                .andReturn()
                .getResponse();
    }

    private String text(String path) throws Exception {
        var answer = page(path);
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aRunIsReadBackAsItWasPlanned() {
        var result = runs.find(campus.id(), run).orElseThrow().result();
        var read = saved.of(run).orElseThrow();
        assertThat(read.plan().certificate().objective()).isEqualTo(result.objective());
        assertThat(read.plan().assignments()).hasSize(result.filled());
        assertThat(read.figures().coverage().places()).isEqualTo(result.places());
        assertThat(read.ofRole(full).emptyPlaces()).isZero();
        assertThat(read.gaps()).singleElement().satisfies(story -> {
            assertThat(story.role().id()).isEqualTo(wanting);
            assertThat(story.emptyPlaces()).isEqualTo(result.missing());
        });
    }

    @Test
    void aNeedSaysWhoComesWithThePartsOfTheValue() throws Exception {
        assertThat(text("/needs")).contains("/needs/" + full, "/needs/" + wanting);
        assertThat(text("/needs/" + full)).contains("2 个岗位都有人了", "路程 ", "q-worth");
        assertThat(text("/needs/" + wanting)).contains("还缺 ");
    }

    @Test
    void aStudentSaysWhatTheyDo() throws Exception {
        var student = saved.of(run).orElseThrow().plan().assignments().get(0).personId();
        assertThat(text("/students")).contains("/students/" + student);
        assertThat(text("/students/" + student)).contains("派了 ");
        assertThat(text("/students?q=说明")).contains("q-list");
    }

    @Test
    void theGapsAndTheFairnessAreTold() throws Exception {
        assertThat(text("/gaps")).contains("还缺 ", "/needs/" + wanting);
        assertThat(text("/gaps/best")).contains("还缺 ").doesNotContain("<html");
        assertThat(text("/fairness")).contains("Jain", "Gini", "<polyline", "Σ");
    }

    @Test
    void theApiTellsTheSame() throws Exception {
        var need = api("/needs/" + wanting, 200);
        assertThat(need.get("places").asInt() - need.get("filled").asInt()).isEqualTo(2);
        assertThat(need.get("excludedOnly").get("WITHIN_REACH").asInt()).isNotNegative();
        var gaps = api("/gaps", 200);
        assertThat(gaps.get("missing").asInt()).isEqualTo(2);
        assertThat(gaps.get("needs").get(0).get("role").asString()).isEqualTo(wanting);
        var student = need.get("chosen").get(0).get("student").asString();
        assertThat(api("/students/" + student, 200).get("taken").valueStream())
                .anySatisfy(taken -> assertThat(taken.get("role").asString()).isEqualTo(wanting));
        assertThat(api("/fairness", 200).get("jain").asDouble()).isBetween(0.0, 1.0);
        assertThat(api("/needs/987654", 404).get("status").asInt()).isEqualTo(404);
        assertThat(api("/students/987654", 404).get("detail").asString()).isNotBlank();
    }

    private JsonNode api(String path, int status) throws Exception {
        var answer = mvc.perform(get("/api/runs/" + run.value() + path).with(user(campus.collegeAccount())))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(status);
        if (status != 200) {
            assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        }
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void aLongSearchShowsHowFarItIsAndCanBeStopped() throws Exception {
        var free = new CountDownLatch(1);
        workbench.start(new Object(), stop -> {
            try {
                free.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        var other = dispatcher.runNow(
                campus.college(),
                new NewRun("又一次", DAY, DAY, World.NOW.plus(Duration.ofHours(24)), Weights.defaults()));
        var path = "/dispatch/" + other.value() + "/gaps";
        assertThat(get200(path)).contains(path + "/progress");
        assertThat(get200(path + "/best")).contains("hx-get");
        assertThat(get200(path + "/progress")).contains("正在逐个看缺口 · 0%");
        mvc.perform(post(path + "/cancel").with(user(campus.collegeAccount())).with(csrf()));
        free.countDown();
        workbench.start(new Object(), stop -> {}).get(60, TimeUnit.SECONDS);
        assertThat(saved.of(other).orElseThrow().gapsTold()).isFalse();
        assertThat(get200(path)).contains("还缺 ");
    }

    @Test
    void aSearchThatFailedIsToldInPlainWords_onThePageInItsPartAndByTheApi() throws Exception {
        var other = dispatcher.runNow(
                campus.college(),
                new NewRun("算不出", DAY, DAY, World.NOW.plus(Duration.ofHours(24)), Weights.defaults()));
        // A plan that is not there fails whatever is asked about it; who looks within ten minutes is told of that.
        var broken = new SavedRun(saved.of(other).orElseThrow().problem(), null);
        catchThrowable(() -> search.found(other, broken));
        while (search.searching(other)) {
            Thread.onSpinWait();
        }
        var path = "/dispatch/" + other.value() + "/gaps";
        assertThat(get200(path)).contains("没能算出怎么补上这些空缺").contains("<html");
        assertThat(get200(path + "/best")).contains("没能算出怎么补上这些空缺").doesNotContain("<html");
        var answer = mvc.perform(get("/api/runs/" + other.value() + "/gaps").with(user(campus.collegeAccount())))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("600");
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("派单方案本身不受影响");
    }

    private String get200(String path) throws Exception {
        var answer = mvc.perform(get(path).with(user(campus.collegeAccount())))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsNotInTheRunIsNotFound() throws Exception {
        for (var path : new String[] {"/needs/987654", "/students/987654"}) {
            assertThat(page(path).getStatus()).as(path).isEqualTo(404);
        }
    }

    @Test
    void aRunThatIsNotPlannedYetHasNoStory() throws Exception {
        var open = runs.open(
                campus.college(), new NewRun("未算", DAY, DAY, World.NOW.plus(Duration.ofHours(24)), Weights.defaults()));
        var answer = mvc.perform(get("/dispatch/" + open.value() + "/gaps").with(user(campus.collegeAccount())))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(404);
    }

    @Test
    void whateverTheEngineNamesHasWordsInBothLanguages() {
        for (var locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
            for (var policy : Policy.values()) {
                for (var key : new String[] {"policy.", "gap.", "kept-from."}) {
                    assertThat(messages.getMessage(key + policy.name(), new Object[] {1}, locale))
                            .isNotBlank();
                }
            }
            for (var part : Part.values()) {
                assertThat(messages.getMessage("part." + part.name(), null, locale))
                        .isNotBlank();
            }
            for (var change : Change.class.getPermittedSubclasses()) {
                assertThat(messages.getMessage("group." + change.getSimpleName(), new Object[] {1}, locale))
                        .isNotBlank();
            }
        }
    }
}
