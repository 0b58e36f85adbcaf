package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.people.TeamLife;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;

/** A team takes places as a unit, all or none; and nobody is sent who does not say so. */
@PlatformTest
class TeamPlacesTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final LocalDateTime SATURDAY = LocalDateTime.of(2026, 6, 6, 9, 0);

    @Autowired
    private World world;

    @Autowired
    private TeamPlaces team;

    @Autowired
    private OpenPool pool;

    @Autowired
    private HeldPlaces held;

    @Autowired
    private Places places;

    @Autowired
    private Teams teams;

    @Autowired
    private TeamLife life;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;
    private Viewer leader;
    private TeamId id;

    @BeforeEach
    void aTeamOfFour() {
        campus = world.campus("整队" + COUNT.incrementAndGet(), 4);
        leader = campus.leaderAccount().getViewer();
        id = leader.mustTeam();
    }

    private StudentId student(int index) {
        return campus.student(index).mustStudent();
    }

    private TeamClaimOutcome take(ServiceSession session, StudentId... named) {
        return team.take(leader, id, session.roles().get(0).id(), List.of(named));
    }

    private int taken(ServiceSession session) {
        return places.fill(List.of(session.id())).get(session.id()).taken();
    }

    @Test
    void allWhoAreNamedHaveAPlace_andEachSaysWhetherTheyCome() {
        var session = world.accepted(campus, SATURDAY, 3);
        assertThat(take(session, student(1), student(2)))
                .isInstanceOfSatisfying(
                        TeamClaimOutcome.Taken.class,
                        done -> assertThat(done.people()).isEqualTo(2));
        assertThat(taken(session)).isEqualTo(2);
        var place = held.of(campus.id(), student(1)).get(session.id());
        assertThat(place.forTeam()).isTrue();
        assertThat(held.confirmAnew(campus.student(1), session.id())).isEqualTo(new KeepOutcome.Kept(session.id()));
        clock.at(java.util.Objects.requireNonNull(place.reconfirmBy()), held::freeWhatLapsed);
        assertThat(places.helpers(List.of(session.id())))
                .as("who says nothing does not go")
                .extracting(Helper::student)
                .containsExactly(student(1));
    }

    @Test
    void ifOneCannotNobodyDoes_andItIsSaidWho() {
        var session = world.accepted(campus, SATURDAY, 3);
        var other = world.accepted(campus, SATURDAY.plusMinutes(30), 1);
        pool.claim(campus.student(2), other.roles().get(0).id());
        assertThat(take(session, student(1), student(2)))
                .isEqualTo(new TeamClaimOutcome.CannotAll(
                        List.of(new TeamClaimOutcome.Obstacle(student(2), new ClaimOutcome.Overlaps()))));
        assertThat(taken(session)).isZero();
    }

    @Test
    void fewerPlacesThanPeopleIsNobody() {
        var session = world.accepted(campus, SATURDAY, 2);
        assertThat(take(session, student(1), student(2), student(3))).isEqualTo(new TeamClaimOutcome.TooFew(2, 3));
        assertThat(taken(session)).isZero();
        assertThat(take(session)).isEqualTo(new TeamClaimOutcome.NobodyNamed());
    }

    @Test
    void twoTeamsShareAnOrder_andTwoAtOnceAreNeverMoreThanThereArePlaces() throws Exception {
        var second = teams.found(
                campus.id(), null, "二队" + COUNT.get(), "", student(1), List.of(student(1), student(2), student(3)));
        for (int round = 0; round < 10; round++) {
            var session = world.accepted(campus, SATURDAY.plusDays(round), 3);
            var role = session.roles().get(0).id();
            var outcomes = AtOnce.run(Stream.<Callable<TeamClaimOutcome>>of(
                    () -> clock.at(World.NOW, () -> team.take(leader, id, role, List.of(student(0), student(3)))),
                    () -> clock.at(
                            World.NOW,
                            () -> team.take(campus.student(1), second, role, List.of(student(1), student(2))))));
            assertThat(outcomes)
                    .as("round %d", round)
                    .filteredOn(TeamClaimOutcome.Taken.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes).contains(new TeamClaimOutcome.TooFew(1, 2));
            assertThat(taken(session)).isEqualTo(2);
        }
    }

    @Test
    void onlyWhoeverLeadsNamesMembers_andOnlyMembers() {
        var session = world.accepted(campus, SATURDAY, 3);
        var role = session.roles().get(0).id();
        assertThat(team.take(campus.student(1), id, role, List.of(student(1))))
                .isEqualTo(new TeamClaimOutcome.NotFound());
        life.leave(leader, id, student(3));
        assertThat(take(session, student(3))).isEqualTo(new TeamClaimOutcome.NotFound());
        life.rank(leader, id, student(1), true);
        assertThat(team.take(campus.student(1), id, role, List.of(student(1))))
                .isInstanceOf(TeamClaimOutcome.Taken.class);
    }
}
