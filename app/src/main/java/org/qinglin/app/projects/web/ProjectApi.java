package org.qinglin.app.projects.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.projects.Milestone;
import org.qinglin.app.projects.Project;
import org.qinglin.app.projects.ProjectDesk;
import org.qinglin.app.projects.ProjectId;
import org.qinglin.app.projects.ProjectInput;
import org.qinglin.app.projects.ProjectOutcome;
import org.qinglin.app.projects.Projects;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Projects for programs. */
@RestController
@Tag(name = "projects", description = "What a college and a community do together for long")
class ProjectApi {

    private final Projects projects;
    private final ProjectDesk desk;
    private final ApiAnswers answers;
    private final Say say;

    ProjectApi(Projects projects, ProjectDesk desk, ApiAnswers answers, Say say) {
        this.projects = projects;
        this.desk = desk;
        this.answers = answers;
        this.say = say;
    }

    record ProjectPage(List<Project> projects, int page, int total) {}

    record WholeProject(Project project, List<Milestone> milestones, List<RequestId> orders) {}

    /** @param step {@code approve}, {@code decline}, {@code begin}, {@code finish} or {@code stop} */
    record Step(@Nullable String step, @Nullable String words) {}

    record NewMilestone(@Nullable String dueOn, @Nullable String what) {}

    record NewOrder(@Nullable String order) {}

    @Operation(summary = "Projects that the viewer may see, twenty at a time")
    @GetMapping("/api/projects")
    ProjectPage list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest(q, page);
        return new ProjectPage(
                projects.of(viewer, ask.search(), ask.offset(), ask.limit()),
                ask.page(),
                projects.count(viewer, ask.search()));
    }

    @Operation(summary = "A project with its milestones and the numbers of its orders")
    @GetMapping("/api/projects/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return projects.find(viewer, new ProjectId(id))
                .<ResponseEntity<Object>>map(found -> ResponseEntity.ok(
                        new WholeProject(found, projects.milestones(found.id()), projects.orders(found.id()))))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Plans or proposes a project; 422 with the faults")
    @PostMapping("/api/projects")
    ResponseEntity<Object> begin(@CurrentViewer Viewer viewer, @RequestBody ProjectInput project) {
        return answer(viewer, desk.begin(viewer, project));
    }

    @Operation(summary = "Changes what a project is about")
    @PostMapping("/api/projects/{id}")
    ResponseEntity<Object> change(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody ProjectInput project) {
        return answer(viewer, desk.change(viewer, new ProjectId(id), project));
    }

    @Operation(summary = "Takes a step of a project; 409 where it does not lead on")
    @PostMapping("/api/projects/{id}/steps")
    ResponseEntity<Object> take(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Step step) {
        if (projects.find(viewer, new ProjectId(id)).isEmpty()) {
            return answers.notFound();
        }
        return ProjectPages.step(step.step(), step.words())
                .map(wanted -> answer(viewer, desk.take(viewer, new ProjectId(id), wanted)))
                .orElseGet(() -> answers.faulty(
                        List.of(Fault.of("step", step.step() == null ? "" : step.step(), "fault.project.step"))));
    }

    @Operation(summary = "Adds a milestone within the project's days")
    @PostMapping("/api/projects/{id}/milestones")
    ResponseEntity<Object> addMilestone(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody NewMilestone milestone) {
        return answer(viewer, desk.addMilestone(viewer, new ProjectId(id), milestone.dueOn(), milestone.what()));
    }

    @Operation(summary = "Marks a milestone as reached today, or a second time as not reached after all")
    @PostMapping("/api/projects/{id}/milestones/{milestone}/reach")
    ResponseEntity<Object> reach(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long milestone) {
        return answer(viewer, desk.reach(viewer, new ProjectId(id), milestone));
    }

    @Operation(summary = "Puts an order of the college into the project")
    @PostMapping("/api/projects/{id}/orders")
    ResponseEntity<Object> addOrder(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody NewOrder order) {
        return answer(viewer, desk.addOrder(viewer, new ProjectId(id), order.order()));
    }

    private ResponseEntity<Object> answer(Viewer viewer, ProjectOutcome outcome) {
        if (outcome instanceof ProjectOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        if (outcome instanceof ProjectOutcome.NotPossible notPossible) {
            return answers.refusal(
                    HttpStatus.CONFLICT,
                    notPossible,
                    say.text("project.not-possible", say.text("project.status." + notPossible.status())));
        }
        return outcome instanceof ProjectOutcome.Done done
                ? one(viewer, done.id().value())
                : answers.notFound();
    }
}
