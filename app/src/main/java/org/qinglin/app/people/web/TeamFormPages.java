package org.qinglin.app.people.web;

import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.TeamDesk;
import org.qinglin.app.people.TeamDesk.TeamInput;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator founds service teams of a college. */
@Controller
class TeamFormPages {

    private final TeamDesk desk;
    private final Teams teams;
    private final Organisations organisations;
    private final Say say;

    TeamFormPages(TeamDesk desk, Teams teams, Organisations organisations, Say say) {
        this.desk = desk;
        this.teams = teams;
        this.organisations = organisations;
        this.say = say;
    }

    @GetMapping("/colleges/{id}/teams/new")
    String form(@PathVariable long id, Model model) {
        return form(college(id), new TeamInput(null, null, null, null), List.of(), model);
    }

    @PostMapping("/colleges/{id}/teams")
    String found(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute TeamInput input,
            Model model,
            RedirectAttributes redirect) {
        var college = college(id);
        return desk.found(viewer, college.id(), input)
                .fold(
                        team -> {
                            redirect.addFlashAttribute(
                                    "said", say.text("team-form.founded", String.valueOf(input.name())));
                            return "redirect:/colleges/" + id + "/teams/new";
                        },
                        faults -> form(college, input, faults, model));
    }

    private College college(long id) {
        return organisations.find(new CollegeId(id)).orElseThrow(NotFound::new);
    }

    private String form(College college, TeamInput input, List<Fault> faults, Model model) {
        model.addAttribute("college", college);
        model.addAttribute("teams", teams.of(college.id()));
        model.addAttribute(
                "faculties",
                organisations.units(college.id()).stream()
                        .filter(each -> each.kind() == Unit.Kind.FACULTY)
                        .toList());
        model.addAttribute("input", input);
        model.addAttribute("faults", Fault.byField(faults));
        return "people/team-form";
    }
}
