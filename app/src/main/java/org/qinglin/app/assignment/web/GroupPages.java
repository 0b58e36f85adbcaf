package org.qinglin.app.assignment.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Admission;
import org.qinglin.app.assignment.Admissions;
import org.qinglin.app.assignment.ClaimOutcome;
import org.qinglin.app.assignment.FriendGroup;
import org.qinglin.app.assignment.FriendGroups;
import org.qinglin.app.assignment.GroupOutcome;
import org.qinglin.app.assignment.OpenPool;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionRole;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Friends who sign up together: the page that the link leads to, for whoever started the group and for its friends. */
@Controller
class GroupPages {

    private final FriendGroups groups;
    private final OpenPool pool;
    private final Admissions admissions;
    private final Sessions sessions;
    private final Requests requests;
    private final Students students;
    private final OutcomeWords words;
    private final Clock clock;

    GroupPages(
            FriendGroups groups,
            OpenPool pool,
            Admissions admissions,
            Sessions sessions,
            Requests requests,
            Students students,
            OutcomeWords words,
            Clock clock) {
        this.groups = groups;
        this.pool = pool;
        this.admissions = admissions;
        this.sessions = sessions;
        this.requests = requests;
        this.students = students;
        this.words = words;
        this.clock = clock;
    }

    /**
     * A group as one student sees it.
     *
     * @param chosen whether the organiser chooses who comes
     * @param why what keeps the viewer, and nobody else, from it; empty if nothing does
     */
    record Shown(
            FriendGroup group,
            FriendGroup.Stage stage,
            ServiceRequest request,
            ServiceSession session,
            SessionRole role,
            List<String> names,
            boolean started,
            boolean in,
            int free,
            boolean chosen,
            String why) {}

    private Shown shown(Viewer viewer, FriendGroup group) {
        var session = sessions.find(group.session()).orElseThrow();
        var request = Objects.requireNonNull(
                requests.byIds(List.of(session.request())).get(session.request()));
        var role = session.roles().stream()
                .filter(each -> each.id().equals(group.role()))
                .findFirst()
                .orElseThrow();
        var names = names(group);
        var obstacle = pool.obstacle(viewer, group.role());
        return new Shown(
                group,
                group.stage(clock.instant()),
                request,
                session,
                role,
                group.members().stream()
                        .map(each -> names.getOrDefault(each, ""))
                        .toList(),
                group.starter().equals(viewer.student()),
                group.has(viewer.student()),
                pool.freeOf(group.role()),
                admissions.of(group.session()) == Admission.REVIEW,
                obstacle == null || obstacle instanceof ClaimOutcome.Already ? "" : words.of(obstacle));
    }

    private Map<StudentId, String> names(FriendGroup group) {
        return students.byIds(group.members()).values().stream().collect(Collectors.toMap(Student::id, Student::name));
    }

    @GetMapping("/groups/{id}")
    String page(@CurrentViewer Viewer viewer, @PathVariable String id, Model model) {
        var group = groups.find(viewer, id).orElseThrow(NotFound::new);
        model.addAttribute("shown", shown(viewer, group));
        model.addAttribute(
                "link",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/groups/" + group.code())
                        .toUriString());
        return "assignment/group";
    }

    @PostMapping("/pool/{id}/group")
    String start(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        var outcome = groups.start(viewer, new SessionRoleId(id));
        return outcome instanceof GroupOutcome.Started started
                ? "redirect:/groups/" + started.code()
                : said(outcome, null, "/pool", redirect);
    }

    @PostMapping("/groups/{id}/agree")
    String agree(@CurrentViewer Viewer viewer, @PathVariable String id, RedirectAttributes redirect) {
        return said(groups.agree(viewer, id), null, "/groups/" + id, redirect);
    }

    @PostMapping("/groups/{id}/leave")
    String leave(@CurrentViewer Viewer viewer, @PathVariable String id, RedirectAttributes redirect) {
        return said(groups.leave(viewer, id), null, "/groups/" + id, redirect);
    }

    @PostMapping("/groups/{id}/submit")
    String submit(@CurrentViewer Viewer viewer, @PathVariable String id, RedirectAttributes redirect) {
        var group = groups.find(viewer, id).orElseThrow(NotFound::new);
        var outcome = groups.submit(viewer, id);
        return said(
                outcome,
                group,
                outcome instanceof GroupOutcome.Placed
                        ? "/my/sessions/" + group.session().value()
                        : "/groups/" + id,
                redirect);
    }

    private String said(GroupOutcome outcome, @Nullable FriendGroup group, String to, RedirectAttributes redirect) {
        if (outcome instanceof GroupOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(outcome, group == null ? Map.of() : names(group)));
        return "redirect:" + to;
    }
}
