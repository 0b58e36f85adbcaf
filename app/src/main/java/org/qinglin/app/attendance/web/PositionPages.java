package org.qinglin.app.attendance.web;

import org.qinglin.app.attendance.AttendanceRules;
import org.qinglin.app.attendance.PositionConsents;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A student's consent to telling the phone's position with a mark: what it is for, given and withdrawn. */
@Controller
class PositionPages {

    private final PositionConsents consents;
    private final AttendanceRules rules;
    private final Say say;

    PositionPages(PositionConsents consents, AttendanceRules rules, Say say) {
        this.consents = consents;
        this.rules = rules;
        this.say = say;
    }

    @GetMapping("/my/position")
    String page(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute("consented", consents.inForce(viewer));
        model.addAttribute("keptDays", rules.positionsKeptFor().toDays());
        return "attendance/position";
    }

    @PostMapping("/my/position")
    String decide(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "false") String consent,
            RedirectAttributes redirect) {
        if (consent.equals("true")) {
            consents.give(viewer);
            redirect.addFlashAttribute("said", say.text("position.given"));
        } else {
            consents.withdraw(viewer);
            redirect.addFlashAttribute("said", say.text("position.withdrawn"));
        }
        return "redirect:/my/position";
    }
}
