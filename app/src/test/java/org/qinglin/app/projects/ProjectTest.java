package org.qinglin.app.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.Counted;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Fault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projects: the college and its faculties plan, teams and students propose, and each sees what is theirs to see. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectTest {

    private static final LocalDate FROM = LocalDate.of(2026, 6, 1);
    private static final LocalDate TO = LocalDate.of(2026, 12, 31);

    @Autowired
    private World world;

    @Autowired
    private ProjectDesk desk;

    @Autowired
    private Projects projects;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;
    private World.Campus other;

    @BeforeAll
    void twoCampuses() {
        campus = world.campus("项目", 2);
        other = world.campus("项目邻", 1);
    }

    private ProjectInput input(String name) {
        return new ProjectInput(
                name,
                "VolunteerService",
                "文艺下乡",
                null,
                null,
                campus.community().value(),
                FROM.toString(),
                TO.toString(),
                "画一面墙，办一场展演",
                "颜料\n\n 教师两名 ",
                "两面墙");
    }

    private ProjectId begun(Viewer viewer, String name) {
        return done(desk.begin(viewer, input(name)));
    }

    private static ProjectId done(ProjectOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProjectOutcome.Done.class);
        return ((ProjectOutcome.Done) outcome).id();
    }

    private Viewer leader() {
        return campus.leaderAccount().getViewer();
    }

    private Project seen(ProjectId id) {
        return projects.find(campus.college(), id).orElseThrow();
    }

    @Test
    void whatTheCollegePlansItsCommunityAndStudentsSee_andNobodyElse() {
        var id = begun(campus.college(), "艺美乡村");
        var project = seen(id);
        assertThat(project.status()).isEqualTo(ProjectStatus.PLANNED);
        assertThat(project.layer()).isEqualTo(Layer.COLLEGE);
        assertThat(project.fromCollege()).containsExactly("颜料", "教师两名");
        assertThat(projects.find(campus.communityViewer(), id)).isPresent();
        assertThat(projects.find(campus.student(0), id)).isPresent();
        assertThat(projects.find(other.college(), id)).isEmpty();
        assertThat(projects.find(other.communityViewer(), id)).isEmpty();
        assertThat(desk.take(other.college(), id, new ProjectStep.Begin())).isInstanceOf(ProjectOutcome.Missing.class);
        assertThat(desk.take(campus.student(0), id, new ProjectStep.Begin()))
                .isInstanceOf(ProjectOutcome.Missing.class);
    }

    @Test
    void aTeamProposes_andStaffDecides() {
        var id = begun(leader(), "手机课堂");
        assertThat(seen(id).status()).isEqualTo(ProjectStatus.PROPOSED);
        assertThat(seen(id).layer()).isEqualTo(Layer.TEAM);
        assertThat(projects.find(leader(), id)).isPresent();
        assertThat(projects.find(campus.communityViewer(), id)).isEmpty();
        assertThat(desk.take(leader(), id, new ProjectStep.Approve())).isInstanceOf(ProjectOutcome.Missing.class);

        assertThat(desk.take(campus.college(), id, new ProjectStep.Begin()))
                .isEqualTo(new ProjectOutcome.NotPossible(ProjectStatus.PROPOSED));
        done(desk.take(campus.facultyAccount().getViewer(), id, new ProjectStep.Approve()));
        done(desk.take(leader(), id, new ProjectStep.Begin()));
        assertThat(seen(id).status()).isEqualTo(ProjectStatus.RUNNING);
    }

    @Test
    void aStudentsProposalMayBeDeclined_withAReason() {
        var id = begun(campus.student(1), "楼道图书角");
        assertThat(seen(id).layer()).isEqualTo(Layer.STUDENT);
        assertThat(projects.find(campus.student(0), id)).isEmpty();
        assertThat(faults(desk.take(campus.college(), id, new ProjectStep.Decline(" "))))
                .containsExactly("words");
        done(desk.take(campus.college(), id, new ProjectStep.Decline("已经有一个了")));
        assertThat(projects.find(campus.student(1), id).orElseThrow().words()).isEqualTo("已经有一个了");
    }

    private static List<String> faults(ProjectOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProjectOutcome.Faulty.class);
        return ((ProjectOutcome.Faulty) outcome)
                .faults().stream().map(Fault::field).toList();
    }

    @Test
    void milestonesLieWithinTheProject_andAreReachedWhileItRuns() {
        var id = begun(campus.college(), "有节点");
        assertThat(faults(desk.addMilestone(campus.college(), id, TO.plusDays(1).toString(), "太晚")))
                .containsExactly("dueOn");
        done(desk.addMilestone(campus.college(), id, "2026-07-01", "第一面墙"));
        var milestone = projects.milestones(id).get(0);
        assertThat(desk.reach(campus.college(), id, milestone.id())).isInstanceOf(ProjectOutcome.NotPossible.class);
        done(desk.take(campus.college(), id, new ProjectStep.Begin()));
        done(desk.reach(campus.college(), id, milestone.id()));
        assertThat(projects.milestones(id).get(0).reachedOn()).isNotNull();
        done(desk.reach(campus.college(), id, milestone.id()));
        assertThat(projects.milestones(id).get(0).reachedOn()).isNull();
        assertThat(desk.reach(campus.college(), id, milestone.id() + 1000)).isInstanceOf(ProjectOutcome.Missing.class);
    }

    @Test
    void anOrderBelongsToOneProject_ofTheSameCollege() {
        var order = world.ordered(campus, LocalDateTime.of(2026, 6, 20, 9, 0), 1);
        var strange = world.ordered(other, LocalDateTime.of(2026, 6, 20, 9, 0), 1);
        var one = begun(campus.college(), "有订单一");
        var two = begun(campus.college(), "有订单二");
        done(desk.addOrder(campus.college(), one, "" + order.value()));
        assertThat(projects.orders(one)).containsExactly(order);
        done(desk.addOrder(campus.college(), two, "" + order.value()));
        assertThat(projects.orders(one)).isEmpty();
        assertThat(projects.orders(two)).containsExactly(order);
        assertThat(faults(desk.addOrder(campus.college(), one, "" + strange.value())))
                .containsExactly("order");
        assertThat(faults(desk.addOrder(campus.college(), one, "x"))).containsExactly("order");
    }

    @Test
    void aFinishedProjectHasItsResults_andStaysAsItIs() {
        var id = begun(campus.college(), "做完了");
        done(desk.take(campus.college(), id, new ProjectStep.Begin()));
        done(desk.take(campus.college(), id, new ProjectStep.Finish("画了两面墙")));
        assertThat(seen(id).words()).isEqualTo("画了两面墙");
        assertThat(Counted.in(jdbc, "projects.published_finished_projects", campus.id()))
                .extracting(Counted::thing)
                .containsExactly(id.value());
        assertThat(desk.change(campus.college(), id, input("做完了又改")))
                .isEqualTo(new ProjectOutcome.NotPossible(ProjectStatus.FINISHED));
        assertThat(desk.take(campus.college(), id, new ProjectStep.Stop("不做了")))
                .isInstanceOf(ProjectOutcome.NotPossible.class);
        assertThatThrownBy(() -> jdbc.sql("update projects.project set words = null where id = :id")
                        .param("id", id.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void whatIsWrongIsSaidFieldByField() {
        var wrong = new ProjectInput(
                "",
                "Nothing",
                null,
                "FACULTY",
                null,
                other.community().value(),
                "2026-13-01",
                TO.toString(),
                " ",
                null,
                null);
        assertThat(faults(desk.begin(campus.college(), wrong)))
                .containsExactlyInAnyOrder("name", "programme", "faculty", "community", "startsOn", "plan");
        begun(campus.college(), "同名");
        assertThat(faults(desk.begin(campus.college(), input("同名")))).containsExactly("name");
    }
}
