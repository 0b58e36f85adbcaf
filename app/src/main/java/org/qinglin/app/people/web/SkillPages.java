package org.qinglin.app.people.web;

import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.SkillDesk;
import org.qinglin.app.people.SkillDesk.SkillInput;
import org.qinglin.app.people.Skills;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The dictionary of skills, for the administrator. */
@Controller
class SkillPages {

    private final Skills skills;
    private final SkillDesk desk;
    private final Say say;

    SkillPages(Skills skills, SkillDesk desk, Say say) {
        this.skills = skills;
        this.desk = desk;
        this.say = say;
    }

    @GetMapping("/skills")
    String list(Model model) {
        return page(new SkillInput(null, null, null), List.of(), model);
    }

    @PostMapping("/skills")
    String define(
            @CurrentViewer Viewer viewer, @ModelAttribute SkillInput input, Model model, RedirectAttributes redirect) {
        return desk.define(viewer, input)
                .fold(
                        skill -> {
                            redirect.addFlashAttribute("said", say.text("skills.kept", skill.chineseName()));
                            return "redirect:/skills";
                        },
                        faults -> page(input, faults, model));
    }

    private String page(SkillInput input, List<Fault> faults, Model model) {
        model.addAttribute("skills", skills.all());
        model.addAttribute("input", input);
        model.addAttribute("faults", Fault.byField(faults));
        return "people/skills";
    }
}
