package org.qinglin.app.programmes.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.Campaign;
import org.qinglin.app.programmes.CampaignForm;
import org.qinglin.app.programmes.Campaigns;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns for programs. */
@RestController
@Tag(name = "campaigns", description = "What a college does together with its communities in some weeks")
class CampaignApi {

    private final Campaigns campaigns;
    private final ApiAnswers answers;

    CampaignApi(Campaigns campaigns, ApiAnswers answers) {
        this.campaigns = campaigns;
        this.answers = answers;
    }

    @Operation(summary = "The college's campaigns, the latest first")
    @GetMapping("/api/campaigns")
    List<Campaign> list(@CurrentViewer Viewer viewer) {
        return campaigns.of(viewer.mustCollege());
    }

    @Operation(summary = "The college announces a campaign; 422 with the faults")
    @PostMapping("/api/campaigns")
    ResponseEntity<Object> announce(@CurrentViewer Viewer viewer, @RequestBody CampaignForm form) {
        return campaigns.announce(viewer, form).fold(ResponseEntity::ok, answers::faulty);
    }
}
