package org.qinglin.app.programmes.web;

import java.util.List;
import java.util.stream.Collectors;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.ProgrammeDesk;
import org.qinglin.app.programmes.ProgrammeKind;
import org.qinglin.app.programmes.Programmes;
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

/** The administrator edits the dictionary of programmes. */
@Controller
class ProgrammePages {

    private static final String BACK = "redirect:/programmes";

    private final Programmes programmes;
    private final ProgrammeDesk desk;
    private final Say say;

    ProgrammePages(Programmes programmes, ProgrammeDesk desk, Say say) {
        this.programmes = programmes;
        this.desk = desk;
        this.say = say;
    }

    @GetMapping("/programmes")
    String list(Model model) {
        return page(ProgrammeDesk.Input.BLANK, List.of(), model);
    }

    private String page(ProgrammeDesk.Input input, List<Fault> faults, Model model) {
        model.addAttribute("programmes", programmes.ever());
        model.addAttribute(
                "kinds", programmes.kinds().stream().collect(Collectors.groupingBy(ProgrammeKind::programme)));
        model.addAttribute("input", input);
        model.addAttribute("faults", Fault.byField(faults));
        return "programmes/programmes";
    }

    @PostMapping("/programmes")
    String define(
            @CurrentViewer Viewer viewer,
            @ModelAttribute ProgrammeDesk.Input input,
            Model model,
            RedirectAttributes redirect) {
        return desk.define(viewer, input)
                .fold(made -> kept(made.chineseName(), redirect), faults -> page(input, faults, model));
    }

    @PostMapping("/programmes/kinds")
    String defineKind(
            @CurrentViewer Viewer viewer,
            @ModelAttribute ProgrammeDesk.Input input,
            Model model,
            RedirectAttributes redirect) {
        return desk.defineKind(viewer, input)
                .fold(name -> kept(name, redirect), faults -> page(ProgrammeDesk.Input.BLANK, faults, model));
    }

    @PostMapping("/programmes/{code}/retire")
    String retire(@CurrentViewer Viewer viewer, @PathVariable String code, RedirectAttributes redirect) {
        return after(desk.retire(viewer, code, true), redirect);
    }

    @PostMapping("/programmes/{code}/restore")
    String restore(@CurrentViewer Viewer viewer, @PathVariable String code, RedirectAttributes redirect) {
        return after(desk.retire(viewer, code, false), redirect);
    }

    @PostMapping("/programmes/kinds/{id}/retire")
    String retireKind(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return after(desk.retireKind(viewer, id), redirect);
    }

    private String after(boolean there, RedirectAttributes redirect) {
        if (!there) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text("programme.changed"));
        return BACK;
    }

    private String kept(String name, RedirectAttributes redirect) {
        redirect.addFlashAttribute("said", say.text("programme.kept", name));
        return BACK;
    }
}
