package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.OpenPool;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.notification.Inbox;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What went wrong is told at once to those concerned and nobody else, and followed to an end. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentsTest {

    private static final LocalDateTime SATURDAY = LocalDateTime.of(2026, 6, 6, 9, 0);

    @Autowired
    private World world;

    @Autowired
    private Incidents incidents;

    @Autowired
    private OpenPool pool;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private World.Campus stranger;
    private ServiceSession session;
    private Instant during;
    private int week;

    @BeforeAll
    void twoCampuses() {
        campus = world.campus("意外", 3);
        stranger = world.campus("旁校意外", 1);
    }

    @BeforeEach
    void aSessionWithAHelper() {
        session = world.accepted(campus, SATURDAY.plusWeeks(week++), 2);
        pool.claim(campus.student(1), session.roles().get(0).id());
        during = session.startsAt().plusSeconds(3600);
    }

    private <T> T then(Supplier<T> step) {
        return clock.at(during, step);
    }

    private IncidentReport.Input input(String severity, String student) {
        var at = LocalDateTime.ofInstant(session.startsAt(), org.qinglin.app.shared.China.TIME)
                .plusMinutes(30);
        return new IncidentReport.Input(severity, at.toString(), "下楼时滑倒", student, "一位居民", "扶起来，冰敷");
    }

    private String helper() {
        return Long.toString(campus.student(1).mustStudent().value());
    }

    private long reported(Viewer by, String severity) {
        return ((IncidentOutcome.Done) then(() -> incidents.report(by, session.id(), input(severity, helper())))).id();
    }

    private List<NoticeKind> told(Viewer viewer, long incident) {
        outbox.tell();
        return inbox.list(viewer, false, 0, 100).stream()
                .filter(each -> each.link().equals("/incidents/" + incident))
                .map(each -> each.kind())
                .toList();
    }

    @Test
    void theLeaderFindsTheFormOnTheTeamsPage_alsoWithoutServingThere() throws Exception {
        var form = "/sessions/" + session.id().value() + "/incidents/new";
        assertThat(then(() -> teamPage(campus.leaderAccount()))).contains(form);
        assertThat(clock.at(session.startsAt().minusSeconds(2 * 86_400), () -> teamPage(campus.leaderAccount())))
                .as("two days before, nothing can have happened")
                .doesNotContain(form);
        assertThat(then(() -> teamPage(stranger.leaderAccount()))).doesNotContain(form);
    }

    private String teamPage(SignedIn by) {
        try {
            return mvc.perform(get("/team").with(user(by)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void theCollegeAndTheFacultyHearOfItAtOnce() {
        long id = reported(campus.communityViewer(), "SERIOUS");
        assertThat(told(campus.college(), id)).containsExactly(NoticeKind.INCIDENT_SERIOUS);
        assertThat(told(campus.facultyAccount().getViewer(), id)).containsExactly(NoticeKind.INCIDENT_SERIOUS);
        var incident = incidents.find(campus.college(), id).orElseThrow();
        assertThat(incident.dueOn())
                .as("the next working day")
                .isEqualTo(LocalDate.of(2026, 6, 8).plusWeeks(week - 1));
    }

    @Test
    void onlyThoseConcernedSeeIt() {
        long id = reported(campus.leaderAccount().getViewer(), "MINOR");
        for (var concerned : List.of(
                campus.leaderAccount().getViewer(),
                campus.student(1),
                campus.communityViewer(),
                campus.college(),
                campus.facultyAccount().getViewer())) {
            assertThat(incidents.find(concerned, id)).as(concerned.login()).isPresent();
            assertThat(incidents.list(concerned, new Incidents.Filter(null, null), 0, 100))
                    .extracting(Incident::id)
                    .contains(id);
        }
        for (var other : List.of(
                campus.student(2),
                stranger.college(),
                stranger.facultyAccount().getViewer(),
                stranger.communityViewer(),
                stranger.student(0))) {
            assertThat(incidents.find(other, id)).as(other.login()).isEmpty();
            assertThat(incidents.list(other, new Incidents.Filter(null, null), 0, 100))
                    .isEmpty();
            assertThat(incidents.note(other, id, "看看")).isEqualTo(new IncidentOutcome.NotFound());
        }
    }

    @Test
    void onlyWhoRunsOrOrganisesTheSessionReports_andNamesSomebodyOfTheRoster() {
        assertThat(then(() -> incidents.report(stranger.communityViewer(), session.id(), input("MINOR", ""))))
                .isEqualTo(new IncidentOutcome.NotFound());
        assertThat(then(() -> incidents.report(stranger.leaderAccount().getViewer(), session.id(), input("MINOR", ""))))
                .isEqualTo(new IncidentOutcome.NotFound());
        var notThere = Long.toString(campus.student(2).mustStudent().value());
        assertThat(then(() -> incidents.report(campus.communityViewer(), session.id(), input("MINOR", notThere))))
                .isInstanceOfSatisfying(
                        IncidentOutcome.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(Fault::field)
                                .containsExactly("student"));
    }

    @Test
    void whatIsMissingOrStillToComeIsSaidFieldByField() {
        var ahead = new IncidentReport.Input("BAD", "2030-01-01T09:00", " ", null, null, "");
        assertThat(then(() -> incidents.report(campus.communityViewer(), session.id(), ahead)))
                .isInstanceOfSatisfying(
                        IncidentOutcome.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(Fault::field)
                                .containsExactlyInAnyOrder("severity", "happenedAt", "what", "atOnce"));
    }

    @Test
    void whatHappenedWeeksLaterWasNotAtThisSession() {
        var later = java.time.Duration.ofDays(20);
        var input = new IncidentReport.Input(
                "MINOR",
                LocalDateTime.ofInstant(during.plus(later), org.qinglin.app.shared.China.TIME)
                        .toString(),
                "滑倒",
                null,
                null,
                "扶起来");
        assertThat(clock.at(
                        during.plus(later.plusDays(1)),
                        () -> incidents.report(campus.communityViewer(), session.id(), input)))
                .isInstanceOfSatisfying(
                        IncidentOutcome.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(Fault::field)
                                .containsExactly("happenedAt"));
    }

    @Test
    void itIsGivenFollowedAndEndedWithAResult() {
        long id = reported(campus.communityViewer(), "MINOR");
        var owner = campus.facultyAccount().getViewer();
        var due = LocalDate.ofInstant(during, org.qinglin.app.shared.China.TIME).plusDays(3);
        assertThat(then(() -> incidents.give(
                        campus.college(), id, Long.toString(owner.account().value()), due.toString())))
                .isEqualTo(new IncidentOutcome.Done(id));
        assertThat(told(owner, id)).contains(NoticeKind.INCIDENT_GIVEN);
        incidents.note(campus.communityViewer(), id, "陪去卫生院拍片，没有骨折");
        assertThat(incidents.close(owner, id, " ")).isInstanceOf(IncidentOutcome.Faulty.class);
        assertThat(incidents.close(owner, id, "楼梯贴了防滑条")).isEqualTo(new IncidentOutcome.Done(id));
        var incident = incidents.find(campus.student(1), id).orElseThrow();
        assertThat(incident.status()).isEqualTo(Incident.Status.DONE);
        assertThat(incident.outcome()).isEqualTo("楼梯贴了防滑条");
        assertThat(incidents.notes(id)).extracting(Incident.Note::words).containsExactly("陪去卫生院拍片，没有骨折");
        assertThat(told(campus.student(1), id)).containsExactly(NoticeKind.INCIDENT_CLOSED);
        assertThat(incidents.note(campus.college(), id, "还有")).isEqualTo(new IncidentOutcome.AlreadyDone());
        assertThat(incidents.close(campus.college(), id, "再来")).isEqualTo(new IncidentOutcome.AlreadyDone());
        assertThat(incidents.list(campus.college(), new Incidents.Filter(Incident.Status.OPEN, null), 0, 100))
                .extracting(Incident::id)
                .doesNotContain(id);
    }

    @Test
    void theDatabaseLetsNobodyRewriteWhatWasSaid() {
        long id = reported(campus.communityViewer(), "MINOR");
        incidents.note(campus.college(), id, "打过电话");
        assertThatThrownBy(() -> jdbc.sql("update attendance.incident set what = '没事' where id = :id")
                        .param("id", id)
                        .update())
                .hasMessageContaining("never rewritten");
        assertThatThrownBy(() -> jdbc.sql("delete from attendance.incident_note where incident_id = :id")
                        .param("id", id)
                        .update())
                .hasMessageContaining("never rewritten");
    }
}
