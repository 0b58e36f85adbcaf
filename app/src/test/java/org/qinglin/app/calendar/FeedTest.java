package org.qinglin.app.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.HeldPlaces;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionChanges;
import org.qinglin.app.needs.SessionMoveInput;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Feeds are read back by a library of their own, strictly, and follow every change under the next number. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedTest {

    @Autowired
    private World world;

    @Autowired
    private Feeds feeds;

    @Autowired
    private Requests requests;

    @Autowired
    private SessionChanges changes;

    @Autowired
    private HeldPlaces held;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;
    private ServiceSession session;
    private Viewer helper;
    private int day;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("日历，带;符号\\", 1);
    }

    @BeforeEach
    void anAcceptedSession() {
        session = world.accepted(campus, LocalDateTime.of(2026, 3, 2, 9, 0).plusDays(day++), 1);
        world.dispatched(campus, session);
        world.answered(campus, session);
        helper = campus.student(0);
    }

    private Instant before() {
        return session.startsAt().minus(Duration.ofHours(10));
    }

    private MockHttpServletResponse fetch(String token, String tag) {
        return clock.at(before(), () -> {
            try {
                return mvc.perform(get("/calendar/" + token + ".ics").header("If-None-Match", tag))
                        .andReturn()
                        .getResponse();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private Calendar read(String token) throws Exception {
        var text = fetch(token, "none").getContentAsString(StandardCharsets.UTF_8);
        assertThat(text.lines())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        var calendar = new CalendarBuilder().build(new StringReader(text));
        assertThat(calendar.validate(true).getEntries()).isEmpty();
        return calendar;
    }

    private VEvent event(Calendar calendar) {
        return calendar.<VEvent>getComponents(Component.VEVENT).stream()
                .filter(each -> value(each, Property.UID)
                        .startsWith("session-" + session.id().value() + "@"))
                .findFirst()
                .orElseThrow();
    }

    private static String value(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }

    @Test
    void aStudentSeesWhatTheyAcceptedAtItsHourInShanghai() throws Exception {
        var token = feeds.open(helper, FeedKind.PERSON).orElseThrow();
        var event = event(read(token));
        DtStart<ZonedDateTime> start = event.getRequiredProperty(Property.DTSTART);
        assertThat(start.getDate()).isEqualTo(session.startsAt().atZone(China.TIME));
        assertThat(value(event, Property.SUMMARY)).contains("日历，带;符号\\");
        assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("0");
    }

    @Test
    void whatDidNotChangeKeepsItsNumberAndItsTag() throws Exception {
        var token = feeds.open(helper, FeedKind.PERSON).orElseThrow();
        var first = fetch(token, "none");
        var second = fetch(token, String.valueOf(first.getHeader("ETag")));
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(second.getStatus()).isEqualTo(304);
        assertThat(second.getContentAsByteArray()).isEmpty();
    }

    @Test
    void aWithdrawnOrderIsToldAsCancelledUnderTheNextNumberAndStaysSo() throws Exception {
        var student = feeds.open(helper, FeedKind.PERSON).orElseThrow();
        var community = feeds.open(campus.communityViewer(), FeedKind.COMMUNITY).orElseThrow();
        for (var token : List.of(student, community)) {
            assertThat(value(event(read(token)), Property.STATUS)).isEqualTo("CONFIRMED");
        }
        clock.at(before(), () -> requests.withdraw(campus.communityViewer(), session.request(), "停电"));
        for (var token : List.of(student, community, student)) {
            var event = event(read(token));
            assertThat(value(event, Property.STATUS)).isEqualTo("CANCELLED");
            assertThat(value(event, Property.SEQUENCE)).isEqualTo("1");
        }
    }

    @Test
    void aSessionThatLacksHelpersIsTentativeForTheCommunity() throws Exception {
        session = world.accepted(campus, LocalDateTime.of(2026, 4, 2, 9, 0).plusDays(day), 1);
        var token = feeds.open(campus.communityViewer(), FeedKind.COMMUNITY).orElseThrow();
        assertThat(value(event(read(token)), Property.STATUS)).isEqualTo("TENTATIVE");
        world.dispatched(campus, session);
        world.answered(campus, session);
        var event = event(read(token));
        assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("1");
    }

    @Test
    void aMovedSessionIsTentativeUntilItIsConfirmedAnew() throws Exception {
        var token = feeds.open(helper, FeedKind.PERSON).orElseThrow();
        read(token);
        var later = session.startsAt().atZone(China.TIME).plusHours(3);
        var to = new SessionMoveInput(
                later.toLocalDate().toString(),
                later.toLocalTime().toString(),
                later.toLocalTime().plusHours(2).toString(),
                "二楼",
                "装修");
        clock.at(before(), () -> changes.move(campus.communityViewer(), session.id(), to));
        var moved = event(read(token));
        assertThat(value(moved, Property.STATUS)).isEqualTo("TENTATIVE");
        assertThat(value(moved, Property.LOCATION)).isEqualTo("二楼");
        assertThat(value(moved, Property.SEQUENCE)).isEqualTo("1");
        clock.at(before(), () -> held.confirmAnew(helper, session.id()));
        var kept = event(read(token));
        assertThat(value(kept, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(value(kept, Property.SEQUENCE)).isEqualTo("2");
    }

    @Test
    void theTeamsLeaderSeesWhatMembersAccepted() throws Exception {
        var token =
                feeds.open(campus.leaderAccount().getViewer(), FeedKind.TEAM).orElseThrow();
        assertThat(read(token)).isNotNull();
    }

    @Test
    void aRevokedAddressTellsNothing() {
        var token = feeds.open(helper, FeedKind.PERSON).orElseThrow();
        assertThat(feeds.revoke(helper, FeedKind.PERSON)).isTrue();
        assertThat(fetch(token, "none").getStatus()).isEqualTo(404);
        var next = feeds.open(helper, FeedKind.PERSON).orElseThrow();
        assertThat(next).isNotEqualTo(token);
        assertThat(fetch(token, "none").getStatus()).isEqualTo(404);
        assertThat(fetch(next, "none").getStatus()).isEqualTo(200);
    }

    @Test
    void nobodyHasAFeedOfWhatTheyAreNot() {
        assertThat(feeds.open(helper, FeedKind.COMMUNITY)).isEmpty();
        assertThat(feeds.open(campus.college(), FeedKind.PERSON)).isEmpty();
    }
}
