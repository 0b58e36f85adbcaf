package org.qinglin.app.needs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.needs.WishStatus;
import org.qinglin.app.needs.Wishes;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a browser and a program get: the same rules, a part of the page for htmx, problem+json for programs. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderWebTest {

    @Autowired
    private World world;

    @Autowired
    private Wishes wishes;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("网点", 1);
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request, SignedIn as) throws Exception {
        var answer =
                mvc.perform(request.with(user(as)).with(csrf())).andReturn().getResponse();
        answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return answer;
    }

    private MockHttpServletRequestBuilder weekly() {
        return post("/orders/preview")
                .param("weekly.weekdays", "5")
                .param("weekly.firstDay", "2026-06-12")
                .param("weekly.lastDay", "2026-06-26")
                .param("weekly.from", "14:00")
                .param("weekly.to", "16:00")
                .param("sessions[0].date", "")
                .param("sessions[0].from", "09:00")
                .param("sessions[0].to", "11:00");
    }

    @Test
    void theDaysOfAWeeklyOrderAreAPartOfThePageForHtmxAndAWholePageWithout() throws Exception {
        var part = call(weekly().header("HX-Request", "true"), campus.communityAccount())
                .getContentAsString();
        assertThat(part).contains("共 2 次", "端午", "14:00–16:00").doesNotContain("<html");
        var whole = call(weekly(), campus.communityAccount()).getContentAsString();
        assertThat(whole).contains("共 2 次", "<html", "name=\"weekly.firstDay\" value=\"2026-06-12\"");
    }

    @Test
    void theApiShowsTheSameDaysAndSaysWhatIsWrongWithThem() throws Exception {
        var fit = call(
                post("/api/requests/preview")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                        {"weekly": {"weekdays": ["5"], "firstDay": "2026-06-12", "lastDay": "2026-06-26",
                         "from": "14:00", "to": "16:00"}}"""),
                campus.communityAccount());
        assertThat(fit.getStatus()).isEqualTo(200);
        assertThat(fit.getContentAsString()).contains("\"takesPlace\":false", "端午");
        var faulty = call(
                post("/api/requests/preview")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"),
                campus.communityAccount());
        assertThat(faulty.getStatus()).isEqualTo(422);
        assertThat(faulty.getContentType()).startsWith("application/problem+json");
    }

    @Test
    void aQuestionWithoutWordsIs422AndAStepThatDoesNotFitIs409() throws Exception {
        var id = world.ordered(campus, LocalDateTime.of(2026, 6, 11, 9, 0), 1).value();
        var empty = call(
                post("/api/requests/" + id + "/ask-back")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"),
                campus.collegeAccount());
        assertThat(empty.getStatus()).isEqualTo(422);
        assertThat(empty.getContentAsString()).contains("\"outcome\":\"ReasonMissing\"");
        var early = call(
                post("/api/requests/" + id + "/answer")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\": \"好\"}"),
                campus.communityAccount());
        assertThat(early.getStatus()).isEqualTo(409);
        assertThat(early.getContentAsString()).contains("\"outcome\":\"NotPossible\"");
    }

    @Test
    void theReviewPageOffersOnlyTheStepsThatArePossible() throws Exception {
        var submitted =
                world.ordered(campus, LocalDateTime.of(2026, 6, 11, 13, 0), 1).value();
        var page = call(get("/review/" + submitted), campus.collegeAccount()).getContentAsString();
        assertThat(page).contains("/ask-back", "/accept", "/refuse").doesNotContain("/redispatch", "/reopen");
        var accepted = world.accepted(campus, LocalDateTime.of(2026, 6, 12, 13, 0), 1)
                .request()
                .value();
        var later = call(get("/review/" + accepted), campus.collegeAccount()).getContentAsString();
        assertThat(later).contains("/redispatch").doesNotContain("/ask-back", "/refuse\"", "/reopen");
    }

    @Test
    void aResidentLeavesAWishWithoutAnAccount() throws Exception {
        var before = wishes.count(campus.community(), WishStatus.OPEN);
        var form = mvc.perform(get("/wish")).andReturn().getResponse();
        assertThat(form.getContentAsString(StandardCharsets.UTF_8)).contains("网点社区");
        var left = mvc.perform(post("/wish")
                        .with(csrf())
                        .param("community", campus.community().value())
                        .param("words", "想学视频通话")
                        .param("phone", "10000008001")
                        .param("consent", "true"))
                .andReturn()
                .getResponse();
        assertThat(left.getStatus()).isEqualTo(302);
        assertThat(wishes.count(campus.community(), WishStatus.OPEN)).isEqualTo(before + 1);
        var without = mvc.perform(post("/wish").with(csrf()).param("words", "想学视频通话"))
                .andReturn()
                .getResponse();
        assertThat(without.getStatus()).isEqualTo(200); // the form again, with what is wrong
        assertThat(wishes.count(campus.community(), WishStatus.OPEN)).isEqualTo(before + 1);
    }
}
