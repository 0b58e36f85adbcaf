package org.qinglin.app.insight.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.insight.Board;
import org.qinglin.app.insight.Board.SessionState;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.projects.Project;
import org.qinglin.app.projects.ProjectDesk;
import org.qinglin.app.projects.ProjectId;
import org.qinglin.app.projects.ProjectSteps;
import org.qinglin.app.projects.Projects;
import org.qinglin.app.shared.honours.Honours;
import org.qinglin.app.shared.honours.Winner;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One project: its plan, its milestones, its orders, and what came of them. */
@Controller
class ProjectPage {

    private final Projects projects;
    private final Board board;
    private final Requests requests;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Clock clock;
    private final Honours honours;

    ProjectPage(
            Projects projects,
            Board board,
            Requests requests,
            Organisations organisations,
            Programmes programmes,
            Clock clock,
            Honours honours) {
        this.projects = projects;
        this.board = board;
        this.requests = requests;
        this.organisations = organisations;
        this.programmes = programmes;
        this.clock = clock;
        this.honours = honours;
    }

    /** @param done sessions that are over and confirmed */
    record Line(RequestId id, String title, int sessions, int done, long minutes) {}

    /** @param minutes confirmed */
    record Figures(int orders, int sessions, int done, int places, int taken, long minutes) {}

    @GetMapping("/projects/{id}")
    String project(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var project = projects.find(viewer, new ProjectId(id)).orElseThrow(NotFound::new);
        var orders = projects.orders(project.id());
        var sessions = board.sessionsOf(orders);
        var all = sessions.values().stream().flatMap(List::stream).toList();
        var found = requests.byIds(orders);
        model.addAttribute("project", project);
        model.addAttribute("honours", honours.of(new Winner.OfProject(id)));
        model.addAttribute("milestones", projects.milestones(project.id()));
        model.addAttribute(
                "orders",
                found.values().stream()
                        .sorted(Comparator.comparingLong(each -> each.id().value()))
                        .map(each -> line(each, sessions.getOrDefault(each.id(), List.of())))
                        .toList());
        model.addAttribute("figures", figures(orders.size(), all));
        describe(viewer, project, model);
        return "insight/project";
    }

    private void describe(Viewer viewer, Project project, Model model) {
        var today = LocalDate.now(clock);
        model.addAttribute("today", today);
        model.addAttribute("over", ProjectDesk.percentOver(project, today));
        model.addAttribute("college", organisations.college(project.college()));
        model.addAttribute(
                "faculty",
                project.faculty() == null
                        ? null
                        : organisations
                                .unit(project.college(), project.faculty())
                                .orElse(null));
        model.addAttribute(
                "community",
                project.community() == null
                        ? null
                        : organisations.community(project.community()).orElse(null));
        model.addAttribute("programme", programmes.byCode().get(project.programme()));
        boolean over = ProjectSteps.TABLE.rows().stream().noneMatch(row -> row.from() == project.status());
        model.addAttribute("runs", ProjectDesk.runs(viewer, project) && !over);
        model.addAttribute("decides", ProjectDesk.decides(viewer, project));
        // An order's own page is the two sides' alone.
        model.addAttribute("opensOrders", !viewer.is(Role.STUDENT));
    }

    private static Line line(ServiceRequest order, List<SessionState> sessions) {
        return new Line(
                order.id(),
                order.title(),
                sessions.size(),
                (int) sessions.stream().filter(SessionState::confirmed).count(),
                sessions.stream().mapToLong(SessionState::minutes).sum());
    }

    private static Figures figures(int orders, List<SessionState> sessions) {
        return new Figures(
                orders,
                sessions.size(),
                (int) sessions.stream().filter(SessionState::confirmed).count(),
                sessions.stream().mapToInt(SessionState::places).sum(),
                sessions.stream().mapToInt(SessionState::taken).sum(),
                sessions.stream().mapToLong(SessionState::minutes).sum());
    }
}
