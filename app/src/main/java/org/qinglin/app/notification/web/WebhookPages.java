package org.qinglin.app.notification.web;

import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.notification.Webhooks;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a college lets programs hear of what happens. */
@Controller
class WebhookPages {

    private final Webhooks webhooks;
    private final Say say;

    WebhookPages(Webhooks webhooks, Say say) {
        this.webhooks = webhooks;
        this.say = say;
    }

    @GetMapping("/webhooks")
    String list(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute("webhooks", webhooks.list(viewer));
        model.addAttribute("url", "");
        return "notification/webhooks";
    }

    @PostMapping("/webhooks")
    String add(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "") String url, Model model) {
        return webhooks.add(viewer, url)
                .fold(
                        added -> {
                            // Shown once, so not by a redirect that could be reloaded.
                            model.addAttribute("secret", added.secret());
                            return list(viewer, model);
                        },
                        faults -> {
                            model.addAttribute("faults", Fault.byField(faults));
                            model.addAttribute("webhooks", webhooks.list(viewer));
                            model.addAttribute("url", url);
                            return "notification/webhooks";
                        });
    }

    @PostMapping("/webhooks/{id}/remove")
    String remove(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        if (!webhooks.remove(viewer, id)) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text("webhooks.removed"));
        return "redirect:/webhooks";
    }
}
