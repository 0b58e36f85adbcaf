package org.qinglin.app.projects;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where projects are proposed, planned, run and brought to an end. */
@Service
@Transactional
public class ProjectDesk {

    private static final int LONGEST_WORDS = 2000;

    private final JdbcClient jdbc;
    private final Projects projects;
    private final ProjectCheck check;
    private final Requests requests;
    private final AuditTrail audit;
    private final Clock clock;

    ProjectDesk(
            JdbcClient jdbc, Projects projects, ProjectCheck check, Requests requests, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.check = check;
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
    }

    /** The college and its faculties plan; teams and students propose. */
    public ProjectOutcome begin(Viewer viewer, ProjectInput input) {
        return check.check(viewer, input).fold(wanted -> insert(viewer, wanted), ProjectOutcome.Faulty::new);
    }

    private ProjectOutcome insert(Viewer viewer, ProjectCheck.Wanted wanted) {
        boolean plans = viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY);
        var made = written("""
                insert into projects.project (college_id, name, programme_code, sub_kind, layer, faculty_id, team_id,
                    student_id, community_code, starts_on, ends_on, plan, college_brings, community_brings, status,
                    made_by, made_at)
                values (:college, :name, :programme, :kind, :layer, :faculty, :team, :student, :community, :starts,
                    :ends, :plan, :ours, :theirs, :status, :by, :now)
                on conflict do nothing returning id""", wanted)
                .param("college", viewer.mustCollege().value())
                .param("layer", wanted.layer().name())
                .param(
                        "faculty",
                        wanted.faculty() == null ? null : wanted.faculty().value())
                .param("team", wanted.layer() == Layer.TEAM ? viewer.mustTeam().value() : null)
                .param(
                        "student",
                        wanted.layer() == Layer.STUDENT ? viewer.mustStudent().value() : null)
                .param("status", (plans ? ProjectStatus.PLANNED : ProjectStatus.PROPOSED).name())
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .optional();
        if (made.isEmpty()) {
            return nameIsTaken(wanted);
        }
        audit.record(viewer, plans ? "project-planned" : "project-proposed", "project " + made.get(), wanted.name());
        return new ProjectOutcome.Done(new ProjectId(made.get()));
    }

    /** Changes what a project is about, until it has come to an end. Who runs it stays. */
    public ProjectOutcome change(Viewer viewer, ProjectId id, ProjectInput input) {
        var found = locked(viewer, id).filter(each -> runs(viewer, each));
        if (found.isEmpty()) {
            return new ProjectOutcome.Missing();
        }
        if (isOver(found.get())) {
            return new ProjectOutcome.NotPossible(found.get().status());
        }
        return check.check(viewer, input).fold(wanted -> update(viewer, id, wanted), ProjectOutcome.Faulty::new);
    }

    private ProjectOutcome update(Viewer viewer, ProjectId id, ProjectCheck.Wanted wanted) {
        try {
            written("""
                    update projects.project set name = :name, programme_code = :programme, sub_kind = :kind,
                        community_code = :community, starts_on = :starts, ends_on = :ends, plan = :plan,
                        college_brings = :ours, community_brings = :theirs
                    where id = :id""", wanted).param("id", id.value()).update();
        } catch (DuplicateKeyException taken) {
            return nameIsTaken(wanted);
        }
        audit.record(viewer, "project-changed", "project " + id.value(), wanted.name());
        return new ProjectOutcome.Done(id);
    }

    private JdbcClient.StatementSpec written(String sql, ProjectCheck.Wanted wanted) {
        return jdbc.sql(sql)
                .param("name", wanted.name())
                .param("programme", wanted.programme())
                .param("kind", wanted.kind())
                .param(
                        "community",
                        wanted.community() == null ? null : wanted.community().value())
                .param("starts", wanted.startsOn())
                .param("ends", wanted.endsOn())
                .param("plan", wanted.plan())
                .param("ours", wanted.collegeBrings())
                .param("theirs", wanted.communityBrings());
    }

    private static ProjectOutcome nameIsTaken(ProjectCheck.Wanted wanted) {
        var check = new FormCheck();
        check.fault("name", wanted.name(), "fault.project.name");
        return check.<ProjectOutcome>result(() -> new ProjectOutcome.Missing())
                .fold(impossible -> impossible, ProjectOutcome.Faulty::new);
    }

    /** Takes a step. Results and reasons are shown to all who may see the project. */
    public ProjectOutcome take(Viewer viewer, ProjectId id, ProjectStep step) {
        var found = locked(viewer, id);
        if (found.isEmpty() || !mayTake(viewer, found.get(), step)) {
            return new ProjectOutcome.Missing();
        }
        var next = ProjectSteps.TABLE.after(found.get().status(), step.getClass());
        if (next.isEmpty()) {
            return new ProjectOutcome.NotPossible(found.get().status());
        }
        var form = new FormCheck();
        var words =
                words(step).map(each -> form.text("words", each, LONGEST_WORDS)).orElse(null);
        return form.result(() -> id)
                .fold(
                        same -> {
                            write(viewer, id, next.get(), words);
                            return new ProjectOutcome.Done(id);
                        },
                        ProjectOutcome.Faulty::new);
    }

    private void write(Viewer viewer, ProjectId id, ProjectStatus next, @Nullable String words) {
        jdbc.sql("update projects.project set status = :status, words = :words, decided_at = :now where id = :id")
                .param("status", next.name())
                .param("words", words)
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
                .update();
        audit.record(
                viewer,
                "project-" + next.name().toLowerCase(Locale.ROOT),
                "project " + id.value(),
                Objects.requireNonNullElse(words, ""));
    }

    private static Optional<String> words(ProjectStep step) {
        if (step instanceof ProjectStep.Finish finish) {
            return Optional.of(finish.results());
        }
        if (step instanceof ProjectStep.Decline decline) {
            return Optional.of(decline.reason());
        }
        return step instanceof ProjectStep.Stop stop ? Optional.of(stop.reason()) : Optional.empty();
    }

    /** Adds a milestone within the project's days. */
    public ProjectOutcome addMilestone(Viewer viewer, ProjectId id, @Nullable String dueOn, @Nullable String what) {
        var found = locked(viewer, id).filter(each -> runs(viewer, each));
        if (found.isEmpty()) {
            return new ProjectOutcome.Missing();
        }
        if (isOver(found.get())) {
            return new ProjectOutcome.NotPossible(found.get().status());
        }
        var form = new FormCheck();
        var due = form.date("dueOn", dueOn);
        var text = form.text("what", what, 200);
        if (due != null
                && (due.isBefore(found.get().startsOn())
                        || due.isAfter(found.get().endsOn()))) {
            form.fault(
                    "dueOn",
                    due,
                    "fault.project.within",
                    found.get().startsOn().toString(),
                    found.get().endsOn().toString());
        }
        return form.result(() -> FormCheck.given(due))
                .fold(
                        day -> {
                            jdbc.sql("""
                                    insert into projects.milestone (project_id, due_on, what) values (:id, :due, :what)
                                    on conflict do nothing""")
                                    .param("id", id.value())
                                    .param("due", day)
                                    .param("what", text)
                                    .update();
                            return new ProjectOutcome.Done(id);
                        },
                        ProjectOutcome.Faulty::new);
    }

    /** Marks a milestone as reached today, or, a second time, as not reached after all. */
    public ProjectOutcome reach(Viewer viewer, ProjectId id, long milestone) {
        var found = locked(viewer, id).filter(each -> runs(viewer, each));
        if (found.isEmpty()) {
            return new ProjectOutcome.Missing();
        }
        if (found.get().status() != ProjectStatus.RUNNING) {
            return new ProjectOutcome.NotPossible(found.get().status());
        }
        int there = jdbc.sql("""
                update projects.milestone set reached_on = case when reached_on is null then :today end
                where id = :milestone and project_id = :id""")
                .param("today", LocalDate.now(clock))
                .param("milestone", milestone)
                .param("id", id.value())
                .update();
        return there == 0 ? new ProjectOutcome.Missing() : new ProjectOutcome.Done(id);
    }

    /** Puts an order of the college into a project; an order that is in another one moves. */
    public ProjectOutcome addOrder(Viewer viewer, ProjectId id, @Nullable String number) {
        var found = locked(viewer, id).filter(each -> runs(viewer, each));
        if (found.isEmpty()) {
            return new ProjectOutcome.Missing();
        }
        if (isOver(found.get())) {
            return new ProjectOutcome.NotPossible(found.get().status());
        }
        var form = new FormCheck();
        var typed = form.id("order", number);
        if (typed == null) {
            form.missing("order");
        } else {
            var order = requests.byIds(java.util.List.of(new RequestId(typed))).get(new RequestId(typed));
            if (order == null || !order.college().equals(found.get().college())) {
                form.fault("order", typed, "fault.project.order");
            }
        }
        return form.result(() -> FormCheck.given(typed))
                .fold(
                        order -> {
                            put(found.get(), order);
                            return new ProjectOutcome.Done(id);
                        },
                        ProjectOutcome.Faulty::new);
    }

    private void put(Project project, long order) {
        jdbc.sql("""
                insert into projects.project_order (request_id, project_id, college_id) values (:order, :id, :college)
                on conflict (request_id) do update set project_id = excluded.project_id""")
                .param("order", order)
                .param("id", project.id().value())
                .param("college", project.college().value())
                .update();
    }

    private Optional<Project> locked(Viewer viewer, ProjectId id) {
        jdbc.sql("select 1 from projects.project where id = :id for update")
                .param("id", id.value())
                .query(row -> {});
        return projects.find(viewer, id);
    }

    private static boolean isOver(Project project) {
        return ProjectSteps.TABLE.rows().stream().noneMatch(row -> row.from() == project.status());
    }

    private static boolean mayTake(Viewer viewer, Project project, ProjectStep step) {
        boolean decides = step instanceof ProjectStep.Approve || step instanceof ProjectStep.Decline;
        return decides ? isStaff(viewer, project) : runs(viewer, project);
    }

    /** The college for all; a faculty for its own and for those of teams and students, who are somebody's in it. */
    private static boolean isStaff(Viewer viewer, Project project) {
        if (viewer.is(Role.COLLEGE)) {
            return true;
        }
        return viewer.is(Role.FACULTY)
                && project.layer() != Layer.COLLEGE
                && (project.faculty() == null || project.faculty().equals(viewer.mustUnit()));
    }

    /** Whether a project is the viewer's to run. */
    public static boolean runs(Viewer viewer, Project project) {
        return isStaff(viewer, project)
                || project.team() != null && project.team().equals(viewer.team()) && viewer.is(Role.TEAM_LEADER)
                || project.student() != null && project.student().equals(viewer.student());
    }

    /** Whether proposals like this one are the viewer's to decide. */
    public static boolean decides(Viewer viewer, Project project) {
        return isStaff(viewer, project);
    }

    /** How much of a project's time is over, from 0 to 100. */
    public static int percentOver(Project project, LocalDate today) {
        long days = ChronoUnit.DAYS.between(project.startsOn(), project.endsOn()) + 1;
        long over = ChronoUnit.DAYS.between(project.startsOn(), today) + 1;
        return (int) Math.max(0, Math.min(100, 100 * over / days));
    }
}
