package org.qinglin.app.assignment.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.assignment.TeamClaimOutcome;
import org.qinglin.app.assignment.TeamPlaces;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
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

/** Whoever leads a team takes places for its members, as a unit. */
@Controller
class TeamPlacePages {

    private final TeamPlaces places;
    private final OutcomeWords words;

    TeamPlacePages(TeamPlaces places, OutcomeWords words) {
        this.places = places;
        this.words = words;
    }

    @GetMapping("/teams/{id}/places/{role}")
    String choose(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long role, Model model) {
        var choice =
                places.choice(viewer, new TeamId(id), new SessionRoleId(role)).orElseThrow(NotFound::new);
        model.addAttribute("choice", choice);
        model.addAttribute("rows", TeamRow.of(choice, words));
        return "assignment/team-places";
    }

    @PostMapping("/teams/{id}/places/{role}")
    String take(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long role,
            @RequestParam(defaultValue = "") List<Long> member,
            RedirectAttributes redirect) {
        var names = names(viewer, id, role);
        var outcome = places.take(viewer, new TeamId(id), new SessionRoleId(role), students(member));
        if (outcome instanceof TeamClaimOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(outcome, names));
        return outcome instanceof TeamClaimOutcome.Taken
                ? "redirect:/teams/" + id
                : "redirect:/teams/" + id + "/places/" + role;
    }

    private Map<StudentId, String> names(Viewer viewer, long id, long role) {
        return places.choice(viewer, new TeamId(id), new SessionRoleId(role)).stream()
                .flatMap(each -> each.team().members().stream())
                .collect(Collectors.toMap(TeamPage.Member::student, TeamPage.Member::name));
    }

    private static List<StudentId> students(List<Long> ids) {
        return ids.stream().map(StudentId::new).toList();
    }
}
