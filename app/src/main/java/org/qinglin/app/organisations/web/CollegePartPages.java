package org.qinglin.app.organisations.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.CollegeDesk;
import org.qinglin.app.organisations.CollegeDesk.PartnerInput;
import org.qinglin.app.organisations.CollegeDesk.UnitInput;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.programmes.TermDesk;
import org.qinglin.app.programmes.TermDesk.TermInput;
import org.qinglin.app.shared.Checked;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a college is made of: a unit, a partner community, a term is added. */
@Controller
class CollegePartPages {

    private final Organisations organisations;
    private final CollegeDesk desk;
    private final TermDesk terms;
    private final Say say;
    private final Clock clock;

    CollegePartPages(Organisations organisations, CollegeDesk desk, TermDesk terms, Say say, Clock clock) {
        this.organisations = organisations;
        this.desk = desk;
        this.terms = terms;
        this.say = say;
        this.clock = clock;
    }

    private College college(long id) {
        return organisations.find(new CollegeId(id)).orElseThrow(NotFound::new);
    }

    /** Back to the college with a word about what was added, or the form again with its faults. */
    private String answer(
            College college, Checked<?> checked, String added, RedirectAttributes redirect, Form formAgain) {
        return checked.fold(
                done -> {
                    redirect.addFlashAttribute("said", say.text("college.added", added));
                    return "redirect:/colleges/" + college.id().value();
                },
                formAgain::with);
    }

    private interface Form {

        String with(List<Fault> faults);
    }

    private static String form(College college, Record input, List<Fault> faults, Model model, String template) {
        model.addAttribute("college", college);
        model.addAttribute("input", input);
        model.addAttribute("faults", Fault.byField(faults));
        return template;
    }

    // Units.

    @GetMapping("/colleges/{id}/units/new")
    String unit(@PathVariable long id, @RequestParam(defaultValue = "FACULTY") String kind, Model model) {
        return unitForm(college(id), new UnitInput(kind, null, null, null), List.of(), model);
    }

    @PostMapping("/colleges/{id}/units")
    String addUnit(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute UnitInput input,
            Model model,
            RedirectAttributes redirect) {
        var college = college(id);
        var added = desk.addUnit(viewer, college.id(), input);
        return answer(
                college,
                added,
                String.valueOf(input.name()),
                redirect,
                faults -> unitForm(college, input, faults, model));
    }

    private String unitForm(College college, UnitInput input, List<Fault> faults, Model model) {
        model.addAttribute("kinds", List.of(Unit.Kind.DEPARTMENT, Unit.Kind.FACULTY, Unit.Kind.CLASS));
        model.addAttribute("faculties", faculties(college));
        return form(college, input, faults, model, "organisations/unit-form");
    }

    private List<Unit> faculties(College college) {
        return organisations.units(college.id()).stream()
                .filter(each -> each.kind() == Unit.Kind.FACULTY)
                .toList();
    }

    // Partner communities.

    @GetMapping("/colleges/{id}/partners/new")
    String partner(@PathVariable long id, Model model) {
        var today = LocalDate.now(clock).toString();
        return partnerForm(college(id), new PartnerInput("", null, null, today), "", List.of(), model);
    }

    /** @param q what stands in the place picker's text field, for showing it again */
    @PostMapping("/colleges/{id}/partners")
    String addPartner(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute PartnerInput input,
            @RequestParam(defaultValue = "") String q,
            Model model,
            RedirectAttributes redirect) {
        var college = college(id);
        var added = desk.addPartner(viewer, college.id(), input);
        return answer(college, added, q, redirect, faults -> partnerForm(college, input, q, faults, model));
    }

    private String partnerForm(College college, PartnerInput input, String shown, List<Fault> faults, Model model) {
        model.addAttribute("faculties", faculties(college));
        model.addAttribute("shown", shown);
        return form(college, input, faults, model, "organisations/partner-form");
    }

    // Terms.

    @GetMapping("/colleges/{id}/terms/new")
    String term(@PathVariable long id, Model model) {
        return form(college(id), new TermInput(null, null, null), List.of(), model, "organisations/term-form");
    }

    @PostMapping("/colleges/{id}/terms")
    String addTerm(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute TermInput input,
            Model model,
            RedirectAttributes redirect) {
        var college = college(id);
        var added = terms.add(viewer, college.id(), input);
        return answer(
                college,
                added,
                String.valueOf(input.name()),
                redirect,
                faults -> form(college, input, faults, model, "organisations/term-form"));
    }
}
