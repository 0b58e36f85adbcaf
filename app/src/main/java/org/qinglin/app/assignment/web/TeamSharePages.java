package org.qinglin.app.assignment.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.assignment.ShareId;
import org.qinglin.app.assignment.ShareOutcome;
import org.qinglin.app.assignment.TeamClaimOutcome;
import org.qinglin.app.assignment.TeamPlaces;
import org.qinglin.app.assignment.TeamShares;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.people.TeamPage;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An order parted among teams: the college gives shares, each team answers for its own. */
@Controller
class TeamSharePages {

    private final TeamShares shares;
    private final TeamPlaces places;
    private final OutcomeWords words;
    private final Clock clock;

    TeamSharePages(TeamShares shares, TeamPlaces places, OutcomeWords words, Clock clock) {
        this.shares = shares;
        this.places = places;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/orders/{id}/shares")
    String parting(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var parting = shares.parting(viewer, new RequestId(id)).orElseThrow(NotFound::new);
        model.addAttribute("parting", parting);
        // What is full and was never shared has nothing to say here.
        model.addAttribute(
                "parts",
                parting.parts().stream()
                        .filter(each -> each.free() > 0 || !each.shares().isEmpty())
                        .toList());
        return "assignment/shares";
    }

    @PostMapping("/orders/{id}/shares")
    String offer(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long role,
            @RequestParam(defaultValue = "0") long team,
            @RequestParam(required = false) @Nullable Integer places,
            RedirectAttributes redirect) {
        return told(
                shares.offer(viewer, new RequestId(id), new SessionRoleId(role), new TeamId(team), places),
                "/orders/" + id + "/shares",
                redirect);
    }

    @PostMapping("/orders/{id}/shares/{share}/take-back")
    String takeBack(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long share,
            RedirectAttributes redirect) {
        var ofOrder = shares.parting(viewer, new RequestId(id)).stream()
                .flatMap(each -> each.parts().stream())
                .flatMap(each -> each.shares().stream())
                .map(each -> each.share().id())
                .filter(new ShareId(share)::equals)
                .findFirst()
                .orElseThrow(NotFound::new);
        return told(shares.takeBack(viewer, ofOrder), "/orders/" + id + "/shares", redirect);
    }

    /** What the viewer's teams are asked for. */
    @GetMapping("/shares")
    String asked(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute("shares", shares.asked(viewer));
        model.addAttribute("now", clock.instant());
        return "assignment/own-shares";
    }

    @GetMapping("/shares/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var asked = shares.asked(viewer, new ShareId(id)).orElseThrow(NotFound::new);
        model.addAttribute("asked", asked);
        model.addAttribute("open", asked.share().isOpen(clock.instant()));
        model.addAttribute("rows", TeamRow.of(choice(viewer, asked), words));
        return "assignment/own-share";
    }

    @PostMapping("/shares/{id}/accept")
    String accept(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> member,
            RedirectAttributes redirect) {
        var asked = shares.asked(viewer, new ShareId(id)).orElseThrow(NotFound::new);
        var outcome = shares.accept(
                viewer, new ShareId(id), member.stream().map(StudentId::new).toList());
        if (outcome instanceof TeamClaimOutcome.NotFound) {
            throw new NotFound();
        }
        Map<StudentId, String> names = choice(viewer, asked).team().members().stream()
                .collect(Collectors.toMap(TeamPage.Member::student, TeamPage.Member::name));
        redirect.addFlashAttribute("said", words.of(outcome, names));
        return "redirect:/shares" + (outcome instanceof TeamClaimOutcome.Taken ? "" : "/" + id);
    }

    @PostMapping("/shares/{id}/refuse")
    String refuse(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var outcome = shares.refuse(viewer, new ShareId(id), reason);
        return told(outcome, outcome instanceof ShareOutcome.Freed ? "/shares" : "/shares/" + id, redirect);
    }

    private TeamPlaces.Choice choice(Viewer viewer, TeamShares.Asked asked) {
        return places.choice(viewer, asked.share().team(), asked.share().role()).orElseThrow(NotFound::new);
    }

    private String told(ShareOutcome outcome, String to, RedirectAttributes redirect) {
        if (outcome instanceof ShareOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", Objects.requireNonNull(words.of(outcome)));
        return "redirect:" + to;
    }
}
