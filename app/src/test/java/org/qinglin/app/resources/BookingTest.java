package org.qinglin.app.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.agreements.AgreementDesk;
import org.qinglin.app.organisations.agreements.AgreementFlow;
import org.qinglin.app.organisations.agreements.AgreementInput;
import org.qinglin.app.organisations.agreements.AgreementOutcome;
import org.qinglin.app.organisations.agreements.AgreementStep;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What one side lends the other, by their agreement, on one calendar; the clock stands at {@link World#NOW}. */
@PlatformTest
class BookingTest {

    private static final LocalDate TODAY = LocalDate.ofInstant(World.NOW, China.TIME);

    @Autowired
    private World world;

    @Autowired
    private ResourceOffers offers;

    @Autowired
    private ResourceDesk desk;

    @Autowired
    private Resources resources;

    @Autowired
    private AgreementDesk agreements;

    @Autowired
    private AgreementFlow flow;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private SignedIn street;

    @BeforeEach
    void twoSides() {
        outbox.tell(); // of earlier bookings, before there are accounts that would hear of them
        campus = world.campus("资源", 1);
        street = world.open(NewAccount.street("lender-" + campus.id().value(), "街道", new PlaceCode("370211005")));
    }

    private Viewer community() {
        return campus.communityViewer();
    }

    private ResourceId hall(Viewer owner, String sharing) {
        var outcome = offers.offer(owner, said("一楼", "08:00", "20:00", sharing));
        assertThat(outcome).isInstanceOf(ResourceOutcome.Offered.class);
        return ((ResourceOutcome.Offered) outcome).id();
    }

    private static ResourceInput said(String location, String opens, String closes, String sharing) {
        return new ResourceInput("VENUE", "报告厅", "八十座", location, opens, closes, sharing);
    }

    private static BookingInput use(LocalDate day, String from, String to) {
        return new BookingInput(day.toString(), from, to, "居民讲座");
    }

    private static BookingId booked(ResourceOutcome outcome) {
        assertThat(outcome).isInstanceOf(ResourceOutcome.Booked.class);
        return ((ResourceOutcome.Booked) outcome).id();
    }

    private void sign(LocalDate to) {
        var input = new AgreementInput(
                null, "370211005", null, null, "共建协议", "正文", TODAY.toString(), to.toString(), null, null, List.of());
        var faculty = campus.facultyAccount().getViewer();
        var id = ((AgreementOutcome.Done) agreements.draft(faculty, input)).id();
        flow.take(faculty, id, new AgreementStep.Submit());
        flow.take(street.getViewer(), id, new AgreementStep.Agree());
        var signed = flow.take(street.getViewer(), id, new AgreementStep.Sign(TODAY.toString(), "书记甲", "书记乙"));
        assertThat(signed).isInstanceOf(AgreementOutcome.Done.class);
    }

    @Test
    void withoutAnAgreementTheOtherSideDoesNotEvenSeeIt_andWithOneItMayAsk() {
        var hall = hall(campus.college(), "AGREEMENT");
        assertThat(resources.find(community(), hall)).isEmpty();
        assertThat(desk.book(community(), hall, use(TODAY.plusDays(1), "09:00", "10:00")))
                .isInstanceOf(ResourceOutcome.Missing.class);

        sign(TODAY.plusDays(30));
        assertThat(resources.of(community(), "").stream().map(Resource::id)).contains(hall);
        booked(desk.book(community(), hall, use(TODAY.plusDays(1), "09:00", "10:00")));
        booked(desk.book(street.getViewer(), hall, use(TODAY.plusDays(2), "09:00", "10:00")));
        assertThat(desk.book(community(), hall, use(TODAY.plusDays(31), "09:00", "10:00")))
                .isInstanceOf(ResourceOutcome.NoAgreement.class);
    }

    @Test
    void whatIsSharedWithAllPartnersNeedsNoAgreement_andStrangersSeeNothing() {
        var hall = hall(community(), "PARTNERS");
        var stranger = world.campus("资源外", 1);
        assertThat(resources.find(campus.college(), hall)).isPresent();
        assertThat(resources.find(stranger.college(), hall)).isEmpty();
    }

    @Test
    void bookingsBeyondTheFirstPageAreThere_andOpenTheirResource() {
        var hall = hall(community(), "PARTNERS");
        var first = booked(desk.book(campus.college(), hall, use(TODAY.plusDays(1), "09:00", "10:00")));
        jdbc.sql("""
                insert into resources.booking (resource_id, college_id, asker, period, purpose, status, asked_by, asked_at)
                select :hall, b.college_id, b.asker, tstzrange(upper(b.period) + n * interval '1 day',
                           upper(b.period) + n * interval '1 day' + interval '1 hour'), b.purpose, 'APPROVED', b.asked_by,
                       b.asked_at
                from resources.booking b, generate_series(1, 120) n where b.id = :id""")
                .param("hall", hall(community(), "PARTNERS").value())
                .param("id", first.value())
                .update();
        assertThat(resources.countBookings(campus.college())).isEqualTo(121);
        assertThat(resources.bookings(campus.college(), 0, 1))
                .as("who waits stands first")
                .extracting(Booking::id)
                .containsExactly(first);
        assertThat(resources.bookings(campus.college(), 120, 20)).hasSize(1);
        assertThat(resources.waiting(community())).extracting(Booking::id).containsExactly(first);
        desk.take(community(), first, new BookingStep.Refuse("另有安排"));
        assertThat(resources.of(campus.college(), hall)).hasSize(1);
    }

    @Test
    void fromTheAskToTheReportAfterUse_theOwnerDecidesAndTheMeasureCounts() {
        var hall = hall(community(), "PARTNERS");
        var id = booked(desk.book(campus.college(), hall, use(TODAY.plusDays(1), "09:00", "11:00")));
        assertThat(desk.take(campus.college(), id, new BookingStep.Approve()))
                .isInstanceOf(ResourceOutcome.Missing.class);
        assertThat(desk.take(community(), id, new BookingStep.Refuse(" "))).isInstanceOf(ResourceOutcome.Faulty.class);
        booked(desk.take(community(), id, new BookingStep.Approve()));
        assertThat(desk.take(campus.college(), id, new BookingStep.Report(true, "桌椅归位")))
                .isInstanceOf(ResourceOutcome.TooEarly.class);
        assertThat(counted(id)).isZero();
        var after = LocalDateTime.of(TODAY.plusDays(1), java.time.LocalTime.of(11, 0))
                .atZone(China.TIME)
                .toInstant();
        booked(clock.at(after, () -> desk.take(campus.college(), id, new BookingStep.Report(true, "桌椅归位"))));
        assertThat(counted(id)).isEqualTo(1);
        assertThat(resources.find(community(), id).orElseThrow().inOrder()).isTrue();
        assertThat(desk.take(community(), id, new BookingStep.Cancel())).isInstanceOf(ResourceOutcome.Missing.class);
        var week = desk.use(resources.find(community(), hall).orElseThrow()).get(7);
        assertThat(week.bookings()).isEqualTo(1);
        assertThat(week.minutes()).isEqualTo(120);
        assertThat(week.openMinutes()).isEqualTo(7 * 12 * 60);
    }

    private int counted(BookingId id) {
        return jdbc.sql("""
                select count(*) from resources.published_bookings
                where record_id = :id and college_id = :college and street_code = '370211005'""")
                .param("id", id.value())
                .param("college", campus.id().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void ofManyWhoAskForTheSameTimeAtOnceOneHasIt() throws Exception {
        var hall = hall(community(), "PARTNERS");
        var day = TODAY.plusDays(3);
        var outcomes = AtOnce.run(Stream.of("09:00", "09:30", "10:00", "10:30")
                .<Callable<ResourceOutcome>>map(
                        from -> () -> desk.book(campus.college(), hall, use(day, from, "12:00"))));
        assertThat(outcomes.stream().filter(each -> each instanceof ResourceOutcome.Booked))
                .hasSize(1);
        assertThat(outcomes.stream().filter(each -> each instanceof ResourceOutcome.Taken))
                .hasSize(3);
    }

    /** The harness can fail: on a twin of the table without its constraint, the same race has the hall twice. */
    @Test
    void onATwinWithoutTheConstraintManyHaveTheSameTime() throws Exception {
        var hall = hall(community(), "PARTNERS");
        jdbc.sql("create table public.booking_twin (like resources.booking including identity)")
                .update();
        var day = TODAY.plusDays(3);
        var had = AtOnce.run(Stream.of("09:00", "09:30", "10:00", "10:30")
                .<Callable<Integer>>map(from -> () -> jdbc.sql("""
                        insert into public.booking_twin (resource_id, college_id, asker, period, purpose, status, asked_by,
                            asked_at)
                        values (:hall, :college, '某人', :period::tstzrange, '居民讲座', 'REQUESTED', :by, now())
                        on conflict do nothing""")
                        .param("hall", hall.value())
                        .param("college", campus.id().value())
                        .param("period", "[" + day + " " + from + "+08," + day + " 12:00+08)")
                        .param("by", campus.college().account().value())
                        .update()));
        assertThat(had.stream().mapToInt(each -> each).sum()).isGreaterThan(1);
    }

    @Test
    void theOwnerHearsOfAskingAndCancelling_theAskerOfEveryAnswer() {
        var hall = hall(community(), "PARTNERS");
        var day = TODAY.plusDays(5);
        var first = booked(desk.book(campus.college(), hall, use(day, "09:00", "10:00")));
        booked(desk.take(community(), first, new BookingStep.Approve()));
        booked(desk.take(community(), first, new BookingStep.CallOff("那天检修")));
        var second = booked(desk.book(campus.college(), hall, use(day, "09:00", "10:00")));
        booked(desk.take(community(), second, new BookingStep.Refuse("还在检修")));
        var third = booked(desk.book(campus.college(), hall, use(day, "09:00", "10:00")));
        booked(desk.take(campus.college(), third, new BookingStep.Cancel()));
        booked(desk.book(community(), hall, use(day, "09:00", "10:00")));

        outbox.tell();
        assertThat(told(campus.communityAccount()))
                .containsExactly("BOOKING_ASKED", "BOOKING_ASKED", "BOOKING_ASKED", "BOOKING_CANCELLED");
        assertThat(told(campus.collegeAccount()))
                .containsExactly("BOOKING_APPROVED", "BOOKING_CALLED_OFF", "BOOKING_REFUSED");
    }

    private List<String> told(SignedIn account) {
        return jdbc.sql("""
                select kind from notification.message where account_id = :account and kind like 'BOOKING%' order by id""")
                .param("account", account.getViewer().account().value())
                .query(String.class)
                .list();
    }

    @Test
    void whatIsChangedLeavesUsesToComeAsTheyAre_andWhatIsTakenBackSaysWhatBecomesOfThem() {
        var hall = hall(community(), "PARTNERS");
        var agreed = booked(desk.book(campus.college(), hall, use(TODAY.plusDays(6), "09:00", "11:00")));
        booked(desk.take(community(), agreed, new BookingStep.Approve()));
        var waiting = booked(desk.book(campus.college(), hall, use(TODAY.plusDays(7), "09:00", "11:00")));

        assertThat(offers.change(campus.college(), hall, said("二楼", "08:00", "20:00", "PARTNERS")))
                .isInstanceOf(ResourceOutcome.Missing.class);
        assertThat(offers.change(community(), hall, said("二楼", "08:00", "10:30", "PARTNERS")))
                .isInstanceOfSatisfying(
                        ResourceOutcome.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .allMatch(each -> each.field().equals("closes"))
                                .isNotEmpty());
        assertThat(offers.change(community(), hall, said("二楼", "09:00", "11:00", "AGREEMENT")))
                .isInstanceOf(ResourceOutcome.Offered.class);
        assertThat(resources.find(community(), agreed).orElseThrow().status()).isEqualTo(Booking.Status.APPROVED);

        assertThat(offers.withdraw(community(), hall, " ")).isInstanceOf(ResourceOutcome.Faulty.class);
        assertThat(offers.withdraw(community(), hall, "改作他用")).isEqualTo(new ResourceOutcome.Withdrawn(hall, 1, 1));
        assertThat(resources.find(campus.college(), waiting).orElseThrow().words())
                .isEqualTo("改作他用");
        assertThat(desk.book(campus.college(), hall, use(TODAY.plusDays(8), "09:00", "11:00")))
                .isInstanceOf(ResourceOutcome.Missing.class);
        var begun = TODAY.plusDays(6).atTime(10, 0).atZone(China.TIME).toInstant();
        assertThat(clock.at(begun, () -> desk.take(community(), agreed, new BookingStep.CallOff("来不及了"))))
                .isInstanceOf(ResourceOutcome.Begun.class);
        outbox.tell();
        assertThat(told(campus.collegeAccount()))
                .containsExactly(
                        "BOOKING_APPROVED", "BOOKING_RESOURCE_CHANGED", "BOOKING_RESOURCE_CHANGED", "BOOKING_REFUSED");
    }

    @Test
    void refusedAndCancelledTimesAreFreeAgain_andTimesThatTouchDoNotConflict() {
        var hall = hall(community(), "PARTNERS");
        var day = TODAY.plusDays(4);
        var first = booked(desk.book(campus.college(), hall, use(day, "09:00", "10:00")));
        booked(desk.book(campus.college(), hall, use(day, "10:00", "11:00")));
        assertThat(desk.book(campus.college(), hall, use(day, "09:30", "10:00")))
                .isInstanceOf(ResourceOutcome.Taken.class);
        booked(desk.take(community(), first, new BookingStep.Refuse("那天检修")));
        booked(desk.book(campus.college(), hall, use(day, "09:30", "10:00")));
    }

    @Test
    void itsPagesOpenForBothSides() throws Exception {
        var hall = hall(campus.college(), "AGREEMENT");
        booked(desk.book(campus.college(), hall, use(TODAY, "09:00", "10:00")));
        for (var path : List.of(
                "/resources",
                "/resources/new",
                "/resources/" + hall.value(),
                "/resources/" + hall.value() + "/edit",
                "/bookings")) {
            for (var language : List.of("zh", "en")) {
                mvc.perform(get(path).header("Accept-Language", language).with(user(campus.collegeAccount())))
                        .andExpect(status().isOk());
            }
        }
        mvc.perform(get("/resources").with(user(street))).andExpect(status().isOk());
    }
}
