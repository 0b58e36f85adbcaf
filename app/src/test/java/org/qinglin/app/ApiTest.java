package org.qinglin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.identity.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON API: described in OpenAPI 3.1, refusing as problem+json with named outcomes. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {

    @Autowired
    private World world;

    @Autowired
    private Offers offers;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JsonMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    private World.Campus campus;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("接口", 2);
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request, SignedIn as) throws Exception {
        return mvc.perform(request.with(user(as)).with(csrf())).andReturn().getResponse();
    }

    private JsonNode body(MockHttpServletResponse answer) throws Exception {
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private static MockHttpServletRequestBuilder postJson(String path, String content) {
        return post(path).contentType(MediaType.APPLICATION_JSON).content(content);
    }

    @Test
    void theDescriptionIsOpenApi31AndListsEveryEndpoint() throws Exception {
        var description = json.readTree(
                mvc.perform(get("/api/openapi")).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8));
        assertThat(description.get("openapi").asString()).startsWith("3.1");
        var described = new TreeSet<String>();
        description
                .get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(method -> described.add(
                                method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        var there = new TreeSet<String>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            for (var path : info.getPatternValues()) {
                if (path.startsWith("/api/") && !path.startsWith("/api/openapi")) {
                    info.getMethodsCondition().getMethods().forEach(each -> there.add(each + " " + path));
                }
            }
        });
        assertThat(there).hasSizeGreaterThan(10);
        assertThat(described).containsExactlyElementsOf(there);
    }

    @Test
    void aFaultyOrderIs422WithEveryFaultItsValueAndWhatToDo() throws Exception {
        var answer =
                call(postJson("/api/requests", "{\"title\": \"只有名称\", \"urgency\": \"9\"}"), campus.communityAccount());
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        var faults = body(answer).get("faults");
        assertThat(faults.valueStream().map(each -> each.get("field").asString()))
                .contains("college", "programme", "riskText", "urgency", "sessions", "roles")
                .doesNotContain("title");
        assertThat(faults.valueStream()
                        .filter(each -> each.get("field").asString().equals("urgency")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.get("value").asString()).isEqualTo("9");
                    assertThat(fault.get("hint").asString()).contains("9", "1", "3");
                });
    }

    @Test
    void aFitOrderIs201WithItsAddress() throws Exception {
        var order = """
                {"college": "%d", "programme": "VolunteerService", "title": "经接口点的单", "description": "教老人用手机",
                 "riskText": "室内，无特殊风险", "urgency": "1", "contactName": "书记", "contactPhone": "10000000002",
                 "place": "活动室", "sessions": [{"date": "2026-06-20", "from": "09:00", "to": "11:00"}],
                 "roles": [{"name": "助教", "min": "1", "max": "2"}]}""".formatted(campus.id().value());
        var made = call(postJson("/api/requests", order), campus.communityAccount());
        assertThat(made.getStatus()).isEqualTo(201);
        var address = made.getHeader("Location");
        var found = body(call(get(address), campus.collegeAccount()));
        assertThat(found.get("request").get("title").asString()).isEqualTo("经接口点的单");
        assertThat(call(post(address + "/accept"), campus.collegeAccount()).getStatus())
                .isEqualTo(200);
        var again = call(post(address + "/accept"), campus.collegeAccount());
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(body(again).get("outcome").asString()).isEqualTo("NotPossible");
        assertThat(call(postJson(address + "/withdraw", "{}"), campus.communityAccount())
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void aRefusedAcceptanceIs409WithItsName() throws Exception {
        var session = world.accepted(campus, LocalDateTime.of(2026, 6, 3, 9, 0), 1);
        world.dispatched(campus, session); // published at the clock's eve: 2 June, 9:00, to be answered by 21:00
        var offer = offers.openOf(campus.id(), World.NOW.minusSeconds(7200)).stream()
                .filter(each -> each.session().equals(session.id()))
                .findFirst()
                .orElseThrow();
        var account = campus.studentAccounts().stream()
                .filter(each -> offer.student().equals(each.getViewer().student()))
                .findFirst()
                .orElseThrow();
        var path = "/api/offers/" + offer.id().value();
        assertThat(body(call(get("/api/offers"), account)).size()).isEqualTo(1);
        assertThat(call(postJson(path + "/decline", "{\"reason\": \"考试\"}"), account)
                        .getStatus())
                .isEqualTo(204);
        var late = call(post(path + "/accept"), account);
        assertThat(late.getStatus()).isEqualTo(409);
        assertThat(late.getContentType()).isEqualTo("application/problem+json");
        assertThat(body(late).get("outcome").asString()).isEqualTo("NoLongerOpen");
        assertThat(body(late).get("detail").asString()).isNotBlank();
    }

    @Test
    void whatIsNotThereIs404AndWhatIsUnreadable400() throws Exception {
        for (var path : new String[] {"/api/requests/987654", "/api/runs/987654"}) {
            var answer = call(get(path), campus.collegeAccount());
            assertThat(answer.getStatus()).as(path).isEqualTo(404);
            assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        }
        assertThat(call(
                                post("/api/offers/987654/accept"),
                                campus.studentAccounts().get(0))
                        .getStatus())
                .isEqualTo(404);
        assertThat(call(postJson("/api/requests", "{\"title\": "), campus.communityAccount())
                        .getStatus())
                .isEqualTo(400);
        assertThat(call(get("/api/requests/x"), campus.collegeAccount()).getStatus())
                .isEqualTo(400);
    }

    @Test
    void aProgramBringsItsPasswordWithEachCallAndNeedsNoToken() throws Exception {
        var login = campus.communityAccount().getViewer().login();
        var answer = mvc.perform(postJson("/api/requests", "{}").with(httpBasic(login, World.PASSWORD)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(mvc.perform(get("/api/requests").with(httpBasic(login, "wrong-password")))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void whoNamesNullAmongNumbersIsToldWhere() throws Exception {
        var student = campus.studentAccounts().get(0);
        for (var named : Map.of(
                        "members", "/api/teams/1/places/1",
                        "posts", "/api/my/hometown/1/wishes")
                .entrySet()) {
            var answer = call(postJson(named.getValue(), "{\"" + named.getKey() + "\":[1,null]}"), student);
            assertThat(answer.getStatus()).as(named.getValue()).isEqualTo(422);
            assertThat(body(answer).get("faults").get(0).get("field").asString())
                    .isEqualTo(named.getKey());
        }
    }
}
