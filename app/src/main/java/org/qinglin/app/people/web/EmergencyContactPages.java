package org.qinglin.app.people.web;

import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.EmergencyContacts;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The student says whom to call in an emergency, by form or API. */
@Controller
class EmergencyContactPages {

    private static final String PAGE = "redirect:/my/emergency-contact";

    private final EmergencyContacts contacts;
    private final Say say;

    EmergencyContactPages(EmergencyContacts contacts, Say say) {
        this.contacts = contacts;
        this.say = say;
    }

    @GetMapping("/my/emergency-contact")
    String form(@CurrentViewer Viewer viewer, Model model) {
        var own = contacts.own(viewer);
        model.addAttribute("kept", own.isPresent());
        model.addAttribute(
                "input",
                own.map(each -> new EmergencyContacts.Input(each.name(), each.relation(), each.phone(), "true"))
                        .orElse(new EmergencyContacts.Input("", "", "", "")));
        return "people/emergency-contact";
    }

    @PostMapping("/my/emergency-contact")
    String keep(
            @CurrentViewer Viewer viewer,
            @ModelAttribute("input") EmergencyContacts.Input input,
            Model model,
            RedirectAttributes redirect) {
        return contacts.keep(viewer, input)
                .fold(
                        kept -> {
                            redirect.addFlashAttribute("said", say.text("contact.kept"));
                            return PAGE;
                        },
                        faults -> {
                            model.addAttribute("faults", Fault.byField(faults));
                            model.addAttribute("kept", contacts.own(viewer).isPresent());
                            return "people/emergency-contact";
                        });
    }

    @PostMapping("/my/emergency-contact/remove")
    String remove(@CurrentViewer Viewer viewer, RedirectAttributes redirect) {
        contacts.remove(viewer);
        redirect.addFlashAttribute("said", say.text("contact.removed"));
        return PAGE;
    }
}
