package org.qinglin.app.organisations.web;

import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.CollegeDesk;
import org.qinglin.app.organisations.CollegeDesk.CollegeInput;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.programmes.Programmes;
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

/** The administrator sets up colleges: the list, a new one, and what each is made of. */
@Controller
class CollegePages {

    private final Organisations organisations;
    private final CollegeDesk desk;
    private final Programmes programmes;
    private final Say say;

    CollegePages(Organisations organisations, CollegeDesk desk, Programmes programmes, Say say) {
        this.organisations = organisations;
        this.desk = desk;
        this.programmes = programmes;
        this.say = say;
    }

    @GetMapping("/colleges")
    String list(Model model) {
        model.addAttribute("colleges", organisations.colleges());
        return "organisations/colleges";
    }

    @GetMapping("/colleges/new")
    String form(Model model) {
        return form(new CollegeInput(null, null, null, null, null, null), List.of(), model);
    }

    @PostMapping("/colleges")
    String add(
            @CurrentViewer Viewer viewer,
            @ModelAttribute CollegeInput input,
            Model model,
            RedirectAttributes redirect) {
        return desk.addCollege(viewer, input)
                .fold(
                        id -> {
                            redirect.addFlashAttribute(
                                    "said", say.text("colleges.added", String.valueOf(input.name())));
                            return "redirect:/colleges/" + id.value();
                        },
                        faults -> form(input, faults, model));
    }

    private static String form(CollegeInput input, List<Fault> faults, Model model) {
        model.addAttribute("input", input);
        model.addAttribute("faults", Fault.byField(faults));
        return "organisations/college-form";
    }

    @GetMapping("/colleges/{id}")
    String one(@PathVariable long id, Model model) {
        var college = organisations.find(new CollegeId(id)).orElseThrow(NotFound::new);
        var units = organisations.units(college.id());
        var communities = organisations.communitiesOf(college.id());
        var terms = programmes.terms(college.id());
        model.addAttribute("college", college);
        model.addAttribute("units", inOrder(units));
        model.addAttribute("faculties", organisations.unitsById(college.id()));
        model.addAttribute("communities", communities);
        model.addAttribute("terms", terms);
        model.addAttribute("next", next(units, communities.isEmpty(), terms.isEmpty()));
        return "organisations/college";
    }

    /** What the college still lacks before a community can order and a student can serve. */
    private static String next(List<Unit> units, boolean noCommunity, boolean noTerm) {
        if (units.stream().noneMatch(each -> each.kind() == Unit.Kind.CLASS)) {
            return "units";
        }
        return noCommunity ? "partners" : noTerm ? "terms" : "";
    }

    /** Departments and the units that the college names itself first, then each faculty with its classes below it. */
    private static List<Unit> inOrder(List<Unit> units) {
        var ordered = new ArrayList<>(units.stream()
                .filter(each -> each.kind() == Unit.Kind.DEPARTMENT || each.kind() == Unit.Kind.OWN)
                .toList());
        for (var faculty : units) {
            if (faculty.kind() == Unit.Kind.FACULTY) {
                ordered.add(faculty);
                units.stream()
                        .filter(each ->
                                each.kind() == Unit.Kind.CLASS && faculty.id().equals(each.parent()))
                        .forEach(ordered::add);
            }
        }
        return ordered;
    }
}
