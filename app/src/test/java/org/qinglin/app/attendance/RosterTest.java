package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.assignment.OpenPool;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.people.EmergencyContacts;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Numbers to call, for the organiser alone, and every look recorded. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RosterTest {

    @Autowired
    private World world;

    @Autowired
    private OpenPool pool;

    @Autowired
    private EmergencyContacts contacts;

    @Autowired
    private Offers offers;

    @Autowired
    private Places places;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;
    private ServiceSession session;

    @BeforeAll
    void aSessionWithAHelper() {
        campus = world.campus("名单", 2);
        session = world.accepted(campus, LocalDateTime.of(2026, 6, 6, 9, 0), 2);
        pool.claim(campus.student(0), session.roles().get(0).id());
        contacts.keep(campus.student(0), new EmergencyContacts.Input("名单母亲", "母亲", "10000000077", "true"));
    }

    private MockHttpServletResponse ask(SignedIn who, String page) throws Exception {
        return mvc.perform(get("/sessions/" + session.id().value() + "/" + page).with(user(who)))
                .andReturn()
                .getResponse();
    }

    @Test
    void theOrganiserHasTheNumbers_andItIsRecorded() throws Exception {
        var page = ask(campus.communityAccount(), "roster").getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("名单同学0", "10000000001", "名单母亲", "10000000077");
        assertThat(jdbc.sql("select count(*) from identity.audit_event where action = 'roster-opened' and subject = :s")
                        .param("s", "session " + session.id().value())
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void theInsurersListIsAFile() throws Exception {
        var file = ask(campus.communityAccount(), "insured?format=csv").getContentAsString(StandardCharsets.UTF_8);
        assertThat(file).contains("名单同学0", "2006-01-15", "10000000001").doesNotContain("名单同学1", "名单母亲");
    }

    @Test
    void nobodyElseHas() throws Exception {
        for (var who : List.of(campus.collegeAccount(), campus.studentAccounts().get(0))) {
            assertThat(ask(who, "roster").getStatus()).isEqualTo(403);
        }
        var stranger = world.campus("别的社区", 1);
        assertThat(ask(stranger.communityAccount(), "roster").getStatus()).isEqualTo(404);
        assertThat(ask(stranger.communityAccount(), "insured").getStatus()).isEqualTo(404);
    }

    private String api(SignedIn who, String page) throws Exception {
        return mvc.perform(get("/api/sessions/" + session.id().value() + "/" + page)
                        .with(user(who)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private int looks(String action) {
        return jdbc.sql("select count(*) from identity.audit_event where action = :action and subject = :s")
                .param("action", action)
                .param("s", "session " + session.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void aProgramReadsTheSame_andEachLookIsRecorded() throws Exception {
        int looked = looks("roster-opened");
        int exported = looks("insured-exported");
        assertThat(api(campus.communityAccount(), "roster"))
                .contains("名单同学0", "10000000001", "名单母亲", "10000000077", "\"substituteSince\":null");
        assertThat(api(campus.communityAccount(), "insured"))
                .contains("名单同学0", "2006-01-15")
                .doesNotContain("名单母亲");
        assertThat(looks("roster-opened")).isEqualTo(looked + 1);
        assertThat(looks("insured-exported")).isEqualTo(exported + 1);
        assertThat(api(campus.collegeAccount(), "roster")).doesNotContain("10000000077");
        assertThat(api(world.campus("又一个社区", 1).communityAccount(), "roster")).doesNotContain("名单同学0");
    }

    @Test
    void whoStandsInForSomebodyIsMarked() throws Exception {
        var later = world.accepted(campus, LocalDateTime.of(2026, 6, 20, 9, 0), 1);
        world.dispatched(campus, later);
        var at = later.startsAt().minus(java.time.Duration.ofHours(20));
        var asked = offers.openOf(campus.id(), java.time.Instant.EPOCH).stream()
                .filter(each -> each.session().equals(later.id()))
                .findFirst()
                .orElseThrow();
        clock.at(at, () -> offers.decline(world.viewer(campus, asked.student()), asked.id(), "有考试"));
        var stoodIn = world.answered(campus, later);
        assertThat(stoodIn).hasSize(1).doesNotContain(asked.student());
        assertThat(places.helpers(List.of(later.id()))).singleElement().satisfies(helper -> {
            assertThat(helper.student()).isEqualTo(stoodIn.get(0));
            assertThat(helper.substituteSince()).isEqualTo(at);
        });
        var first = session;
        session = later;
        assertThat(ask(campus.communityAccount(), "roster").getContentAsString(StandardCharsets.UTF_8))
                .contains("替补", "周五 6月19日 13:00起");
        assertThat(ask(campus.communityAccount(), "insured?format=csv").getContentAsString(StandardCharsets.UTF_8))
                .contains("替补，周五 6月19日 13:00起");
        session = first;
        assertThat(ask(campus.communityAccount(), "roster").getContentAsString(StandardCharsets.UTF_8))
                .doesNotContain("替补");
    }

    @Test
    void withoutThatPersonsConsentNothingIsKept_andTheStudentRemovesIt() {
        var student = campus.student(1);
        assertThat(contacts.keep(student, new EmergencyContacts.Input("某", "父亲", "10000000088", ""))
                        .<Integer>fold(kept -> 0, List::size))
                .isEqualTo(1);
        assertThat(contacts.own(student)).isEmpty();
        contacts.keep(student, new EmergencyContacts.Input("某", "父亲", "10000000088", "true"));
        assertThat(contacts.own(student)).isPresent();
        contacts.remove(student);
        assertThat(contacts.own(student)).isEmpty();
    }
}
