package org.qinglin.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The same request sent ten times under one key is done once and answered the same each time. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyTest {

    @Autowired
    private World world;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("幂等", 2);
    }

    private MockHttpServletResponse order(String key, String title, SignedIn as) throws Exception {
        return mvc.perform(post("/api/requests")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(asJson(title))
                        .header("Idempotency-Key", key)
                        .with(user(as))
                        .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private String asJson(String title) {
        return """
                {"college": "%d", "programme": "VolunteerService", "title": "%s", "description": "教老人用手机",
                 "riskText": "室内，无特殊风险", "urgency": "1", "contactName": "书记", "contactPhone": "10000000002",
                 "place": "活动室", "sessions": [{"date": "2026-06-20", "from": "09:00", "to": "11:00"}],
                 "roles": [{"name": "助教", "min": "1", "max": "2"}]}""".formatted(campus.id().value(), title);
    }

    private int orders(String title) {
        return jdbc.sql("select count(*) from needs.service_request where title = :title")
                .param("title", title)
                .query(Integer.class)
                .single();
    }

    private static String body(MockHttpServletResponse answer) {
        return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void aRetryGetsTheFirstAnswerAndDoesNothing() throws Exception {
        var first = order("a-1", "一次就够", campus.communityAccount());
        var second = order("a-1", "一次就够", campus.communityAccount());
        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(body(second)).isEqualTo(body(first)).isNotEmpty();
        assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
        assertThat(first.getHeader("Idempotency-Replayed")).isNull();
        assertThat(second.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(orders("一次就够")).isEqualTo(1);
    }

    @Test
    void tenAtOnceAreOne() throws Exception {
        var answers = AtOnce.run(Stream.<Callable<MockHttpServletResponse>>generate(
                        () -> () -> order("b-1", "十个一起", campus.communityAccount()))
                .limit(10));
        assertThat(answers).allSatisfy(each -> assertThat(each.getStatus()).isEqualTo(201));
        assertThat(answers.stream().map(IdempotencyTest::body).distinct()).hasSize(1);
        assertThat(orders("十个一起")).isEqualTo(1);
    }

    @Test
    void withOtherKeysTheyAreTen() throws Exception {
        AtOnce.run(Stream.iterate(0, each -> each + 1).limit(10).map(number ->
                (Callable<MockHttpServletResponse>) () -> order("c-" + number, "十个不同", campus.communityAccount())));
        assertThat(orders("十个不同")).isEqualTo(10);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsRefused() throws Exception {
        order("d-1", "先来", campus.communityAccount());
        var other = order("d-1", "后到", campus.communityAccount());
        assertThat(other.getStatus()).isEqualTo(409);
        assertThat(other.getContentType()).isEqualTo("application/problem+json");
        assertThat(orders("后到")).isZero();
    }

    @Test
    void aRefusalIsKeptToo() throws Exception {
        var first = order("e-1", "", campus.communityAccount());
        var second = order("e-1", "", campus.communityAccount());
        assertThat(first.getStatus()).isEqualTo(422);
        assertThat(body(second)).isEqualTo(body(first));
    }

    @Test
    void aKeyThatIsNoneIsRefused() throws Exception {
        assertThat(order("有中文", "无效键", campus.communityAccount()).getStatus()).isEqualTo(400);
        assertThat(orders("无效键")).isZero();
    }

    @Test
    void anAnswerThatDidNotChangeIsNotSentAgain() throws Exception {
        var first = mvc.perform(get("/api/requests").with(user(campus.communityAccount())))
                .andReturn()
                .getResponse();
        var second = mvc.perform(get("/api/requests")
                        .header("If-None-Match", String.valueOf(first.getHeader("ETag")))
                        .with(user(campus.communityAccount())))
                .andReturn()
                .getResponse();
        assertThat(first.getHeader("ETag")).isNotNull();
        assertThat(second.getStatus()).isEqualTo(304);
    }
}
