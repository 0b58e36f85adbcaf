package org.qinglin.app.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.ServiceMinutes;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stars at their boundaries, on application, by the thresholds that are in force. */
@PlatformTest
class StarTest {

    @Autowired
    private World world;

    @Autowired
    private Stars stars;

    @Autowired
    private StarRules rules;

    @Autowired
    private Attendance attendance;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;
    private Viewer enough;
    private Viewer oneMinuteShort;

    /** Two students of one session: 120 minutes and 119. */
    @BeforeEach
    void twoStudentsAMinuteApart() {
        campus = world.campus("星级", 2);
        ServiceSession session = world.accepted(campus, LocalDateTime.of(2026, 5, 13, 9, 0), 2);
        world.dispatched(campus, session);
        var helpers = world.answered(campus, session);
        world.attended(campus, session, helpers);
        clock.at(
                session.endsAt().plusSeconds(60),
                () -> attendance.confirm(
                        campus.communityViewer(), session.id(), Map.of(helpers.get(0), 120, helpers.get(1), 119)));
        enough = world.viewer(campus, helpers.get(0));
        oneMinuteShort = world.viewer(campus, helpers.get(1));
    }

    private Checked<Long> set(String from, String... hours) {
        return rules.set(campus.college(), new StarRules.Input(List.of(hours), from));
    }

    private long applied() {
        var outcome = stars.apply(enough);
        assertThat(outcome).isInstanceOf(StarOutcome.Done.class);
        return ((StarOutcome.Done) outcome).id();
    }

    @ParameterizedTest(name = "{0} minutes, shown as {1} h: star {2}")
    @CsvSource({
        "0, 0.0, 0",
        "5994, 99.9, 0",
        "5999, 99.9, 0",
        "6000, 100.0, 1",
        "17999, 299.9, 1",
        "18000, 300.0, 2",
        "35999, 599.9, 2",
        "36000, 600.0, 3",
        "59999, 999.9, 3",
        "60000, 1000.0, 4",
        "89999, 1499.9, 4",
        "90000, 1500.0, 5",
        "900000, 15000.0, 5"
    })
    void aStarBeginsAtItsMinuteAndNotOneBefore(long minutes, String shown, int level) {
        assertThat(new ServiceMinutes(minutes).hours()).isEqualTo(shown);
        assertThat(rules.now(campus.id()).level(minutes)).isEqualTo(level);
    }

    @Test
    void withoutRulesOfItsOwnACollegeGoesByTheFields() {
        var thresholds = rules.now(campus.id());
        assertThat(thresholds.own()).isFalse();
        assertThat(thresholds.minutes()).containsExactly(6000, 18000, 36000, 60000, 90000);
        assertThat(thresholds.missing(5999)).isEqualTo(1);
        assertThat(thresholds.missing(6000)).isEqualTo(12000);
        assertThat(thresholds.missing(90000)).isZero();
        assertThat(stars.apply(enough)).isEqualTo(new StarOutcome.NotReached(6000 - 120));
    }

    @Test
    void oneMinuteShortIsNoStarAndTheMinuteItselfIsOne() {
        set("2026-06-02", "2", "4", "6", "8", "10");
        assertThat(stars.apply(oneMinuteShort)).isEqualTo(new StarOutcome.NotReached(1));
        assertThat(stars.apply(enough))
                .isInstanceOfSatisfying(
                        StarOutcome.Done.class, done -> assertThat(done.level()).isEqualTo(1));
    }

    @Test
    void aStarIsGivenOnApplicationOnceTheCollegeConfirms() {
        set("2026-06-02", "1", "2", "6", "8", "10");
        long id = applied();
        assertThat(stars.level(enough.mustStudent())).as("not by applying").isZero();
        assertThat(stars.apply(enough)).isEqualTo(new StarOutcome.AlreadyOpen());
        assertThat(stars.take(campus.college(), id, new StarStep.Confirm())).isEqualTo(new StarOutcome.Done(id, 2));
        assertThat(stars.level(enough.mustStudent()))
                .as("the highest that the hours reach")
                .isEqualTo(2);
        assertThat(stars.apply(enough)).isEqualTo(new StarOutcome.AlreadyGiven(2));
        assertThat(stars.spread(campus.id())).containsExactly(0, 1, 0, 0, 0);
        assertThat(stars.take(campus.college(), id, new StarStep.Refuse("反悔")))
                .isEqualTo(new StarOutcome.AlreadyDecided());
    }

