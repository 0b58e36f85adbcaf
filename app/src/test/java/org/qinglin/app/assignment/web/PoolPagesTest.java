package org.qinglin.app.assignment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.OpenPool;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionRoleId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The pool as a student sees it when many want the same. */
@PlatformTest
class PoolPagesTest {

    @Autowired
    private World world;

    @Autowired
    private OpenPool pool;

    @Autowired
    private LivePlaces live;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private ServiceSession session;

    @BeforeEach
    void oneSession() {
        campus = world.campus("候补", 4);
        session = world.accepted(campus, LocalDateTime.of(2026, 6, 6, 9, 0), 1);
    }

    private SessionRoleId role() {
        return session.roles().get(0).id();
    }

    private MockHttpServletResponse claimByApi(int student, String key) throws Exception {
        return mvc.perform(post("/api/pool/" + role().value() + "/claim")
                        .with(user(campus.studentAccounts().get(student)))
                        .with(csrf())
                        .header("Idempotency-Key", key))
                .andReturn()
                .getResponse();
    }

    @Test
    void aFullPlaceIsShownWithItsLine_andHowFarAheadOneIs() throws Exception {
        pool.claim(campus.student(0), role());
        assertThat(page(1)).contains("已满").contains("候补");
        pool.claim(campus.student(1), role());
        assertThat(page(1)).contains("候补第 1 位");
        assertThat(page(0)).as("who has the place need not see it here").doesNotContain("/pool/" + role().value());
    }

    private String page(int student) throws Exception {
        return mvc.perform(get("/pool").with(user(campus.studentAccounts().get(student))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void theApiAnswersTheSameUnderTheSameKey() throws Exception {
        assertThat(claimByApi(0, "a").getStatus()).isEqualTo(200);
        var first = claimByApi(1, "b");
        assertThat(first.getStatus()).isEqualTo(202);
        assertThat(first.getContentAsString()).contains("\"position\":1");
        assertThat(claimByApi(1, "b").getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(claimByApi(2, "two words").getStatus()).isEqualTo(400);
    }

    @Test
    void whoLooksIsToldTheNumberOfFreePlacesAtOnceAndWhenItChanges() throws Exception {
        var stranger = world.campus("旁观", 1);
        var looking = mvc.perform(get("/pool/live?role=" + role().value() + "&role=987654321")
                        .with(user(campus.studentAccounts().get(1))))
                .andExpect(request().asyncStarted())
                .andReturn()
                .getResponse();
        var elsewhere = mvc.perform(get("/pool/live?role=" + role().value())
                        .with(user(stranger.studentAccounts().get(0))))
                .andReturn()
                .getResponse();
        assertThat(looking.getContentAsString()).isEqualTo(event(1));
        live.tell();
        assertThat(looking.getContentAsString()).as("nothing has changed").isEqualTo(event(1));
        pool.claim(campus.student(0), role());
        live.tell();
        assertThat(looking.getContentAsString()).isEqualTo(event(1) + event(0));
        assertThat(elsewhere.getContentAsString()).as("another college's").isEmpty();
    }

    @Test
    void anEmptyNumberAmongThoseOfRolesIsNone() throws Exception {
        for (var asked : List.of("role=&role=" + role().value(), "role=," + role().value())) {
            var looking = mvc.perform(get("/pool/live?" + asked)
                            .with(user(campus.studentAccounts().get(1))))
                    .andExpect(request().asyncStarted())
                    .andReturn()
                    .getResponse();
            assertThat(looking.getContentAsString()).as(asked).isEqualTo(event(1));
        }
    }

    private String event(int free) {
        return "event:free\ndata:{\"" + role().value() + "\":" + free + "}\n\n";
    }
}
