package org.qinglin.app.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qinglin.app.learning.LearningWorld.enrolled;
import static org.qinglin.app.learning.LearningWorld.resident;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Learning by its pages: the catalogue and an enrolment without an account, the organiser's and the desk's side. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LearningPagesTest {

    @Autowired
    private World world;

    @Autowired
    private LearningWorld learning;

    @Autowired
    private EnrolmentDesk desk;

    @Autowired
    private CourseEnrolments enrolments;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private LearningWorld.Running running;
    private CourseClassId open;
    private String code = "";

    @BeforeAll
    void aClassThatRunsAndOneToJoin() {
        campus = world.campus("学堂", 2);
        running = learning.running(campus);
        open = learning.open(campus, learning.course(campus.college(), "学堂手机课"), 1, 3);
        code = enrolled(desk.enrol(open, resident("学堂王阿姨", 9001), "10.20.0.1")).code();
        enrolled(desk.enrol(open, resident("学堂李叔叔", 9002), "10.20.0.2"));
    }

    private MockHttpServletResponse page(String path, @Nullable SignedIn account, String language) throws Exception {
        var call = get(path).header("Accept-Language", language);
        return mvc.perform(account == null ? call : call.with(user(account)))
                .andReturn()
                .getResponse();
    }

    private void opens(String path, @Nullable SignedIn account) throws Exception {
        for (var language : List.of("zh", "en")) {
            assertThat(page(path, account, language).getStatus())
                    .as(path + " in " + language)
                    .isEqualTo(200);
        }
    }

    @Test
    void everyPageOpensForThoseItIsFor() throws Exception {
        for (var path : List.of(
                "/learn",
                "/learn?q=学堂手机课&street=370211005&kind=SKILL_TRAINING",
                "/learn?q=没有这样的课",
                "/learn/" + open.value(),
                "/learn/" + running.held().value(),
                "/learn/find",
                "/learn/enrolments/" + code)) {
            opens(path, null);
        }
        for (var path : List.of(
                "/courses",
                "/courses/new",
                "/courses/" + running.course().value(),
                "/courses/" + running.course().value() + "/edit",
                "/courses/" + running.course().value() + "/classes/new",
                "/classes/" + open.value(),
                "/classes/" + running.held().value(),
                "/lessons/" + running.lesson().value(),
                "/my/teaching")) {
            opens(path, campus.collegeAccount());
        }
        for (var path : List.of("/courses", "/classes/" + open.value(), "/learn/" + open.value())) {
            opens(path, campus.communityAccount());
        }
        opens("/my/courses", campus.studentAccounts().get(0));
        opens("/learn/" + open.value(), campus.studentAccounts().get(1));
        opens("/my/teaching", campus.facultyAccount());
    }

    @Test
    void aResidentFindsACourseAndEnrols_andReadsWhatIsMissing() throws Exception {
        var roomy = learning.open(campus, learning.course(campus.college(), "学堂书法课"), 5, 3);
        assertThat(page("/learn?q=学堂书法课", null, "zh").getContentAsString(StandardCharsets.UTF_8))
                .contains("学堂书法课", "还有 5 个名额");
        var empty = mvc.perform(post("/learn/" + roomy.value()).with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(empty.getStatus()).isEqualTo(200);
        assertThat(empty.getContentAsString(StandardCharsets.UTF_8)).contains("fault-personName", "fault-consent");
        var sent = mvc.perform(post("/learn/" + roomy.value())
                        .with(csrf())
                        .param("personName", "学堂赵奶奶")
                        .param("phone", "100 0001 9003")
                        .param("age", "FROM_75")
                        .param("needs", "WHEELCHAIR", "COMPANION")
                        .param("consent", "true"))
                .andReturn()
                .getResponse();
        var next = sent.getRedirectedUrl();
        assertThat(next).startsWith("/learn/enrolments/");
        assertThat(page(next, null, "zh").getContentAsString(StandardCharsets.UTF_8))
                .contains("报名成功", "学堂书法课");
        assertThat(enrolments.of(roomy).get(0).needs())
                .containsExactly(CourseEnrolment.Need.WHEELCHAIR, CourseEnrolment.Need.COMPANION);
        assertThat(page("/learn/enrolments/0000000000", null, "zh").getStatus()).isEqualTo(404);
    }

    @Test
    void phoneNumbersAreMaskedUntilTheDeskAsksForThem_andTeachersNeverSeeThem() throws Exception {
        var path = "/classes/" + open.value();
        assertThat(page(path, campus.communityAccount(), "zh").getContentAsString(StandardCharsets.UTF_8))
                .contains("学堂王阿姨", "100****9001")
                .doesNotContain("10000019001");
        var asked = mvc.perform(post(path + "/phones").with(csrf()).with(user(campus.communityAccount())))
                .andReturn()
                .getResponse();
        assertThat(asked.getContentAsString(StandardCharsets.UTF_8)).contains("10000019001");
    }

    @Test
    void programsReadTheCatalogueAndEnrolAStudentOnce() throws Exception {
        var roomy = learning.open(campus, learning.course(campus.college(), "学堂合唱课"), 5, 2);
        var catalogue = page("/api/learn?q=学堂合唱课", null, "zh").getContentAsString(StandardCharsets.UTF_8);
        assertThat(catalogue).contains("学堂合唱课", "\"free\":5", "\"total\":1").doesNotContain("personName");
        assertThat(page("/api/learn/" + roomy.value(), null, "zh").getStatus()).isEqualTo(200);
        var student = campus.studentAccounts().get(1);
        var join = post("/api/learn/" + roomy.value() + "/join").with(csrf()).with(user(student));
        assertThat(mvc.perform(join).andReturn().getResponse().getStatus()).isEqualTo(200);
        assertThat(mvc.perform(join).andReturn().getResponse().getStatus()).isEqualTo(409);
        assertThat(page("/api/my/courses", student, "zh").getContentAsString(StandardCharsets.UTF_8))
                .contains("学堂合唱课", "ENROLLED");
    }
}
