package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.evaluation.Evaluations;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.notification.Inbox;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** One report a session, by the community or the leader of a team that served, until the request is closed. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClosingReportTest {

    @Autowired
    private World world;

    @Autowired
    private ClosingReports reports;

    @Autowired
    private Evaluations evaluations;

    @Autowired
    private Teams teams;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private ServiceSession session;
    private List<StudentId> helpers;
    private int day;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("结项", 2);
    }

    @BeforeEach
    void aSessionThatWasServed() {
        session = world.accepted(campus, LocalDateTime.of(2026, 3, 2, 9, 0).plusDays(day++), 1);
        world.dispatched(campus, session);
        helpers = world.answered(campus, session);
        world.attended(campus, session, helpers);
    }

    private void confirm() {
        world.confirmed(campus, session, helpers);
    }

    private <T> T nextDay(Supplier<T> step) {
        return clock.at(session.endsAt().plus(Duration.ofDays(1)), step);
    }

    private ReportOutcome write(Viewer viewer, String done, Integer residents) {
        return nextDay(() -> reports.write(viewer, session.id(), done, residents));
    }

    private Viewer community() {
        return campus.communityViewer();
    }

    private Viewer leader() {
        return campus.leaderAccount().getViewer();
    }

    private int lines(String action) {
        return jdbc.sql("select count(*) from identity.audit_event where action = :action and subject = :subject")
                .param("action", action)
                .param("subject", "session " + session.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void hoursComeFirst() {
        assertThat(write(community(), "教了挂号", 12)).isEqualTo(new ReportOutcome.HoursNotConfirmed());
        confirm();
        assertThat(write(community(), " 教了挂号\n", 12)).isEqualTo(new ReportOutcome.Written());
        assertThat(reports.of(session.id())).get().satisfies(report -> {
            assertThat(report.done()).isEqualTo("教了挂号");
            assertThat(report.residents()).isEqualTo(12);
            assertThat(report.side()).isEqualTo(ClosingReport.Side.COMMUNITY);
            assertThat(report.changedAt()).isNull();
        });
    }

    @Test
    void whatIsMissingOrTooMuchIsRefused() {
        confirm();
        assertThat(write(community(), " \n", 12)).isEqualTo(new ReportOutcome.TextMissing());
        assertThat(write(community(), "好".repeat(5001), 12)).isEqualTo(new ReportOutcome.TextTooLong(5001, 5000));
        for (var residents : new Integer[] {null, -1, 10_000}) {
            assertThat(write(community(), "教了挂号", residents)).isEqualTo(new ReportOutcome.ResidentsMissing(9999));
        }
        assertThat(reports.of(session.id())).isEmpty();
        assertThat(write(community(), "好".repeat(5000), 0)).isEqualTo(new ReportOutcome.Written());
    }

    @Test
    void itIsWrittenOnce_changedByItsWriterAlone_andEachLeavesALine() {
        confirm();
        assertThat(nextDay(() -> reports.toWrite(leader()))).contains(session.id());
        assertThat(write(leader(), "教了挂号", 12)).isEqualTo(new ReportOutcome.Written());
        assertThat(nextDay(() -> reports.toWrite(leader()))).doesNotContain(session.id());
        assertThat(write(community(), "我来写", 3)).isEqualTo(new ReportOutcome.WrittenByAnother());
        assertThat(write(leader(), "教了挂号和付款", 13)).isEqualTo(new ReportOutcome.Changed());
        assertThat(reports.of(session.id())).get().satisfies(report -> {
            assertThat(report.done()).isEqualTo("教了挂号和付款");
            assertThat(report.side()).isEqualTo(ClosingReport.Side.TEAM);
            assertThat(report.changedAt()).isNotNull();
        });
        assertThat(lines("report-written")).isEqualTo(1);
        assertThat(lines("report-changed")).isEqualTo(1);
    }

    @Test
    void theCollegeIsToldOnce() {
        confirm();
        inbox.readAll(campus.college(), Long.MAX_VALUE);
        write(community(), "教了挂号", 12);
        write(community(), "教了挂号和付款", 12);
        clock.at(session.endsAt().plus(Duration.ofDays(1)), outbox::tell);
        var link = "/sessions/" + session.id().value();
        assertThat(inbox.list(campus.college(), false, 0, 100))
                .filteredOn(each -> each.kind() == NoticeKind.CLOSING_REPORT && link.equals(each.link()))
                .hasSize(1);
    }

    @Test
    void aClosedRequestKeepsItsReport_yetOneThatIsMissingMayStillCome() {
        confirm();
        write(community(), "教了挂号", 12);
        close();
        assertThat(write(community(), "改一改", 1)).isEqualTo(new ReportOutcome.RequestClosed());

        aSessionThatWasServed();
        confirm();
        close();
        assertThat(write(community(), "教了挂号", 12)).isEqualTo(new ReportOutcome.Written());
    }

    /** The community's word about the only session closes the request. */
    private void close() {
        nextDay(() -> evaluations.byCommunity(community(), session.id(), 5, ""));
    }

    @Test
    void theLeaderOfATeamThatDidNotServeFindsNothing() {
        confirm();
        var idle = campus.studentAccounts().stream()
                .map(each -> each.getViewer().mustStudent())
                .filter(each -> !helpers.contains(each))
                .findFirst()
                .orElseThrow();
        var team = teams.found(campus.id(), campus.faculty(), "没来的队", "", idle, List.of(idle));
        var other = world.open(NewAccount.teamLeader("idle" + team.value(), "没来的队长", campus.id(), idle, team));
        assertThat(write(other.getViewer(), "教了挂号", 12)).isEqualTo(new ReportOutcome.NotFound());
        // Of other tests' sessions the student may have served at some.
        assertThat(nextDay(() -> reports.toWrite(other.getViewer()))).doesNotContain(session.id());
    }

    private MockHttpServletResponse ask(SignedIn who, MockHttpServletRequestBuilder call) throws Exception {
        var answer = mvc.perform(call.with(user(who)).with(csrf())).andReturn().getResponse();
        answer.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return answer;
    }

    private String path(String before, String after) {
        return before + "/sessions/" + session.id().value() + after;
    }

    @Test
    void pagesShowItToBothSidesAndTheCollege_andToNoOtherCollege() throws Exception {
        confirm();
        var form = ask(campus.leaderAccount(), get(path("", "/report")));
        assertThat(form.getContentAsString()).contains("name=\"residents\"");
        var sent = post(path("", "/report")).param("done", "教了十二位老人挂号").param("residents", "12");
        assertThat(ask(campus.leaderAccount(), sent).getStatus()).isEqualTo(302);
        for (var who : List.of(campus.communityAccount(), campus.collegeAccount())) {
            assertThat(ask(who, get(path("", ""))).getContentAsString()).contains("教了十二位老人挂号", "服务 12 位居民");
        }
        var helper = campus.studentAccounts().stream()
                .filter(each -> helpers.contains(each.getViewer().mustStudent()))
                .findFirst()
                .orElseThrow();
        assertThat(ask(helper, get(path("/my", ""))).getContentAsString()).contains("教了十二位老人挂号");
        // Somebody else's report is read, not changed.
        assertThat(ask(campus.communityAccount(), get(path("", "/report"))).getContentAsString())
                .contains("教了十二位老人挂号")
                .doesNotContain("name=\"residents\"");

        var stranger = world.campus("别校", 1);
        for (var who : List.of(stranger.communityAccount(), stranger.leaderAccount())) {
            assertThat(ask(who, get(path("", "/report"))).getStatus()).isEqualTo(404);
            assertThat(ask(who, get(path("/api", "/report"))).getStatus()).isEqualTo(404);
        }
        assertThat(ask(stranger.collegeAccount(), get(path("/api", "/report"))).getStatus())
                .isEqualTo(404);
    }

    @Test
    void refusedWordsComeBackWithTheForm() throws Exception {
        confirm();
        var sent = post(path("", "/report")).param("done", "教了挂号").param("residents", "十二");
        var result = mvc.perform(sent.with(user(campus.communityAccount())).with(csrf()))
                .andReturn();
        assertThat(result.getFlashMap().get("done")).isEqualTo("教了挂号");
        assertThat(result.getFlashMap().get("said")).isNotNull();
        assertThat(reports.of(session.id())).isEmpty();
    }

    @Test
    void theApiRefusesByName_andTellsTheReport() throws Exception {
        var early = ask(campus.communityAccount(), told("{\"done\":\"教了挂号\",\"residents\":12}"));
        assertThat(early.getStatus()).isEqualTo(409);
        assertThat(early.getContentAsString()).contains("HoursNotConfirmed");
        confirm();
        var faulty = ask(campus.communityAccount(), told("{\"done\":\"教了挂号\"}"));
        assertThat(faulty.getStatus()).isEqualTo(422);
        assertThat(faulty.getContentAsString()).contains("ResidentsMissing");
        assertThat(ask(campus.collegeAccount(), get(path("/api", "/report"))).getStatus())
                .isEqualTo(404);
        assertThat(ask(campus.communityAccount(), told("{\"done\":\"教了挂号\",\"residents\":12}"))
                        .getStatus())
                .isEqualTo(204);
        assertThat(ask(campus.collegeAccount(), get(path("/api", "/report"))).getContentAsString())
                .contains("教了挂号", "\"residents\":12");
    }

    private MockHttpServletRequestBuilder told(String body) {
        return post(path("/api", "/report"))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    @Test
    void thePageOfASessionWithoutAReportIsWhole() throws Exception {
        confirm();
        var page = nextDay(() -> {
            try {
                return mvc.perform(get("/sessions/" + session.id().value()).with(user(campus.communityAccount())))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertThat(page)
                .contains("/sessions/" + session.id().value() + "/report")
                .contains("/sessions/" + session.id().value() + "/evaluation");
    }
}
