package org.qinglin.app.programmes.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.CampaignForm;
import org.qinglin.app.programmes.CampaignId;
import org.qinglin.app.programmes.Campaigns;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.qinglin.app.shared.web.Upload;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
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

    @PostMapping("/campaigns/{id}/poster")
    String putUp(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile poster,
            RedirectAttributes redirect) {
        campaigns
                .putUp(viewer, new CampaignId(id), Upload.name(poster), Upload.content(poster))
                .orElseThrow(NotFound::new)
                .fold(
                        there -> redirect.addFlashAttribute("said", say.text("campaign.poster-up")),
                        faults -> redirect.addFlashAttribute("faults", Fault.byField(faults)));
        return "redirect:/campaigns/" + id;
    }

    @GetMapping("/campaigns/{id}/poster.jpg")
    ResponseEntity<byte[]> poster(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .body(campaigns.poster(viewer.mustCollege(), new CampaignId(id)).orElseThrow(NotFound::new));
    }

    private String list(Viewer viewer, CampaignForm form, List<Fault> faults, Model model) {
        model.addAttribute("campaigns", campaigns.of(viewer.mustCollege()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("form", form);
        model.addAttribute("faults", Fault.byField(faults));
        return "programmes/campaigns";
    }
}
