package org.qinglin.app.awards.web;

import org.qinglin.app.awards.HonourRoll;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The honour roll, for everyone. */
@Controller
class HonourPages {

    private final HonourRoll honours;

    HonourPages(HonourRoll honours) {
        this.honours = honours;
    }

    @GetMapping("/honours")
    String honours(Model model) {
        model.addAttribute("rounds", honours.latest());
        return "awards/honours";
    }
}
