package org.qinglin.app.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.WholeDatabase;
import org.qinglin.app.World;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A resident's wish: few data, seen by few, forgotten when done. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WishTest {

    @Autowired
    private World world;

    @Autowired
    private WishDesk desk;

    @Autowired
    private Wishes wishes;

    @Autowired
    private OrderDesk orders;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Requests requests;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;
    private World.Campus other;
    private int phones = 100;

    @BeforeAll
    void twoCampuses() {
        campus = world.campus("心愿", 2);
        other = world.campus("愿外", 1);
    }

    private String phone() {
        return "10000009%03d".formatted(phones++);
    }

    private WishInput input(String phone) {
        return new WishInput(campus.community().value(), "想学会视频通话", "王阿姨", phone, "三号楼 201", "true");
    }

    private WishId left(String phone) {
        return ((WishOutcome.Left) desk.leave(input(phone), "192.0.2." + phone)).id();
    }

    private OrderInput order(WishId wish, String date) {
        var begun = orders.fromWish(campus.communityViewer(), wish).orElseThrow();
        return new OrderInput(
                Long.toString(campus.id().value()),
                begun.programme(),
                begun.title(),
                begun.description(),
                "上门服务，两人同行",
                null,
                null,
                null,
                null,
                begun.urgency(),
                begun.contactName(),
                "10000000002",
                begun.place(),
                List.of(new OrderInput.Session(date, "09:00", "11:00")),
                List.of(new OrderInput.Role("助教", "1", "1", null, null)),
                null,
                null,
                begun.wish());
    }

    private RequestId takenUp(WishId wish, String date) {
        return orders.submit(campus.communityViewer(), order(wish, date)).fold(id -> id, faults -> {
            throw new AssertionError(faults.toString());
        });
    }

    @Test
    void aWishBecomesAnOrderThatTellsNothingOfWhoMadeIt() {
        var phone = phone();
        var wish = left(phone);
        var request = takenUp(wish, "2026-06-12");
        assertThat(wishes.find(campus.communityViewer(), wish).orElseThrow())
                .extracting(Wish::status, Wish::request)
                .containsExactly(WishStatus.TAKEN_UP, request);
        assertThat(requests.find(campus.college(), request).orElseThrow().toString())
                .doesNotContain(phone)
                .doesNotContain("三号楼")
                .doesNotContain("王阿姨");
    }

    @Test
    void phoneAndAddressAreReadByTheCommunityAndLieNowhereInTheDatabase() {
        var phone = phone();
        var home = "六号楼 %s 室".formatted(phone);
        var input = new WishInput(campus.community().value(), "想学会视频通话", "李伯", phone, home, "true");
        var wish = ((WishOutcome.Left) desk.leave(input, "192.0.2." + phone)).id();
        var request = takenUp(wish, "2026-06-11");
        assertThat(wishes.find(campus.communityViewer(), wish).orElseThrow().phone())
                .isEqualTo(phone);
        assertThat(wishes.behind(request).orElseThrow().address()).isEqualTo(home);
        assertThat(WholeDatabase.tablesWith(jdbc, phone)).isEmpty();
    }

    @Test
    void aWishIsTakenUpOnce() {
        var wish = left(phone());
        var again = order(wish, "2026-06-13");
        takenUp(wish, "2026-06-12");
        assertThat(orders.submit(campus.communityViewer(), again))
                .isEqualTo(new Checked.Faulty<>(List.of(Fault.of("wish", wish.value(), "fault.wish"))));
        assertThat(orders.fromWish(campus.communityViewer(), wish)).isEmpty();
    }

    @Test
    void onlyThoseWhoAcceptedSeePhoneAndAddress() throws Exception {
        var phone = phone();
        var request = takenUp(left(phone), "2026-06-04");
        var session = sessions.of(List.of(request)).get(0);
        var page = "/orders/" + request.value();
        assertThat(page(page, campus.communityAccount())).contains(phone, "三号楼");
        assertThat(page(page, campus.collegeAccount())).doesNotContain(phone); // not accepted yet

        requests.accept(campus.college(), request);
        assertThat(page(page, campus.collegeAccount())).contains(phone);
        assertThat(page(page, campus.facultyAccount())).doesNotContain(phone);

        clock.at(World.NOW, () -> world.dispatched(campus, session));
        var asked = campus.studentAccounts().stream()
                .map(each -> Thrown.get(() -> page("/my", each)))
                .toList();
        assertThat(asked).anyMatch(each -> each.contains("想学会视频通话")).noneMatch(each -> each.contains(phone));

        var accepted = world.answered(campus, session);
        assertThat(accepted).isNotEmpty();
        for (var account : campus.studentAccounts()) {
            var mine = page("/my/sessions/" + session.id().value(), account);
            if (accepted.contains(account.getViewer().mustStudent())) {
                assertThat(mine).contains(phone, "三号楼");
            } else {
                assertThat(mine).doesNotContain(phone);
            }
        }
    }

    /** Checked exceptions within a stream. */
    private static final class Thrown {

        static <T> T get(Callable<T> call) {
            try {
                return call.call();
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        }
    }

    private String page(String path, SignedIn account) throws Exception {
        return mvc.perform(get(path).with(user(account)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void anotherCommunitySeesAndDecidesNothing() {
        var wish = left(phone());
        assertThat(wishes.find(other.communityViewer(), wish)).isEmpty();
        assertThat(wishes.take(other.communityViewer(), wish, new WishStep.Decline("x")))
                .isFalse();
        assertThat(wishes.erase(other.communityViewer(), wish)).isFalse();
    }

    @Test
    void aDeclineNeedsItsReasonAndCanBeTakenBack() {
        var wish = left(phone());
        assertThat(wishes.take(campus.communityViewer(), wish, new WishStep.Decline(" ")))
                .isFalse();
        assertThat(wishes.take(campus.communityViewer(), wish, new WishStep.Decline("找物业")))
                .isTrue();
        assertThat(wishes.take(campus.communityViewer(), wish, new WishStep.Decline("再来")))
                .isFalse();
        assertThat(wishes.take(campus.communityViewer(), wish, new WishStep.Release()))
                .isTrue();
        assertThat(wishes.find(campus.communityViewer(), wish).orElseThrow().reason())
                .isNull();
    }

    @Test
    void fromOnePhoneComeThreeWishesAWeek() throws Exception {
        var phone = phone();
        var outcomes = AtOnce.run(IntStream.range(0, 8)
                .mapToObj(i -> (Callable<WishOutcome>) () -> desk.leave(input(phone), "198.51.100." + i)));
        assertThat(outcomes).filteredOn(WishOutcome.Left.class::isInstance).hasSize(3);
        assertThat(outcomes)
                .filteredOn(each -> !(each instanceof WishOutcome.Left))
                .containsOnly(new WishOutcome.TooMany(3, 7));
        assertThat(clock.at(World.NOW.plus(Duration.ofDays(8)), () -> desk.leave(input(phone), "198.51.100.99")))
                .isInstanceOf(WishOutcome.Left.class);
    }

    @Test
    void fromOneConnectionComeTwentyWishesADay() {
        for (int i = 0; i < 20; i++) {
            assertThat(desk.leave(input(phone()), "203.0.113.7")).isInstanceOf(WishOutcome.Left.class);
        }
        assertThat(desk.leave(input(phone()), "203.0.113.7")).isEqualTo(new WishOutcome.TooMany(20, 1));
        assertThat(desk.leave(input(phone()), "203.0.113.8")).isInstanceOf(WishOutcome.Left.class);
        assertThat(desk.enter(campus.communityViewer(), input(phone()))).isInstanceOf(WishOutcome.Left.class);
    }

    @Test
    void whatIsMissingIsToldAtOnce() {
        var outcome = desk.leave(new WishInput("370211", "", null, "12ab", null, null), "192.0.2.1");
        assertThat(((WishOutcome.Faulty) outcome).faults())
                .extracting(Fault::field, Fault::messageKey)
                .containsExactly(
                        tuple("community", "fault.wish.community"),
                        tuple("words", "fault.required"),
                        tuple("phone", "fault.phone"),
                        tuple("consent", "fault.wish.consent"));
    }

    @Test
    void aMonthAfterItIsDoneNobodyKnowsWhoWishedIt() {
        var phone = phone();
        var wish = left(phone);
        takenUp(wish, "2026-06-12");
        clock.at(at(2026, 7, 11), () -> wishes.sweep());
        assertThat(wishes.find(campus.communityViewer(), wish).orElseThrow().phone())
                .isEqualTo(phone);
        assertThat(jdbc.sql("select count(*) from needs.wish where id = :id and origin is not null")
                        .param("id", wish.value())
                        .query(Integer.class)
                        .single())
                .isZero(); // a day is enough for that
        clock.at(at(2026, 7, 13), () -> wishes.sweep());
        var erased = wishes.find(campus.communityViewer(), wish).orElseThrow();
        assertThat(erased.isErased()).isTrue();
        assertThat(erased.phone()).isNull();
        assertThat(erased.address()).isNull();
        assertThat(erased.words()).isEqualTo("想学会视频通话");
    }

    private static java.time.Instant at(int year, int month, int day) {
        return LocalDateTime.of(year, month, day, 12, 0)
                .atZone(org.qinglin.app.shared.China.TIME)
                .toInstant();
    }

    @Test
    void atTheResidentsWordItIsForgottenAtOnce() {
        var wish = left(phone());
        assertThat(wishes.erase(campus.communityViewer(), wish)).isTrue();
        assertThat(wishes.find(campus.communityViewer(), wish).orElseThrow().phone())
                .isNull();
        assertThat(wishes.take(campus.communityViewer(), wish, new WishStep.Decline("晚了")))
                .isFalse();
    }

    @Test
    void theCommunityHearsOfAWishAndTheNoticeTellsNothingOfTheResident() {
        var phone = phone();
        left(phone);
        var facts = jdbc.sql("select fact::text from shared.outbox where fact ->> 'kind' = 'WISH_LEFT'")
                .query(String.class)
                .list();
        assertThat(facts).isNotEmpty().noneMatch(each -> each.contains(phone) || each.contains("视频通话"));
    }
}