    @Test
    void aRefusalHasItsReasonAndOthersHaveNoSay() {
        set("2026-06-02", "1", "3", "6", "8", "10");
        long id = applied();
        var other = world.campus("外星", 1);
        assertThat(stars.take(other.college(), id, new StarStep.Confirm())).isEqualTo(new StarOutcome.NotFound());
        assertThat(stars.take(oneMinuteShort, id, new StarStep.Withdraw())).isEqualTo(new StarOutcome.NotFound());
        assertThat(stars.take(campus.college(), id, new StarStep.Refuse(""))).isInstanceOf(StarOutcome.Faulty.class);
        assertThat(stars.take(campus.college(), id, new StarStep.Refuse("时长有异议")))
                .isEqualTo(new StarOutcome.Done(id, 1));
        assertThat(stars.mine(enough).get(0).answer()).isEqualTo("时长有异议");
        long again = applied();
        assertThat(stars.take(enough, again, new StarStep.Withdraw())).isEqualTo(new StarOutcome.Done(again, 1));
    }

    @Test
    void eightConfirmAtOnceAndOneStarIsGiven() throws Exception {
        set("2026-06-02", "2", "3", "6", "8", "10");
        long id = applied();
        var outcomes = AtOnce.run(IntStream.range(0, 8)
                .<Callable<StarOutcome>>mapToObj(i -> () -> stars.take(campus.college(), id, new StarStep.Confirm())));
        assertThat(outcomes.stream().filter(StarOutcome.Done.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(StarOutcome.AlreadyDecided.class::isInstance))
                .hasSize(7);
    }

    @Test
    void aVersionBeginsOnItsDayAndStandsForever() {
        assertThat(set("2026-09-01", "50", "150", "300", "500", "800")).isInstanceOf(Checked.Ok.class);
        assertThat(rules.on(campus.id(), LocalDate.of(2026, 8, 31)).of(1)).isEqualTo(6000);
        assertThat(rules.on(campus.id(), LocalDate.of(2026, 9, 1)).of(1)).isEqualTo(3000);
        set("2026-09-01", "60", "150", "300", "500", "800");
        assertThat(rules.on(campus.id(), LocalDate.of(2026, 9, 1)).of(1))
                .as("the later word about one day counts")
                .isEqualTo(3600);
        assertThat(rules.versions(campus.id())).hasSize(3);
        for (var change : List.of(
                "update recognition.star_thresholds set minutes[1] = 1", "delete from recognition.star_thresholds")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("never changed");
        }
    }

    @Test
    void applicationsAreHeldAgainstTheThresholdsOfTheirDay() {
        set("2026-06-02", "2", "3", "6", "8", "10");
        long id = applied();
        set("2026-06-02", "3", "4", "6", "8", "10");
        assertThat(stars.take(campus.college(), id, new StarStep.Confirm())).isEqualTo(new StarOutcome.Done(id, 1));
    }

    @Test
    void faultyThresholdsAreNamedEach() {
        assertThat(faults(set("2026-06-01", "100", "100", "0", "", "x")))
                .containsExactlyInAnyOrder(
                        "hours2 fault.star.order",
                        "hours3 fault.number",
                        "hours4 fault.required",
                        "hours5 fault.number",
                        "validFrom fault.rule.past");
        assertThat(faults(set("gestern", "1", "2", "3", "4", "5"))).containsExactly("validFrom fault.date");
    }

    private static List<String> faults(Checked<Long> checked) {
        return checked.fold(
                id -> List.of(),
                faults -> faults.stream()
                        .map((Fault each) -> each.field() + " " + each.messageKey())
                        .toList());
    }
}
