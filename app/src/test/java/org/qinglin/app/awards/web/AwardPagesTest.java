package org.qinglin.app.awards.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Awards as people see them: the form of a round, a nomination refused in words, the same by the API. */
@PlatformTest
class AwardPagesTest {

    @Autowired
    private World world;

    @Autowired
    private MockMvc mvc;

    private MockHttpServletResponse called(SignedIn account, MockHttpServletRequestBuilder call) {
        try {
            return mvc.perform(call.with(user(account)).with(csrf()))
                    .andReturn()
                    .getResponse();
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private String shown(SignedIn account, MockHttpServletRequestBuilder call) {
        try {
            return called(account, call).getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static MockHttpServletRequestBuilder announce(String kind, String hours) {
        return post("/awards")
                .param("name", "优秀志愿者")
                .param("kind", kind)
                .param("winners", "3")
                .param("countsFrom", "2026-01-01")
                .param("nominateUntil", LocalDate.of(2026, 6, 20).toString())
                .param("scoreUntil", LocalDate.of(2026, 6, 25).toString())
                .param("HOURS", hours);
    }

    @Test
    void theFormOfAKindProposesWhatCollegesMostlyAskForAndKeepsWhatWasTyped() {
        var campus = world.campus("表彰表单", 1);
        assertThat(shown(campus.collegeAccount(), get("/awards/new").param("kind", "TEAM")))
                .contains("name=\"MEMBERS\" value=\"10\"")
                .contains("name=\"TEAM_MONTHS\" value=\"12\"")
                .doesNotContain("name=\"HOURS\"");
        var refused = called(campus.collegeAccount(), announce("VOLUNTEER", "很多"));
        assertThat(refused.getRedirectedUrl()).isEqualTo("/awards/new?kind=VOLUNTEER");
        assertThat(shown(
                        campus.collegeAccount(),
                        get("/awards/new?kind=VOLUNTEER").cookie(refused.getCookies())))
                .contains("value=\"很多\"");
    }

    @Test
    void aCommunityReadsWhatIsAskedButNotWhatAStudentHas() throws Exception {
        var campus = world.campus("表彰网页", 2);
        var helpers = world.round(campus, LocalDateTime.of(2026, 5, 25, 9, 0)).helpers();
        var page = called(campus.collegeAccount(), announce("VOLUNTEER", "60")).getRedirectedUrl();
        assertThat(page).startsWith("/awards/");
        var known =
                world.numberOf(campus, helpers.get(0).equals(campus.student(0).mustStudent()) ? 0 : 1);
        var body = "{\"nominee\":\"%s\",\"reason\":\"常来\"}".formatted(known);
        var untold = called(
                campus.communityAccount(),
                post("/api" + page + "/nominations")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
        assertThat(untold.getStatus()).isEqualTo(409);
        assertThat(untold.getContentAsString(StandardCharsets.UTF_8))
                .contains("NotMet")
                .contains("60")
                .doesNotContain("2.0");
        var told = called(
                campus.facultyAccount(),
                post("/api" + page + "/nominations")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
        assertThat(told.getContentAsString(StandardCharsets.UTF_8)).contains("2.0");
        assertThat(shown(campus.communityAccount(), get(page))).contains("服务时长（小时） ≥ 60");
    }
}
