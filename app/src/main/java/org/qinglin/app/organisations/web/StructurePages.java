package org.qinglin.app.organisations.web;

import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.StructureDesk;
import org.qinglin.app.organisations.StructureDesk.UnitInput;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.UnitId;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A college's own structure: what it consists of, and the units that it names itself. */
@Controller
class StructurePages {

    private final Organisations organisations;
    private final StructureDesk desk;
    private final Say say;

    StructurePages(Organisations organisations, StructureDesk desk, Say say) {
        this.organisations = organisations;
        this.desk = desk;
        this.say = say;
    }

    @GetMapping("/structure")
    String page(@CurrentViewer Viewer viewer, Model model) {
        return page(viewer, new UnitInput(null, null, null), List.of(), model);
    }

    @PostMapping("/structure")
    String add(
            @CurrentViewer Viewer viewer, @ModelAttribute UnitInput input, Model model, RedirectAttributes redirect) {
        return desk.add(viewer, input)
                .fold(
                        id -> {
                            redirect.addFlashAttribute("said", say.text("college.added", String.valueOf(input.name())));
                            return "redirect:/structure";
                        },
                        faults -> page(viewer, input, faults, model));
    }

    @PostMapping("/structure/{unit}/remove")
    String remove(@CurrentViewer Viewer viewer, @PathVariable long unit, RedirectAttributes redirect) {
        if (!desk.remove(viewer, new UnitId(unit))) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text("structure.removed"));
        return "redirect:/structure";
    }

    private String page(Viewer viewer, UnitInput input, List<Fault> faults, Model model) {
        var college = viewer.mustCollege();
        var units = organisations.units(college);
        model.addAttribute("college", organisations.college(college));
        model.addAttribute("own", of(units, Unit.Kind.OWN));
        model.addAttribute(
                "parents",
                units.stream().filter(each -> each.kind() != Unit.Kind.CLASS).toList());
        model.addAttribute("departments", of(units, Unit.Kind.DEPARTMENT));
        model.addAttribute("faculties", of(units, Unit.Kind.FACULTY));
        model.addAttribute("classes", of(units, Unit.Kind.CLASS).size());
        model.addAttribute("byId", organisations.unitsById(college));
        model.addAttribute("input", input);
        model.addAttribute("faults", Fault.byField(faults));
        return "organisations/structure";
    }

    private static List<Unit> of(List<Unit> units, Unit.Kind kind) {
        return units.stream().filter(each -> each.kind() == kind).toList();
    }
}
