package org.qinglin.app.people.web;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.TeamLife;
import org.qinglin.app.people.TeamOutcome;
import org.qinglin.app.people.TeamPage;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.honours.Honours;
import org.qinglin.app.shared.honours.Winner;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A college's teams, and one team: who is in it, who asks to join, its flag. */
@Controller
class TeamPages {

    private final TeamLife life;
    private final Teams teams;
    private final Say say;
    private final Clock clock;
    private final Honours honours;

    TeamPages(TeamLife life, Teams teams, Say say, Clock clock, Honours honours) {
        this.life = life;
        this.teams = teams;
        this.say = say;
        this.clock = clock;
        this.honours = honours;
    }

    @GetMapping("/teams")
    String list(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute(
                "teams",
                teams.of(viewer.mustCollege()).stream()
                        .map(each -> life.find(viewer.mustCollege(), each.id()).orElseThrow())
                        .toList());
        model.addAttribute("own", viewer.student());
        return "people/teams";
    }

    @GetMapping("/teams/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var page = life.find(viewer.mustCollege(), new TeamId(id)).orElseThrow(NotFound::new);
        var own = page.member(viewer.student());
        model.addAttribute("page", page);
        model.addAttribute("honours", honours.of(new Winner.OfTeam(new TeamId(id))));
        model.addAttribute("flag", page.flag().orElse(null));
        model.addAttribute("own", own.orElse(null));
        model.addAttribute("college", viewer.is(Role.COLLEGE));
        model.addAttribute("sees", own.isPresent() || viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY));
        model.addAttribute("leads", page.isLedBy(viewer.student()));
        model.addAttribute(
                "leader",
                own.filter(each -> each.rank() == TeamPage.Rank.LEADER).isPresent());
        model.addAttribute("student", viewer.student());
        model.addAttribute("waits", page.waitsFor(viewer.student()));
        model.addAttribute("appoints", page.isLeaderless() && TeamLife.mayAppoint(viewer, page));
        model.addAttribute("today", LocalDate.now(clock));
        return "people/team";
    }

    @PostMapping("/teams/{id}/join")
    String join(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect) {
        return back(life.ask(viewer, new TeamId(id), words), "join", id, redirect);
    }

    @PostMapping("/teams/{id}/requests/{student}")
    String decide(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long student,
            @RequestParam(defaultValue = "false") boolean accept,
            RedirectAttributes redirect) {
        return back(
                life.decide(viewer, new TeamId(id), new StudentId(student), accept),
                accept ? "accepted" : "refused",
                id,
                redirect);
    }

    @PostMapping("/teams/{id}/members/{student}/leave")
    String leave(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long student,
            RedirectAttributes redirect) {
        return back(life.leave(viewer, new TeamId(id), new StudentId(student)), "left", id, redirect);
    }

    @PostMapping("/teams/{id}/members/{student}/rank")
    String rank(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long student,
            @RequestParam(defaultValue = "false") boolean deputy,
            RedirectAttributes redirect) {
        return back(life.rank(viewer, new TeamId(id), new StudentId(student), deputy), "kept", id, redirect);
    }

    @PostMapping("/teams/{id}/members/{student}/hand-over")
    String handOver(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long student,
            RedirectAttributes redirect) {
        return back(life.handOver(viewer, new TeamId(id), new StudentId(student)), "handed-over", id, redirect);
    }

    @PostMapping("/teams/{id}/members/{student}/appoint")
    String appoint(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long student,
            RedirectAttributes redirect) {
        return back(life.appoint(viewer, new TeamId(id), new StudentId(student)), "appointed", id, redirect);
    }

    @PostMapping("/teams/{id}/about")
    String describe(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String motto,
            @RequestParam(defaultValue = "") String tutor,
            @RequestParam(defaultValue = "") String competence,
            RedirectAttributes redirect) {
        return back(life.describe(viewer, new TeamId(id), motto, tutor, competence), "kept", id, redirect);
    }

    @PostMapping("/teams/{id}/flag")
    String grantFlag(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String occasion,
            RedirectAttributes redirect) {
        var day = on == null ? LocalDate.now(clock) : on;
        return back(life.grantFlag(viewer, new TeamId(id), day, occasion), "granted", id, redirect);
    }

    @PostMapping("/teams/{id}/flag/withdraw")
    String withdrawFlag(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return back(life.withdrawFlag(viewer, new TeamId(id), reason), "withdrawn", id, redirect);
    }

    private String back(TeamOutcome outcome, String done, long id, RedirectAttributes redirect) {
        if (outcome instanceof TeamOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", TeamWords.of(outcome, done, say));
        return "redirect:/teams/" + id;
    }
}
