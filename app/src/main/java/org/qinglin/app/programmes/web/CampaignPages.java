package org.qinglin.app.programmes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.CampaignForm;
import org.qinglin.app.programmes.Campaigns;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The college announces campaigns. */
@Controller
class CampaignPages {

    private final Campaigns campaigns;
    private final Say say;
    private final Clock clock;

    CampaignPages(Campaigns campaigns, Say say, Clock clock) {
        this.campaigns = campaigns;
        this.say = say;
        this.clock = clock;
    }

    @GetMapping("/campaigns")
    String list(@CurrentViewer Viewer viewer, Model model) {
        return list(viewer, CampaignForm.EMPTY, List.of(), model);
    }

    @PostMapping("/campaigns")
    String announce(
            @CurrentViewer Viewer viewer, @ModelAttribute CampaignForm form, Model model, RedirectAttributes redirect) {
        return campaigns
                .announce(viewer, form)
                .fold(
                        made -> {
                            redirect.addFlashAttribute("said", say.text("campaign.announced", made.name()));
                            return "redirect:/campaigns";
                        },
                        faults -> list(viewer, form, faults, model));
    }

    private String list(Viewer viewer, CampaignForm form, List<Fault> faults, Model model) {
        model.addAttribute("campaigns", campaigns.of(viewer.mustCollege()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("form", form);
        model.addAttribute("faults", Fault.byField(faults));
        return "programmes/campaigns";
    }
}
