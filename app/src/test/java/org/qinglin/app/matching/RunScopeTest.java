package org.qinglin.app.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.internal.Workbench;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.programmes.Campaign;
import org.qinglin.app.programmes.CampaignForm;
import org.qinglin.app.programmes.Campaigns;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.programmes.Term;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** What a run is about: a week, the rest of the term, an area, a programme. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunScopeTest {

    private static final GeoPoint CAMPUS = new GeoPoint(120.17, 35.97);
    private static final String OTHER_STREET = "370211104";
    private static final LocalDate SATURDAY = LocalDate.of(2026, 6, 13); // in week 24 of the year

    @Autowired
    private World world;

    @Autowired
    private DispatchRuns runs;

    @Autowired
    private RunHistory history;

    @Autowired
    private Requests requests;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private Workbench workbench;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JsonMapper json;

    private World.Campus campus;
    private RequestId near;
    private RequestId otherStreet;
    private RequestId otherProgramme;
    private RequestId weekAfter;

    @BeforeAll
    void ordersOfTwoStreetsTwoProgrammesAndTwoWeeks() {
        campus = world.campus("范围", 4);
        programmes.addTerm(new Term(campus.id(), "2026 春", LocalDate.of(2026, 3, 2), LocalDate.of(2026, 7, 5)));
        var code = new PlaceCode(OTHER_STREET + "207");
        organisations.addCommunity(new Community(code, "范围村", "范围村村委会", code.street(), "泊里镇", "黄岛区", CAMPUS, true));
        organisations.addPartnership(campus.id(), code, campus.faculty(), LocalDate.of(2025, 9, 1));
        var village =
                world.open(NewAccount.community("scope-village", "范围村书记", code)).getViewer();
        near = world.accepted(campus, SATURDAY.atTime(9, 0), 1).request();
        otherStreet = ordered(village, "VolunteerService", SATURDAY.atTime(9, 0));
        otherProgramme = ordered(campus.communityViewer(), "StudyTraining", SATURDAY.atTime(14, 0));
        weekAfter = world.accepted(campus, SATURDAY.plusDays(7).atTime(9, 0), 1).request();
    }

    private RequestId ordered(Viewer community, String programme, LocalDateTime from) {
        var id = requests.submit(
                community,
                new NewRequest(
                        campus.id(),
                        programme,
                        "范围的订单",
                        "教老人用手机",
                        "室内，无特殊风险",
                        false,
                        null,
                        null,
                        null,
                        1,
                        "联系人",
                        "10000000002",
                        "活动室",
                        CAMPUS,
                        List.of(new NewRequest.Time(from, from.plusHours(2))),
                        List.of(new NewRequest.NewRole("助教", 1, 1, Map.of()))));
        requests.accept(campus.college(), id);
        return id;
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(campus.collegeAccount())).with(csrf()))
                .andReturn()
                .getResponse();
    }

    private String text(String path) throws Exception {
        return call(get(path)).getContentAsString(StandardCharsets.UTF_8);
    }

    private DispatchRun started(String span, String area, String programme, String again) throws Exception {
        var begun = call(post("/dispatch")
                .param("again", again)
                .param("title", "范围")
                .param("span", span)
                .param("area", area)
                .param("programme", programme)
                .param("from", SATURDAY.toString())
                .param("to", SATURDAY.toString())
                .param("respondBy", "2026-06-04T18:00")
                .param("reachKilometres", "15"));
        assertThat(begun.getStatus()).isEqualTo(302);
        workbench.start(new Object(), stop -> {}).get(60, java.util.concurrent.TimeUnit.SECONDS);
        return runs.list(campus.id(), 0, 1).get(0);
    }

    private List<RequestId> orders(DispatchRun run) {
        return runs.roles(run.id()).stream().map(PlannedRole::request).toList();
    }

    @Test
    void aRunIsAboutItsWeekOrTheRestOfTheTerm() throws Exception {
        var week = started("2026-W24", "", "", "0");
        assertThat(week.from()).isEqualTo(LocalDate.of(2026, 6, 8));
        assertThat(week.to()).isEqualTo(LocalDate.of(2026, 6, 14));
        assertThat(orders(week)).containsExactlyInAnyOrder(near, otherStreet, otherProgramme);
        var term = started("term", "", "", "0");
        assertThat(term.to()).isEqualTo(LocalDate.of(2026, 7, 5));
        assertThat(orders(term)).containsExactlyInAnyOrder(near, otherStreet, otherProgramme, weekAfter);
        assertThat(text("/dispatch/" + term.id().value() + "/needs")).contains("本学期余下的");
        assertThat(text("/dispatch")).contains("第 15 周：", "2026 春余下的", "value=\"2026-W24\"");
    }

    @Test
    void anAreaAndAProgrammeRestrictItAndStandOverItsPages() throws Exception {
        var street = started("2026-W24", OTHER_STREET, "", "0");
        assertThat(orders(street)).containsExactly(otherStreet);
        assertThat(text("/dispatch/" + street.id().value())).contains("泊里镇");
        assertThat(orders(started("2026-W24", "370211", "", "0")))
                .as("the district holds both streets")
                .containsExactlyInAnyOrder(near, otherStreet, otherProgramme);
        var both = started(
                "", "370211005", "StudyTraining", Long.toString(street.id().value()));
        assertThat(orders(both)).containsExactly(otherProgramme);
        assertThat(both.scope())
                .isEqualTo(new RunScope(RunScope.Span.DAYS, new PlaceCode("370211005"), "StudyTraining", null));
        assertThat(history.of(both.id()).get(1).differs())
                .extracting(RunEvent.Difference::what)
                .contains("area", "programme", "span");
        assertThat(text("/dispatch/" + both.id().value()))
                .contains("长江路街道 · 研学实训", "哪里：泊里镇 → 长江路街道", "哪个项目：所有项目 → 研学实训");
        assertThat(text("/dispatch?again=" + street.id().value()))
                .contains("value=\"" + OTHER_STREET + "\" selected=\"selected\"", "value=\"2026-W24\" selected");
    }

    @Test
    void aCampaignIsAnnounced_ordersArePutIntoIt_andARunIsAboutItAlone() throws Exception {
        assertThat(call(post("/campaigns")
                                .param("name", "学雷锋月")
                                .param("startsOn", "2026-06-30")
                                .param("endsOn", "2026-06-01"))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("要在 2026-06-30 当天或之后");
        call(post("/campaigns")
                .param("name", "学雷锋月")
                .param("startsOn", "2026-06-01")
                .param("endsOn", "2026-06-30"));
        var campaign = campaigns.of(campus.id()).get(0);
        assertThat(text("/campaigns")).contains("学雷锋月", "进行中");
        assertThat(call(post("/campaigns")
                                .param("name", "学雷锋月")
                                .param("startsOn", "2026-06-01")
                                .param("endsOn", "2026-06-30"))
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("已经有一个同名的主题活动");
        call(post("/review/" + otherStreet.value() + "/campaign")
                .param("campaign", Long.toString(campaign.id().value())));
        assertThat(text("/review/" + otherStreet.value())).contains("selected=\"selected\">学雷锋月");
        var run = aboutCampaign(Long.toString(campaign.id().value()));
        assertThat(orders(run)).containsExactly(otherStreet);
        assertThat(text("/dispatch/" + run.id().value())).contains("学雷锋月");
        assertThat(text("/dispatch?campaign=" + campaign.id().value())).contains("selected=\"selected\">学雷锋月");
        call(post("/review/" + otherStreet.value() + "/campaign").param("campaign", "0"));
        assertThat(orders(aboutCampaign(Long.toString(campaign.id().value())))).isEmpty();
    }

    private DispatchRun aboutCampaign(String campaign) throws Exception {
        call(post("/dispatch")
                .param("title", "学雷锋月")
                .param("span", "2026-W24")
                .param("campaign", campaign)
                .param("respondBy", "2026-06-04T18:00")
                .param("reachKilometres", "15"));
        workbench.start(new Object(), stop -> {}).get(60, java.util.concurrent.TimeUnit.SECONDS);
        return runs.list(campus.id(), 0, 1).get(0);
    }

    @Test
    void anotherCollegesCampaignIsNone() throws Exception {
        var stranger = world.campus("别的活动", 1);
        var theirs = ((Checked.Ok<Campaign>) campaigns.announce(
                        stranger.college(),
                        CampaignForm.of(
                                "他们的", java.time.LocalDate.of(2026, 6, 1), java.time.LocalDate.of(2026, 6, 30))))
                .value();
        assertThat(call(post("/review/" + near.value() + "/campaign")
                                .param("campaign", Long.toString(theirs.id().value())))
                        .getStatus())
                .isEqualTo(404);
        assertThat(call(post("/api/requests/" + near.value() + "/campaign")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"campaign\": " + theirs.id().value() + "}"))
                        .getStatus())
                .isEqualTo(404);
        assertThatThrownBy(() -> jdbc.sql("update needs.service_request set campaign_id = :campaign where id = :id")
                        .param("campaign", theirs.id().value())
                        .param("id", near.value())
                        .update())
                .as("the database holds it, too")
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(text("/api/campaigns")).doesNotContain("他们的");
    }

    @Test
    void whatIsNoWeekAreaOrProgrammeOfTheCollegeIsNamed() throws Exception {
        var answer =
                call(post("/api/runs").contentType(MediaType.APPLICATION_JSON).content("""
                {"title": "错", "span": "2026-W10", "area": "110101", "programme": "Nothing",
                 "respondBy": "2026-06-04T18:00", "reachKilometres": "15"}"""));
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(json.readTree(answer.getContentAsString(StandardCharsets.UTF_8))
                        .get("faults")
                        .valueStream()
                        .map(each -> each.get("field").asString()))
                .containsExactlyInAnyOrder("span", "area", "programme");
        var started =
                call(post("/api/runs").contentType(MediaType.APPLICATION_JSON).content("""
                {"title": "一周", "span": "2026-W24", "area": "370211", "respondBy": "2026-06-04T18:00",
                 "reachKilometres": "15"}"""));
        assertThat(started.getStatus()).isEqualTo(202);
        assertThat(started.getContentAsString(StandardCharsets.UTF_8)).contains("\"span\":\"WEEK\"");
    }

    @Test
    void theDatabaseHoldsThatAWeekGoesFromMondayToSunday() throws Exception {
        var run = started("2026-W24", "", "", "0");
        assertThatThrownBy(() -> jdbc.sql("update matching.dispatch_run set from_date = from_date + 1 where id = :id")
                        .param("id", run.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
