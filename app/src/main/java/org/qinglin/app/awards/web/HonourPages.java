package org.qinglin.app.awards.web;

import org.qinglin.app.awards.AwardBadges;
import org.qinglin.app.awards.AwardCertificates;
import org.qinglin.app.awards.HonourRoll;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.recognition.credentials.Credentials;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The honour roll, and the check of a certificate, for everyone; and what somebody has won. */
@Controller
class HonourPages {

    private final HonourRoll honours;
    private final AwardCertificates certificates;
    private final AwardBadges badges;
    private final Credentials credentials;

    HonourPages(HonourRoll honours, AwardCertificates certificates, AwardBadges badges, Credentials credentials) {
        this.honours = honours;
        this.certificates = certificates;
        this.badges = badges;
        this.credentials = credentials;
    }

    @GetMapping("/honours")
    String honours(Model model) {
        model.addAttribute("rounds", honours.latest());
        return "awards/honours";
    }

    /** What a student, team, faculty or community has won, with its papers and badges. */
    @GetMapping("/my/awards")
    String own(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute("honours", badges.own(viewer));
        return "awards/own";
    }

    @GetMapping("/honours/{code}")
    String check(@PathVariable String code, Model model) {
        var checked = certificates.check(code).orElse(null);
        model.addAttribute("checked", checked);
        model.addAttribute("takes", checked != null && checked.isForEveryone());
        if (checked != null && checked.genuine() && checked.revokedOn() == null) {
            var award = checked.certificate();
            model.addAttribute("previewOf", award.award() + " · " + award.publicWinner() + " · " + award.college());
            model.addAttribute("previewAddress", credentials.site() + "/honours/" + award.checkCode());
        }
        return "awards/certificate";
    }
}
