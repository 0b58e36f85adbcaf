package org.qinglin.app.awards.web;

import org.qinglin.app.awards.AwardCertificates;
import org.qinglin.app.awards.HonourRoll;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The honour roll, and the check of a certificate, for everyone. */
@Controller
class HonourPages {

    private final HonourRoll honours;
    private final AwardCertificates certificates;

    HonourPages(HonourRoll honours, AwardCertificates certificates) {
        this.honours = honours;
        this.certificates = certificates;
    }

    @GetMapping("/honours")
    String honours(Model model) {
        model.addAttribute("rounds", honours.latest());
        return "awards/honours";
    }

    @GetMapping("/honours/{code}")
    String check(@PathVariable String code, Model model) {
        model.addAttribute("checked", certificates.check(code).orElse(null));
        return "awards/certificate";
    }
}
