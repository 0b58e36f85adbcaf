package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** A program hears the same named outcomes as a student on the page. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfferApiTest {

    @Autowired
    private World world;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private World.Campus campus;
    private OpenOffers open;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("应答", 2);
        open = new OpenOffers(jdbc, json);
    }

    private MockHttpServletResponse accept(int student, OfferId offer) throws Exception {
        return mvc.perform(post("/api/offers/" + offer.value() + "/accept")
                        .with(csrf())
                        .with(user(campus.studentAccounts().get(student))))
                .andReturn()
                .getResponse();
    }

    private String outcome(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8))
                .get("outcome")
                .asString();
    }

    @Test
    void theLastPlaceGoneIsFullAndTheSameTimeTwiceOverlaps() throws Exception {
        var from = LocalDateTime.of(2026, 6, 12, 9, 0);
        var one = world.accepted(campus, from, 1);
        var other = world.accepted(campus, from.plusHours(1), 1);
        var first = open.to(campus.student(0).mustStudent(), campus, one);
        var second = open.to(campus.student(1).mustStudent(), campus, one);
        var sameTime = open.to(campus.student(0).mustStudent(), campus, other);
        assertThat(accept(0, first).getStatus()).isEqualTo(200);
        assertThat(accept(0, first).getStatus()).as("a second tap").isEqualTo(200);
        assertThat(outcome(accept(1, second))).isEqualTo("Full");
        assertThat(outcome(accept(0, sameTime))).isEqualTo("Overlaps");
        assertThat(accept(1, first).getStatus()).as("another student's").isEqualTo(404);
    }
}
