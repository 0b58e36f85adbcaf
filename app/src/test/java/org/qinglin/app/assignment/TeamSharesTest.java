package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order parted among teams: what is kept for one is nobody else's, and each takes its share whole or not at all. */
@PlatformTest
class TeamSharesTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalDateTime SATURDAY = LocalDateTime.of(2026, 6, 6, 9, 0);

    @Autowired
    private World world;

    @Autowired
    private TeamShares shares;

    @Autowired
    private OpenPool pool;

    @Autowired
    private Places places;

    @Autowired
    private Requests requests;

    @Autowired
    private Teams teams;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;
    private Viewer leader;
    private TeamId first;
    private TeamId second;
    private ServiceSession session;

    @BeforeEach
    void twoTeamsAndAnOrderForFour() {
        campus = world.campus("分单" + COUNT.incrementAndGet(), 5);
        leader = campus.leaderAccount().getViewer();
        first = leader.mustTeam();
        second = teams.found(
                campus.id(), null, "分单二队" + COUNT.get(), "", student(1), List.of(student(1), student(2), student(3)));
        session = world.accepted(campus, SATURDAY, 4);
    }

    private StudentId student(int index) {
        return campus.student(index).mustStudent();
    }

    private ShareOutcome give(TeamId team, int number) {
        return shares.offer(
                campus.college(), session.request(), session.roles().get(0).id(), team, number);
    }

    private ShareId given(TeamId team, int number) {
        return ((ShareOutcome.Offered) give(team, number)).id();
    }

    private int free() {
        return pool.freeOf(session.roles().get(0).id());
    }

    private int taken() {
        return Objects.requireNonNull(places.fill(List.of(session.id())).get(session.id()))
                .taken();
    }

    @Test
    void whatIsKeptForOneTeamIsNobodyElses() {
        given(first, 2);
        given(second, 2);
        assertThat(free()).isZero();
        assertThat(pool.claim(campus.student(4), session.roles().get(0).id())).isInstanceOf(ClaimOutcome.Waiting.class);
        assertThat(give(first, 1)).isEqualTo(new ShareOutcome.TooFew(0, 1));
    }

    @Test
    void aTeamTakesItsShareWithANameForEachPlace_orNobody() {
        var mine = given(first, 2);
        var theirs = given(second, 2);
        assertThat(shares.accept(leader, mine, List.of(student(0)))).isEqualTo(new TeamClaimOutcome.NotAsMany(2, 1));
        assertThat(taken()).isZero();
        assertThat(shares.accept(leader, mine, List.of(student(0), student(4))))
                .isInstanceOf(TeamClaimOutcome.Taken.class);
        assertThat(shares.accept(campus.student(1), theirs, List.of(student(2), student(3))))
                .isInstanceOf(TeamClaimOutcome.Taken.class);
        assertThat(taken()).isEqualTo(4);
        assertThat(free()).isZero();
        assertThat(shares.accept(leader, mine, List.of(student(0), student(4))))
                .isEqualTo(new TeamClaimOutcome.NoLongerOpen());
    }

    @Test
    void ifOneMemberCannotTheShareGoesOnWaiting() {
        var mine = given(first, 2);
        var other = world.accepted(campus, SATURDAY.plusMinutes(30), 1);
        pool.claim(campus.student(4), other.roles().get(0).id());
        assertThat(shares.accept(leader, mine, List.of(student(0), student(4))))
                .isInstanceOf(TeamClaimOutcome.CannotAll.class);
        assertThat(taken()).isZero();
        assertThat(shares.asked(leader, mine).orElseThrow().share().status()).isEqualTo(TeamShare.Status.OFFERED);
    }

    @Test
    void aRefusedShareIsFreeForAnotherTeamOrThePool() {
        var mine = given(first, 3);
        assertThat(shares.refuse(leader, mine, " ")).isEqualTo(new ShareOutcome.ReasonMissing());
        assertThat(shares.refuse(leader, mine, "那天考试")).isEqualTo(new ShareOutcome.Freed(mine, 3));
        assertThat(free()).isEqualTo(4);
        given(second, 3);
        assertThat(pool.claim(campus.student(4), session.roles().get(0).id()))
                .isInstanceOf(ClaimOutcome.Confirmed.class);
        var told = shares.parting(campus.college(), session.request())
                .orElseThrow()
                .parts()
                .get(0)
                .shares()
                .get(0);
        assertThat(told.share().reason()).isEqualTo("那天考试");
    }

    @Test
    void whatNobodyAnswersIsFreeWhenItsTimeIsUp() {
        var mine = given(first, 4);
        var by = shares.asked(leader, mine).orElseThrow().share().respondBy();
        assertThat(clock.at(by.minusSeconds(1), shares::freeWhatLapsed)).isZero();
        assertThat(clock.at(
                        by, () -> shares.accept(leader, mine, List.of(student(0), student(1), student(2), student(3)))))
                .isEqualTo(new TeamClaimOutcome.NoLongerOpen());
        clock.at(by, shares::freeWhatLapsed);
        assertThat(shares.asked(leader, mine).orElseThrow().share().status()).isEqualTo(TeamShare.Status.LAPSED);
        assertThat(free()).isEqualTo(4);
    }

    @Test
    void theCollegeTakesBackWhatWaits_aFacultyOnlyFromItsOwnTeams() {
        var mine = given(first, 2);
        var theirs = given(second, 2);
        var faculty = campus.facultyAccount().getViewer();
        assertThat(shares.takeBack(faculty, theirs)).isEqualTo(new ShareOutcome.NotFound());
        assertThat(shares.takeBack(faculty, mine)).isEqualTo(new ShareOutcome.Freed(mine, 2));
        assertThat(shares.takeBack(campus.college(), theirs)).isEqualTo(new ShareOutcome.Freed(theirs, 2));
        assertThat(shares.takeBack(campus.college(), theirs)).isEqualTo(new ShareOutcome.NoLongerOpen());
        assertThat(shares.offer(
                        faculty, session.request(), session.roles().get(0).id(), second, 1))
                .isEqualTo(new ShareOutcome.NotFound());
    }

    @Test
    void onlyWhoeverLeadsAnswers_andAnotherCollegeSeesNothing() {
        var mine = given(first, 1);
        var stranger = world.campus("旁校分单" + COUNT.incrementAndGet(), 1);
        assertThat(shares.accept(campus.student(1), mine, List.of(student(1))))
                .isEqualTo(new TeamClaimOutcome.NotFound());
        assertThat(shares.refuse(campus.student(1), mine, "不去")).isEqualTo(new ShareOutcome.NotFound());
        assertThat(shares.parting(stranger.college(), session.request())).isEmpty();
        assertThat(shares.takeBack(stranger.college(), mine)).isEqualTo(new ShareOutcome.NotFound());
        assertThat(give(stranger.leaderAccount().getViewer().mustTeam(), 1)).isEqualTo(new ShareOutcome.NotFound());
    }

    @Test
    void anOrderThatIsWithdrawnKeepsNothingForAnybody() {
        var mine = given(first, 2);
        requests.withdraw(campus.communityViewer(), session.request(), "改期再说");
        assertThat(shares.asked(leader, mine).orElseThrow().share().status()).isEqualTo(TeamShare.Status.CANCELLED);
    }

    @Test
    void sharesGivenAndAcceptedAtOnceAreNeverMoreThanThereArePlaces() throws Exception {
        for (int round = 0; round < 10; round++) {
            session = world.accepted(campus, SATURDAY.plusDays(round + 1), 4);
            var outcomes = AtOnce.run(Stream.<Callable<ShareOutcome>>of(
                    () -> clock.at(World.NOW, () -> give(first, 3)), () -> clock.at(World.NOW, () -> give(second, 3))));
            assertThat(outcomes)
                    .as("round %d", round)
                    .filteredOn(ShareOutcome.Offered.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes).contains(new ShareOutcome.TooFew(1, 3));
        }
    }

    @Test
    void theDatabaseItselfKeepsSharesWithinTheCapacity() {
        given(first, 3);
        assertThatThrownBy(() -> jdbc.sql("""
                insert into assignment.team_share (college_id, role_id, session_id, team_id, places, status, offered_at,
                    offered_by, respond_by)
                select college_id, role_id, session_id, :second, 2, 'OFFERED', offered_at, offered_by, respond_by
                from assignment.team_share where session_id = :session""")
                        .param("second", second.value())
                        .param("session", session.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("taken_and_reserved_fit");
    }
}
