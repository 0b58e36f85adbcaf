package org.qinglin.app.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.qinglin.app.PracticeWorld.done;
import static org.qinglin.app.PracticeWorld.pairing;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.Counted;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.PracticeWorld;
import org.qinglin.app.World;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.programmes.Term;
import org.qinglin.app.shared.Fault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Branches paired with communities, and their members' reports in term and in the holidays. */
@PlatformTest
class PairingTest {

    private static final LocalDate HOLIDAYS = LocalDate.of(2026, 7, 20);

    @Autowired
    private World world;

    @Autowired
    private PracticeWorld practice;

    @Autowired
    private Pairings pairings;

    @Autowired
    private CheckIns checkIns;

    @Autowired
    private Programmes programmes;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;

    @BeforeEach
    void aTermUntilMidJuly() {
        campus = world.campus("结对", 2);
        programmes.addTerm(new Term(campus.id(), "春季学期", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 7, 10)));
    }

    private long paired() {
        long id = practice.proposed(campus);
        return done(pairings.take(campus.communityViewer(), id, new PairingStep.Agree()));
    }

    @Test
    void aPairingCountsOnceTheCommunityAgrees() {
        long id = practice.proposed(campus);
        assertThat(pairings.shares(campus.college()))
                .extracting(Pairings.Share::paired)
                .containsExactly(0);
        assertThat(pairings.take(campus.college(), id, new PairingStep.Agree()))
                .as("not for the college to agree")
                .isEqualTo(new PracticeOutcome.NotFound());
        done(pairings.take(campus.communityViewer(), id, new PairingStep.Agree()));
        assertThat(pairings.shares(campus.college()))
                .extracting(Pairings.Share::paired, Pairings.Share::branches)
                .containsExactly(tuple(1, 1));
        done(pairings.take(campus.college(), id, new PairingStep.End("换社区")));
        assertThat(pairings.of(campus.college()).get(0).endsOn()).isEqualTo(LocalDate.of(2026, 6, 2));
        assertThat(pairings.take(campus.college(), id, new PairingStep.End("再来")))
                .isEqualTo(new PracticeOutcome.NotFromHere());
        assertThat(practice.on(LocalDate.of(2026, 6, 3), () -> pairings.shares(campus.college())))
                .extracting(Pairings.Share::paired)
                .containsExactly(0);
    }

    @Test
    void oneAtATimeForABranchAndACommunity() throws Exception {
        Callable<PracticeOutcome> asking = () -> pairings.propose(campus.college(), pairing(campus, "2026-06-01", ""));
        var outcomes = AtOnce.run(IntStream.range(0, 6).mapToObj(i -> asking));
        assertThat(outcomes.stream().filter(each -> each instanceof PracticeOutcome.Done))
                .hasSize(1);
        assertThat(outcomes.stream().filter(each -> each.equals(new PracticeOutcome.Taken())))
                .hasSize(5);
        done(pairings.propose(campus.college(), pairing(campus, "2026-03-01", "2026-05-31")));
        assertThatThrownBy(() ->
                        jdbc.sql("""
                        insert into practice.pairing (college_id, class_id, community_code, starts_on, status, made_by, made_at)
                        select college_id, class_id, community_code, date '2027-01-01', 'ACTIVE', made_by, made_at
                        from practice.pairing where college_id = :college and ends_on is null""").param("college", campus.id().value()).update())
                .hasMessageContaining("one_pairing_at_a_time");
    }

    @Test
    void aDeclinedOneLeavesRoomForTheNext() {
        long id = practice.proposed(campus);
        assertThat(pairings.take(campus.communityViewer(), id, new PairingStep.Decline("")))
                .isEqualTo(new PracticeOutcome.Faulty(List.of(Fault.of("reason", "", "fault.required"))));
        done(pairings.take(campus.communityViewer(), id, new PairingStep.Decline("人手不够")));
        practice.proposed(campus);
    }

    @Test
    void inTermOneReportsWhereTheBranchIsPairedAndOnceADay() {
        var student = campus.student(0);
        var code = campus.community().value();
        assertThat(checkIns.report(student, code, "走访"))
                .isEqualTo(
                        new PracticeOutcome.Faulty(List.of(Fault.of("community", code, "fault.practice.not-paired"))));
        paired();
        done(checkIns.report(student, code, "走访"));
        assertThat(checkIns.report(student, code, "又去了")).isEqualTo(new PracticeOutcome.Taken());
        assertThat(checkIns.mine(student)).extracting(CheckIn::inHolidays).containsExactly(false);
        for (var viewer :
                List.of(campus.communityViewer(), campus.facultyAccount().getViewer(), campus.college())) {
            assertThat(checkIns.of(viewer, "", 0, 20)).hasSize(1);
            assertThat(checkIns.count(viewer, "")).isEqualTo(1);
            assertThat(checkIns.count(viewer, "没有这样的")).isZero();
        }
        var name = jdbc.sql("select name from people.student where id = :id")
                .param("id", student.mustStudent().value())
                .query(String.class)
                .single();
        assertThat(checkIns.count(campus.communityViewer(), "走访")).isEqualTo(1);
        assertThat(checkIns.count(campus.communityViewer(), name)).isEqualTo(1);
    }

    @Test
    void inTheHolidaysOneReportsAtHome() {
        var home = "370202001001"; // a community of the register, with which nobody is paired
        assertThat(practice.on(HOLIDAYS, () -> checkIns.report(campus.student(0), "370202999999", "x")))
                .isInstanceOf(PracticeOutcome.Faulty.class);
        done(practice.on(HOLIDAYS, () -> checkIns.report(campus.student(0), home, "协助登记")));
        assertThat(checkIns.mine(campus.student(0)))
                .extracting(CheckIn::inHolidays)
                .containsExactly(true);
        assertThat(checkIns.inHolidays(campus.id(), LocalDate.of(2026, 7, 10))).isFalse();
        assertThat(checkIns.inHolidays(campus.id(), LocalDate.of(2026, 7, 11))).isTrue();
        assertThat(checkIns.inHolidays(campus.id(), LocalDate.of(2026, 2, 28))).isTrue();
        assertThatThrownBy(() -> jdbc.sql("update practice.check_in set in_holidays = false where pairing_id is null")
                        .update())
                .as("the database: in term only where one's branch is paired")
                .hasMessageContaining("check_in_check");
    }

    @Test
    void whatIsPublishedCountsWhatIsInForce() {
        paired();
        done(checkIns.report(campus.student(0), campus.community().value(), "走访"));
        for (var view : List.of("published_pairings", "published_check_ins")) {
            assertThat(Counted.in(jdbc, "practice." + view, campus.id()))
                    .as(view)
                    .extracting(Counted::street, Counted::faculty)
                    .containsExactly(tuple(
                            campus.community().street().value(),
                            campus.faculty().value()));
        }
    }
}
