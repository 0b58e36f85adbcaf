package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Scans that have to sign in to the platform first, and scans that a phone kept while it was offline. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanTest {

    @Autowired
    private World world;

    @Autowired
    private Attendance attendance;

    @Autowired
    private Marking marking;

    @Autowired
    private ScanTickets tickets;

    @Autowired
    private PositionConsents consents;

    @Autowired
    private SignInCode codes;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private ServiceSession session;
    private Viewer helper;
    private Instant start;
    private int day;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("扫码", 2);
    }

    @BeforeEach
    void aSessionWithAHelper() {
        session = world.accepted(campus, LocalDateTime.of(2026, 7, 1, 9, 0).plusDays(day++), 1);
        world.dispatched(campus, session);
        helper = world.viewer(campus, world.answered(campus, session).get(0));
        start = session.startsAt();
    }

    private String codeOf(Instant at, MarkKind kind) {
        return clock.at(at, () -> codes.current(session.id(), kind));
    }

    private String ticketOf(Instant at, MarkKind kind) {
        var code = codeOf(at, kind);
        return ((ScanTickets.Exchange.Issued) clock.at(at, () -> tickets.exchange(session.id(), code))).ticket();
    }

    private MarkOutcome settle(Instant at, UUID id, String code) {
        return clock.at(at, () -> marking.settle(helper, new KeptScan(id, code, at.minusSeconds(600))));
    }

    private Presence presence() {
        return clock.at(
                session.endsAt(),
                () -> Objects.requireNonNull(attendance
                        .presence(session, List.of(helper.mustStudent()))
                        .get(helper.mustStudent())));
    }

    @Test
    void aTicketKeepsTheTimeOfTheScan() {
        var ticket = ticketOf(start, MarkKind.IN);
        var outcome =
                clock.at(start.plus(Duration.ofMinutes(9)), () -> marking.byTicket(helper, session.id(), ticket, null));
        assertThat(outcome).isEqualTo(new MarkOutcome.SignedIn(start));
        var again =
                clock.at(start.plus(Duration.ofMinutes(9)), () -> marking.byTicket(helper, session.id(), ticket, null));
        assertThat(again).isEqualTo(new MarkOutcome.Repeated(start));
    }

    @Test
    void aTicketHoldsForTenMinutesAndIsNotForgedNorOfAnotherSession() {
        var ticket = ticketOf(start, MarkKind.IN);
        var other = world.accepted(campus, LocalDateTime.of(2026, 9, 1, 9, 0).plusDays(day), 1);
        assertThat(clock.at(start.plusSeconds(601), () -> tickets.read(session.id(), ticket)))
                .isEmpty();
        assertThat(clock.at(start, () -> tickets.read(other.id(), ticket))).isEmpty();
        var later = ticket.replace("." + start.getEpochSecond() + ".", "." + (start.getEpochSecond() + 60) + ".");
        assertThat(later).isNotEqualTo(ticket);
        for (var forged : List.of(later, ticket + "0", "", ".", "..", "a.b.c", ticket.replace('i', 'o'))) {
            assertThat(clock.at(start, () -> tickets.read(session.id(), forged)))
                    .as(forged)
                    .isEmpty();
        }
        assertThat(clock.at(start, () -> marking.byTicket(helper, session.id(), "x", null)))
                .isEqualTo(new MarkOutcome.NoScan());
    }

    @Test
    void onlyAFreshCodeBecomesATicket() {
        var code = codeOf(start, MarkKind.IN);
        assertThat(clock.at(start.plusSeconds(20), () -> tickets.exchange(session.id(), code)))
                .isEqualTo(new ScanTickets.Exchange.Refused(new MarkOutcome.CodeExpired(start)));
    }

    @Test
    void aScanSurvivesSigningInFirst() throws Exception {
        var code = codeOf(World.NOW, MarkKind.IN);
        var scanned = mvc.perform(get("/scan/" + session.id().value()).param("c", code))
                .andReturn()
                .getResponse();
        assertThat(scanned.getStatus()).isEqualTo(302);
        assertThat(scanned.getRedirectedUrl()).isEqualTo("/sign/" + session.id().value());
        var cookie = Objects.requireNonNull(scanned.getCookie("scan"));
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getMaxAge()).isEqualTo(600);
        var away = mvc.perform(get("/sign/" + session.id().value()).cookie(cookie))
                .andReturn()
                .getResponse();
        assertThat(away.getRedirectedUrl()).endsWith("/login");
        var back = mvc.perform(
                        get("/sign/" + session.id().value()).cookie(cookie).with(user(account())))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(back).contains("扫码的订单", "10:00", "<button");
    }

    @Test
    void aScanThatIsRefusedSaysWhy() throws Exception {
        var page = mvc.perform(get("/scan/" + session.id().value()).param("c", codeOf(start, MarkKind.IN)))
                .andReturn()
                .getResponse();
        assertThat(page.getRedirectedUrl()).endsWith("?refused=CodeOfFuture");
        var told = mvc.perform(get("/sign/" + session.id().value())
                        .param("refused", "CodeForged")
                        .with(user(account())))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(told).contains("这不是青邻的签到码");
    }

    private SignedIn account() {
        return campus.studentAccounts().stream()
                .filter(each -> each.getViewer().equals(helper))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeptScanIsEnteredAsOfItsCodeAndMarkedAsSettledLater() {
        var in = codeOf(start, MarkKind.IN);
        var out = codeOf(session.endsAt(), MarkKind.OUT);
        var evening = session.endsAt().plus(Duration.ofHours(8));
        // In the wrong order, as a phone may send them.
        assertThat(settle(evening, UUID.randomUUID(), out)).isEqualTo(new MarkOutcome.SignedOutAlone(session.endsAt()));
        assertThat(settle(evening, UUID.randomUUID(), in)).isEqualTo(new MarkOutcome.SignedIn(start));
        assertThat(presence().minutes()).isEqualTo(120);
        assertThat(presence().doubts()).isEmpty();
        assertThat(presence().settledLater()).isTrue();
        assertThat(presence().origin(120)).isEqualTo(Origin.COMMUNITY_CONFIRMED);
        assertThat(jdbc.sql(
                                "select count(*) from attendance.mark where session_id = :s and settled_at = :at and phone_at < settled_at")
                        .param("s", session.id().value())
                        .param("at", org.qinglin.app.shared.Sql.at(evening))
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aScanThatArrivesWithinItsCodesLifeIsAnOrdinaryOne() {
        assertThat(settle(start.plusSeconds(5), UUID.randomUUID(), codeOf(start, MarkKind.IN)))
                .isEqualTo(new MarkOutcome.SignedIn(start.plusSeconds(5)));
        assertThat(presence().settledLater()).isFalse();
    }

    @Test
    void howeverOftenAKeptScanIsSentItIsSettledOnce() throws Exception {
        var code = codeOf(start, MarkKind.IN);
        var id = UUID.randomUUID();
        var later = start.plus(Duration.ofHours(1));
        var outcomes = AtOnce.run(Stream.generate(() -> (Callable<MarkOutcome>) () -> settle(later, id, code))
                .limit(8));
        assertThat(outcomes).filteredOn(MarkOutcome.SignedIn.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(new MarkOutcome.Repeated(start)::equals).hasSize(7);
        assertThat(settle(later, UUID.randomUUID(), code)).isEqualTo(new MarkOutcome.Repeated(start));
    }

    @Test
    void afterADayAKeptScanIsTooOld() {
        var code = codeOf(start, MarkKind.IN);
        var limit = start.plus(Duration.ofHours(24));
        assertThat(settle(limit.plusSeconds(1), UUID.randomUUID(), code)).isEqualTo(new MarkOutcome.CodeExpired(start));
        assertThat(settle(limit, UUID.randomUUID(), code)).isEqualTo(new MarkOutcome.SignedIn(start));
    }

    @Test
    void noPhonesClockMakesAWrongAccept() {
        var now = start.plus(Duration.ofMinutes(30));
        for (int wrong : List.of(-600, 600)) {
            var phone = now.plusSeconds(wrong);
            // What such a phone would compute for its own time is not what the organiser shows.
            var ofFuture = codeOf(now.plusSeconds(600), MarkKind.IN);
            assertThat(clock.at(now, () -> marking.settle(helper, new KeptScan(UUID.randomUUID(), ofFuture, phone))))
                    .isEqualTo(new MarkOutcome.CodeOfFuture());
        }
        // Its word about the time is kept and changes nothing: the code's own step counts.
        var code = codeOf(start, MarkKind.IN);
        var phone = start.minus(Duration.ofHours(5));
        assertThat(clock.at(now, () -> marking.settle(helper, new KeptScan(UUID.randomUUID(), code, phone))))
                .isEqualTo(new MarkOutcome.SignedIn(start));
    }

    @Test
    void aKeptScanOfATimeOutsideTheSessionIsRefused() {
        var early = start.minus(Duration.ofMinutes(31));
        assertThat(settle(start, UUID.randomUUID(), codeOf(early, MarkKind.IN)))
                .isInstanceOf(MarkOutcome.OutsideHours.class);
        assertThat(settle(start, UUID.randomUUID(), "nonsense")).isEqualTo(new MarkOutcome.CodeForged());
    }

    @Test
    void aProgramSettlesScansAndIsToldOfEach() throws Exception {
        var answer = send("""
                {"scans": [{"id": "%s", "code": "nonsense", "phoneAt": null}]}""".formatted(UUID.randomUUID()));
        assertThat(answer).contains("\"outcome\":\"CodeForged\"", "\"recorded\":false");
        assertThat(send("{\"scans\": [{\"code\": \"x\"}]}")).contains("\"faults\"");
        assertThat(send("{\"scans\": [null]}")).contains("\"faults\"");
        assertThat(send("{}")).isEqualTo("[]");
    }

    private String send(String body) throws Exception {
        return mvc.perform(post("/api/scans")
                        .with(user(account()))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private int fences() {
        return jdbc.sql("select count(*) from attendance.mark where session_id = :s and fence = 'INSIDE'")
                .param("s", session.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void theDistanceIsKeptOnlyWithConsent_andGoesWithIt() {
        var near = new PhonePosition(new GeoPoint(120.17, 35.97), 20);
        var first = ticketOf(start, MarkKind.IN);
        clock.at(start, () -> marking.byTicket(helper, session.id(), first, near));
        assertThat(fences()).isZero();
        consents.give(helper);
        var second = ticketOf(session.endsAt(), MarkKind.OUT);
        clock.at(session.endsAt(), () -> marking.byTicket(helper, session.id(), second, near));
        assertThat(fences()).isEqualTo(1);
        assertThat(presence().origin(120)).as("near at one of two marks").isEqualTo(Origin.SCANNED);
        consents.withdraw(helper);
        assertThat(consents.inForce(helper)).isFalse();
        assertThat(fences()).isZero();
    }

    @Test
    void whoWasNearAtEachMarkHasGeofencedHours() {
        consents.give(helper);
        var near = new PhonePosition(new GeoPoint(120.17, 35.97), 20);
        for (var kind : MarkKind.values()) {
            var at = kind == MarkKind.IN ? start : session.endsAt();
            var ticket = ticketOf(at, kind);
            clock.at(at, () -> marking.byTicket(helper, session.id(), ticket, near));
        }
        assertThat(presence().origin(120)).isEqualTo(Origin.GEOFENCED);
        assertThat(presence().origin(119)).isEqualTo(Origin.COMMUNITY_CONFIRMED);
        consents.withdraw(helper);
    }

    @Test
    void farAwayIsNeverARefusal_andTheDistanceGoesAfterItsDays() {
        consents.give(helper);
        var ticket = ticketOf(start, MarkKind.IN);
        var far = new PhonePosition(new GeoPoint(116.4, 39.9), 20);
        assertThat(clock.at(start, () -> marking.byTicket(helper, session.id(), ticket, far)))
                .isEqualTo(new MarkOutcome.SignedIn(start));
        var kept = "select count(*) from attendance.mark where fence = 'OUTSIDE' and session_id = "
                + session.id().value();
        assertThat(jdbc.sql(kept).query(Integer.class).single()).isEqualTo(1);
        clock.at(start.plus(Duration.ofDays(29)), consents::sweep);
        assertThat(jdbc.sql(kept).query(Integer.class).single()).isEqualTo(1);
        clock.at(start.plus(Duration.ofDays(31)), consents::sweep);
        assertThat(jdbc.sql(kept).query(Integer.class).single()).isZero();
        consents.withdraw(helper);
    }
}
