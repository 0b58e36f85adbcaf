package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A place given back in time is nothing; late or missed is counted, and may be contested. */
@PlatformTest
class MissTest {

    private static final LocalDateTime SATURDAY = LocalDateTime.of(2026, 6, 13, 9, 0);

    @Autowired
    private World world;

    @Autowired
    private Offers offers;

    @Autowired
    private Places places;

    @Autowired
    private HeldPlaces held;

    @Autowired
    private Misses misses;

    @Autowired
    private PlaceRules rules;

    @Autowired
    private Attendance attendance;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private static final AtomicInteger COUNT = new AtomicInteger();

    private World.Campus campus;
    private Viewer student;
    private int day;

    @BeforeEach
    void oneCampus() {
        campus = world.campus("迟退" + COUNT.incrementAndGet(), 2);
        student = campus.student(0);
        day = 0;
    }

    private ServiceSession accepted() {
        var session = world.accepted(campus, SATURDAY.plusDays(day++), 2);
        var offer = new OpenOffers(jdbc, new JsonMapper()).to(student.mustStudent(), campus, session);
        assertThat(offers.accept(student, offer)).isInstanceOf(AcceptanceOutcome.Confirmed.class);
        return session;
    }

    private GiveUpOutcome giveUp(ServiceSession session, Duration before) {
        return clock.at(session.startsAt().minus(before), () -> held.giveUp(student, session.id(), "感冒了"));
    }

    @Test
    void givenBackInTimeItFreesThePlaceAndCountsForNothing() {
        var session = accepted();
        assertThat(giveUp(session, Duration.ofHours(24))).isEqualTo(new GiveUpOutcome.GivenUp());
        assertThat(places.serves(student.mustStudent(), session.id())).isFalse();
        assertThat(places.fill(List.of(session.id())).get(session.id()).taken()).isZero();
        assertThat(misses.of(student.mustStudent())).isEmpty();
        assertThat(giveUp(session, Duration.ofHours(24))).isEqualTo(new GiveUpOutcome.NotFound());
    }

    @Test
    void givenBackLaterItCountsAsLate() {
        var session = accepted();
        assertThat(giveUp(session, Duration.ofHours(24).minusSeconds(1)))
                .isEqualTo(new GiveUpOutcome.GivenUpLate(session.startsAt().minus(Duration.ofHours(24))));
        assertThat(misses.of(student.mustStudent()))
                .singleElement()
                .satisfies(miss -> assertThat(miss.kind()).isEqualTo(Miss.Kind.LATE));
    }

    @Test
    void withoutAReasonOrAfterTheStartNothingIsGivenBack() {
        var session = accepted();
        assertThat(held.giveUp(student, session.id(), " ")).isEqualTo(new GiveUpOutcome.ReasonMissing());
        assertThat(giveUp(session, Duration.ZERO)).isEqualTo(new GiveUpOutcome.Begun());
        assertThat(places.serves(student.mustStudent(), session.id())).isTrue();
    }

    @Test
    void whoWasAskedAnewMaySayNoAtAnyTime() {
        var session = accepted();
        jdbc.sql("update assignment.acceptance set reconfirm_by = lower(during) where session_id = :id")
                .param("id", session.id().value())
                .update();
        jdbc.sql("update assignment.offer set status = 'TO_CONFIRM' where session_id = :id")
                .param("id", session.id().value())
                .update();
        assertThat(giveUp(session, Duration.ofMinutes(30))).isEqualTo(new GiveUpOutcome.GivenUp());
        assertThat(misses.of(student.mustStudent())).isEmpty();
    }

    @Test
    void whoDoesNotComeIsCountedWhenTheHoursAreConfirmed_whoCameIsNot() {
        var session = accepted();
        world.attended(campus, session, List.of());
        clock.at(
                session.endsAt().plusSeconds(60),
                () -> attendance.confirm(campus.communityViewer(), session.id(), Map.of()));
        assertThat(misses.of(student.mustStudent()))
                .singleElement()
                .satisfies(miss -> assertThat(miss.kind()).isEqualTo(Miss.Kind.NO_SHOW));

        var other = accepted();
        world.attended(campus, other, List.of(student.mustStudent()));
        world.confirmed(campus, other, List.of(student.mustStudent()));
        assertThat(misses.of(student.mustStudent())).hasSize(1);
    }

    @Test
    void theCollegesRulePausesSignUp_fromTheLastOfThem() {
        rules.set(campus.college(), new PlaceRules.Input("24", "2", "60", "30"));
        giveUp(accepted(), Duration.ofHours(1));
        assertThat(misses.pausedUntil(campus.id(), student.mustStudent())).isEmpty();
        var second = accepted();
        giveUp(second, Duration.ofHours(1));
        var until = second.startsAt().minus(Duration.ofHours(1)).plus(Duration.ofDays(30));
        assertThat(misses.pausedUntil(campus.id(), student.mustStudent())).contains(until);
        assertThat(clock.at(until, () -> misses.pausedUntil(campus.id(), student.mustStudent())))
                .isEmpty();
        assertThat(misses.counted(campus.id())).containsEntry(student.mustStudent(), 2);
    }

    @Test
    void byDefaultNothingFollows() {
        for (int i = 0; i < 4; i++) {
            giveUp(accepted(), Duration.ofHours(1));
        }
        assertThat(misses.pausedUntil(campus.id(), student.mustStudent())).isEmpty();
    }

    @Test
    void aRuleOutsideItsBoundsIsNotKept() {
        assertThat(rules.set(campus.college(), new PlaceRules.Input("169", "0", "x", ""))
                        .<Integer>fold(rule -> 0, List::size))
                .isEqualTo(4);
        assertThat(rules.of(campus.id())).isEqualTo(PlaceRule.DEFAULT);
    }

    @Test
    void aContestIsDecidedOnceWithAReason_andWhatIsLiftedNoLongerCounts() {
        rules.set(campus.college(), new PlaceRules.Input("24", "1", "60", "30"));
        giveUp(accepted(), Duration.ofHours(1));
        var miss = misses.of(student.mustStudent()).get(0).id();
        assertThat(misses.contest(campus.student(1), miss, "不是我")).isEqualTo(new ContestOutcome.NotFound());
        assertThat(misses.contest(student, miss, "")).isEqualTo(new ContestOutcome.ReasonMissing());
        assertThat(misses.contest(student, miss, "急诊，有病历")).isEqualTo(new ContestOutcome.Done());
        assertThat(misses.contest(student, miss, "再说一遍")).isEqualTo(new ContestOutcome.Already());
        var stranger = world.campus("邻校", 1);
        assertThat(misses.decide(stranger.college(), miss, true, "好")).isEqualTo(new ContestOutcome.NotFound());
        assertThat(misses.decide(campus.college(), miss, true, "看过病历")).isEqualTo(new ContestOutcome.Done());
        assertThat(misses.decide(campus.college(), miss, false, "反悔")).isEqualTo(new ContestOutcome.Already());
        assertThat(misses.pausedUntil(campus.id(), student.mustStudent())).isEmpty();
        assertThat(misses.counted(campus.id())).isEmpty();
    }
}
