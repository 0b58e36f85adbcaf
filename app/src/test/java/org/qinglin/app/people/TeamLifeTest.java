package org.qinglin.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.TeamId;
import org.springframework.beans.factory.annotation.Autowired;

/** Who joins a team, who leads it, and its flag. */
@PlatformTest
class TeamLifeTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private World world;

    @Autowired
    private TeamLife life;

    @Autowired
    private Teams teams;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Accounts accounts;

    private World.Campus campus;
    private TeamId team;
    private Viewer leader;

    @BeforeEach
    void aTeamOfItsLeaderAlone() {
        campus = world.campus("队伍" + COUNT.incrementAndGet(), 3);
        team = campus.leaderAccount().getViewer().mustTeam();
        leader = campus.leaderAccount().getViewer();
    }

    private TeamPage page() {
        return life.find(campus.id(), team).orElseThrow();
    }

    @Test
    void whoFoundsItLeadsIt() {
        assertThat(page().isLedBy(leader.student())).isTrue();
        assertThat(page().members())
                .filteredOn(each -> each.rank() == TeamPage.Rank.LEADER)
                .hasSize(1);
    }

    @Test
    void whoAsksIsInOnceWhoeverLeadsSaysSo() {
        var student = campus.student(1);
        life.leave(leader, team, student.mustStudent());
        assertThat(life.ask(student, team, "想去社区")).isEqualTo(new TeamOutcome.Done());
        assertThat(life.ask(student, team, "再问一次")).isEqualTo(new TeamOutcome.Already());
        assertThat(life.decide(campus.student(2), team, student.mustStudent(), true))
                .as("a member cannot take in")
                .isEqualTo(new TeamOutcome.NotFound());
        assertThat(life.decide(leader, team, student.mustStudent(), true)).isEqualTo(new TeamOutcome.Done());
        assertThat(page().member(student.student())).isPresent();
        assertThat(life.ask(student, team, "")).isEqualTo(new TeamOutcome.Already());
    }

    @Test
    void aDeputyTakesIn_butRanksAndTheTeamItselfAreTheLeadersToGive() {
        var deputy = campus.student(1);
        assertThat(life.rank(leader, team, deputy.mustStudent(), true)).isEqualTo(new TeamOutcome.Done());
        assertThat(page().isLedBy(deputy.student())).isTrue();
        assertThat(life.rank(deputy, team, campus.student(2).mustStudent(), true))
                .isEqualTo(new TeamOutcome.NotFound());
        assertThat(life.handOver(deputy, team, deputy.mustStudent())).isEqualTo(new TeamOutcome.NotFound());
    }

    @Test
    void theLeaderHandsOverBeforeLeaving_andTheAccountsRoleGoesAlong() {
        var heir = campus.student(1);
        assertThat(life.leave(leader, team, leader.mustStudent())).isEqualTo(new TeamOutcome.LeadsIt());
        assertThat(life.handOver(leader, team, heir.mustStudent())).isEqualTo(new TeamOutcome.Done());

        var now = accounts.byLogin(heir.login()).orElseThrow().getViewer();
        assertThat(now.is(Role.TEAM_LEADER)).isTrue();
        assertThat(now.team()).isEqualTo(team);
        var before = accounts.byLogin(leader.login()).orElseThrow().getViewer();
        assertThat(before.is(Role.TEAM_LEADER)).isFalse();
        assertThat(before.team()).isNull();
        assertThat(page().team().leader()).isEqualTo(heir.student());
        assertThat(life.leave(leader, team, leader.mustStudent())).isEqualTo(new TeamOutcome.Done());
    }

    @Test
    void whoLeadsAnotherTeamCannotTakeThisOneToo() {
        var heir = campus.student(1);
        life.handOver(leader, team, heir.mustStudent());
        var second = teams.found(
                campus.id(), null, "二队" + COUNT.get(), "", leader.mustStudent(), java.util.List.of(heir.mustStudent()));
        assertThat(life.handOver(leader, second, heir.mustStudent())).isEqualTo(new TeamOutcome.LeadsAnother());
    }

    @Test
    void aTeamWithoutALeaderIsGivenOneOfItsMembers_byTheCollegeOrItsFaculty_once() throws Exception {
        var heir = campus.student(1).mustStudent();
        var other = campus.student(2).mustStudent();
        assertThat(life.appoint(campus.college(), team, heir))
                .as("it has a leader")
                .isEqualTo(new TeamOutcome.Already());
        enrolments.leave(campus.college(), leader.mustStudent(), new Enrolments.LeaveInput("LEFT", "2026-06-02", "转学"));
        assertThat(page().isLeaderless()).isTrue();
        var stranger = world.campus("外队" + COUNT.incrementAndGet(), 1);
        assertThat(life.appoint(stranger.college(), team, heir)).isEqualTo(new TeamOutcome.NotFound());
        assertThat(life.appoint(campus.student(1), team, heir))
                .as("nobody names themselves")
                .isEqualTo(new TeamOutcome.NotFound());
        assertThat(life.appoint(campus.college(), team, stranger.student(0).mustStudent()))
                .as("no member")
                .isEqualTo(new TeamOutcome.NotFound());

        var outcomes = AtOnce.run(java.util.stream.Stream.of(
                (java.util.concurrent.Callable<TeamOutcome>) () -> life.appoint(campus.college(), team, heir),
                () -> life.appoint(campus.facultyAccount().getViewer(), team, other)));
        assertThat(outcomes).containsExactlyInAnyOrder(new TeamOutcome.Done(), new TeamOutcome.Already());
        var leads = outcomes.get(0) instanceof TeamOutcome.Done ? campus.student(1) : campus.student(2);
        assertThat(page().team().leader()).isEqualTo(leads.student());
        assertThat(page().isLeaderless()).isFalse();
        assertThat(accounts.byLogin(leads.login()).orElseThrow().getViewer().is(Role.TEAM_LEADER))
                .isTrue();
    }

    @Test
    void theFlagIsGrantedOnce_takenBackWithAReason_andItsHistoryStays() {
        var day = LocalDate.of(2026, 5, 4);
        var college = campus.college();
        assertThat(life.grantFlag(college, team, day, "")).isEqualTo(new TeamOutcome.ReasonMissing());
        assertThat(life.grantFlag(college, team, LocalDate.of(2026, 7, 1), "启动仪式"))
                .isEqualTo(new TeamOutcome.NotYet());
        assertThat(life.grantFlag(college, team, day, "启动仪式")).isEqualTo(new TeamOutcome.Done());
        assertThat(life.grantFlag(college, team, day, "启动仪式")).isEqualTo(new TeamOutcome.Already());
        assertThat(page().flag()).map(TeamPage.Flag::grantedOn).contains(day);
        assertThat(life.withdrawFlag(college, team, "停止活动")).isEqualTo(new TeamOutcome.Done());
        assertThat(page().flag()).isEmpty();
        assertThat(life.grantFlag(college, team, day.plusDays(10), "再次授旗")).isEqualTo(new TeamOutcome.Done());
        assertThat(page().flags()).hasSize(2);
    }

    @Test
    void anotherCollegesTeamIsNotThere() {
        var stranger = world.campus("外队" + COUNT.incrementAndGet(), 1);
        assertThat(life.ask(stranger.student(0), team, "")).isEqualTo(new TeamOutcome.NotFound());
        assertThat(life.grantFlag(stranger.college(), team, LocalDate.of(2026, 5, 4), "仪式"))
                .isEqualTo(new TeamOutcome.NotFound());
    }
}
