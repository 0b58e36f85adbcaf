package org.qinglin.app.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.internal.ServiceNotices;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;

/** Everyone is told what concerns them, and nobody else. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxTest {

    @Autowired
    private World world;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ServiceNotices notices;

    @Autowired
    private Requests requests;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;
    private ServiceSession session;
    private int day;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("消息", 1);
    }

    @BeforeEach
    void aSessionThatWasOffered() {
        session = world.accepted(campus, LocalDateTime.of(2026, 3, 2, 9, 0).plusDays(day++), 1);
        world.dispatched(campus, session);
        tell(Duration.ofDays(-1));
    }

    private void tell(Duration fromStart) {
        clock.at(session.startsAt().plus(fromStart), outbox::tell);
    }

    private List<NoticeKind> kinds(Viewer viewer) {
        return inbox.list(viewer, true, 0, 100).stream().map(Message::kind).toList();
    }

    private Viewer helper() {
        return campus.student(0);
    }

    private void readEverything() {
        inbox.readAll(helper(), Long.MAX_VALUE);
    }

    @Test
    void anOfferIsToldToTheStudentItIsMadeTo() {
        assertThat(kinds(helper())).contains(NoticeKind.OFFER_MADE);
        assertThat(kinds(world.campus("别处" + day, 1).student(0))).isEmpty();
        readEverything();
    }

    @Test
    void aMessageIsReadByItsOwnReaderOnly() {
        var message = inbox.list(helper(), true, 0, 1).get(0);
        assertThat(inbox.read(campus.communityViewer(), message.id())).isEmpty();
        assertThat(inbox.read(helper(), message.id()))
                .get()
                .extracting(Message::link)
                .isEqualTo("/my");
        assertThat(inbox.list(helper(), true, 0, 100)).noneMatch(each -> each.id() == message.id());
        readEverything();
    }

    @Test
    void whatCameMeanwhileStaysNew() {
        var upTo = inbox.list(helper(), false, 0, 1).get(0).id();
        var next = world.accepted(campus, LocalDateTime.of(2026, 4, 2, 14, 0).plusDays(day), 1);
        world.dispatched(campus, next);
        clock.at(next.startsAt().minus(Duration.ofDays(1)), outbox::tell);
        inbox.readAll(helper(), upTo);
        assertThat(kinds(helper())).containsExactly(NoticeKind.OFFER_MADE);
        readEverything();
    }

    @Test
    void aWithdrawnOrderIsToldToWhoeverHadAccepted() {
        world.answered(campus, session);
        readEverything();
        clock.at(
                session.startsAt().minus(Duration.ofHours(5)),
                () -> requests.withdraw(campus.communityViewer(), session.request(), "活动室停电"));
        tell(Duration.ofHours(-4));
        assertThat(kinds(helper())).containsExactly(NoticeKind.SESSION_CANCELLED);
        readEverything();
    }

    @Test
    void whoeverServesIsRemindedOnceTwoHoursBefore() {
        world.answered(campus, session);
        readEverything();
        remind(Duration.ofHours(-3));
        assertThat(kinds(helper())).isEmpty();
        remind(Duration.ofHours(-2));
        remind(Duration.ofMinutes(-90));
        assertThat(kinds(helper())).containsExactly(NoticeKind.SESSION_SOON);
        readEverything();
    }

    private void remind(Duration fromStart) {
        clock.at(session.startsAt().plus(fromStart), notices::remind);
        tell(fromStart);
    }

    @Test
    void whatIsToldDaysTooLateStandsThereAsRead() {
        readEverything();
        var next = world.accepted(campus, LocalDateTime.of(2026, 5, 2, 14, 0).plusDays(day), 1);
        world.dispatched(campus, next);
        clock.at(next.startsAt().plus(Duration.ofDays(9)), outbox::tell);
        assertThat(kinds(helper())).isEmpty();
        assertThat(inbox.list(helper(), false, 0, 1).get(0).at()).isBefore(next.startsAt());
    }

    @Test
    void hoursAreToldWhenTheyAreConfirmed() {
        var helpers = world.answered(campus, session);
        world.attended(campus, session, helpers);
        readEverything();
        world.confirmed(campus, session, helpers);
        tell(Duration.ofHours(4));
        assertThat(kinds(helper())).containsExactly(NoticeKind.HOURS_CONFIRMED);
        readEverything();
    }
}
