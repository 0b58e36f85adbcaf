package org.qinglin.app.projects.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.projects.ProjectDesk;
import org.qinglin.app.projects.ProjectId;
import org.qinglin.app.projects.ProjectInput;
import org.qinglin.app.projects.ProjectOutcome;
import org.qinglin.app.projects.ProjectStep;
import org.qinglin.app.projects.Projects;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Projects are listed, begun, changed and brought to an end. One project with its figures is a page of insight. */
@Controller
class ProjectPages {

    private final Projects projects;
    private final ProjectDesk desk;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Say say;

    ProjectPages(Projects projects, ProjectDesk desk, Organisations organisations, Programmes programmes, Say say) {
        this.projects = projects;
        this.desk = desk;
        this.organisations = organisations;
        this.programmes = programmes;
        this.say = say;
    }

    @GetMapping("/projects")
    String list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var ask = new PageRequest(q, page);
        var rows = projects.of(viewer, ask.search(), ask.offset(), ask.limit());
        model.addAttribute("list", new Listing<>(rows, projects.count(viewer, ask.search()), ask));
        model.addAttribute("programmes", programmes.byCode());
        model.addAttribute(
                "communities",
                organisations.communities(rows.stream()
                        .map(each -> each.community())
                        .filter(each -> each != null)
                        .toList()));
        model.addAttribute("mayBegin", !viewer.is(Role.COMMUNITY));
        model.addAttribute("proposes", !viewer.is(Role.COLLEGE) && !viewer.is(Role.FACULTY));
        return "projects/projects";
    }

    @GetMapping("/projects/new")
    String blank(@CurrentViewer Viewer viewer, Model model) {
        return form(viewer, null, ProjectInput.blank(), List.of(), model);
    }

    @PostMapping("/projects")
    String begin(
            @CurrentViewer Viewer viewer,
            @ModelAttribute ProjectInput project,
            Model model,
            RedirectAttributes redirect) {
        return answer(viewer, null, project, desk.begin(viewer, project), model, redirect);
    }

    @GetMapping("/projects/{id}/edit")
    String edit(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var project = projects.find(viewer, new ProjectId(id))
                .filter(each -> ProjectDesk.runs(viewer, each))
                .orElseThrow(NotFound::new);
        return form(viewer, id, ProjectInput.of(project), List.of(), model);
    }

    @PostMapping("/projects/{id}/edit")
    String change(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute ProjectInput project,
            Model model,
            RedirectAttributes redirect) {
        return answer(viewer, id, project, desk.change(viewer, new ProjectId(id), project), model, redirect);
    }

    private String answer(
            Viewer viewer,
            @Nullable Long id,
            ProjectInput input,
            ProjectOutcome outcome,
            Model model,
            RedirectAttributes redirect) {
        if (outcome instanceof ProjectOutcome.Faulty faulty) {
            return form(viewer, id, input, faulty.faults(), model);
        }
        return after(outcome, id == null ? 0 : id, redirect);
    }

    private String form(Viewer viewer, @Nullable Long id, ProjectInput input, List<Fault> faults, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("project", input);
        model.addAttribute("faults", Fault.byField(faults));
        model.addAttribute("programmes", programmes.all());
        model.addAttribute("kinds", programmes.kinds());
        model.addAttribute("communities", organisations.communitiesOf(viewer.mustCollege()));
        model.addAttribute("chooses", viewer.is(Role.COLLEGE) && id == null);
        model.addAttribute(
                "faculties",
                organisations.units(viewer.mustCollege()).stream()
                        .filter(each -> each.kind() == Unit.Kind.FACULTY)
                        .toList());
        return "projects/project-form";
    }

    @PostMapping("/projects/{id}/steps")
    String take(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect) {
        var wanted = step(step, words).orElseThrow(NotFound::new);
        return after(desk.take(viewer, new ProjectId(id), wanted), id, redirect);
    }

    /** A step by its name in forms and the API. */
    static Optional<ProjectStep> step(@Nullable String name, @Nullable String words) {
        var text = words == null ? "" : words;
        return Optional.ofNullable(
                switch (name == null ? "" : name) {
                    case "approve" -> new ProjectStep.Approve();
                    case "decline" -> new ProjectStep.Decline(text);
                    case "begin" -> new ProjectStep.Begin();
                    case "finish" -> new ProjectStep.Finish(text);
                    case "stop" -> new ProjectStep.Stop(text);
                    default -> null;
                });
    }

    @PostMapping("/projects/{id}/milestones")
    String addMilestone(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String dueOn,
            @RequestParam(defaultValue = "") String what,
            RedirectAttributes redirect) {
        return after(desk.addMilestone(viewer, new ProjectId(id), dueOn, what), id, redirect);
    }

    @PostMapping("/projects/{id}/milestones/{milestone}/reach")
    String reach(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long milestone,
            RedirectAttributes redirect) {
        return after(desk.reach(viewer, new ProjectId(id), milestone), id, redirect);
    }

    @PostMapping("/projects/{id}/orders")
    String addOrder(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String order,
            RedirectAttributes redirect) {
        return after(desk.addOrder(viewer, new ProjectId(id), order), id, redirect);
    }

    /** Back to the project's page, which shows what was wrong, if anything was. */
    private String after(ProjectOutcome outcome, long id, RedirectAttributes redirect) {
        if (outcome instanceof ProjectOutcome.Missing) {
            throw new NotFound();
        }
        if (outcome instanceof ProjectOutcome.Faulty faulty) {
            redirect.addFlashAttribute("faults", Fault.byField(faulty.faults()));
        } else if (outcome instanceof ProjectOutcome.NotPossible notPossible) {
            redirect.addFlashAttribute("said", notPossible(notPossible));
        } else {
            redirect.addFlashAttribute("said", say.text("form.kept"));
        }
        return "redirect:/projects/"
                + (outcome instanceof ProjectOutcome.Done done ? done.id().value() : id);
    }

    private String notPossible(ProjectOutcome.NotPossible outcome) {
        return say.text("project.not-possible", say.text("project.status." + outcome.status()));
    }
}
