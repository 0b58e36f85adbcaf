package org.qinglin.app.notification.web;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.notification.Inbox;
import org.qinglin.app.notification.MailChoice;
import org.qinglin.app.notification.Settings;
import org.qinglin.app.notification.internal.MailQueue;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.notice.NoticeWords;
import org.qinglin.app.shared.notice.Topic;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The inbox, and how one wants to be told outside of it. */
@Controller
class InboxPages {

    private final Inbox inbox;
    private final Settings settings;
    private final MailQueue mail;
    private final NoticeWords words;
    private final Say say;

    InboxPages(Inbox inbox, Settings settings, MailQueue mail, NoticeWords words, Say say) {
        this.inbox = inbox;
        this.settings = settings;
        this.mail = mail;
        this.words = words;
        this.say = say;
    }

    @GetMapping("/inbox")
    String list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var request = new PageRequest("", page);
        var rows = inbox.list(viewer, unread, request.offset(), request.limit());
        model.addAttribute("list", new Listing<>(rows, inbox.count(viewer, unread), request));
        model.addAttribute("unread", unread);
        model.addAttribute("unreadCount", inbox.count(viewer, true));
        model.addAttribute("words", words);
        return "notification/inbox";
    }

    /** Reading a message leads to what it is about. */
    @PostMapping("/inbox/{id}")
    String open(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return "redirect:" + inbox.read(viewer, id).orElseThrow(NotFound::new).link();
    }

    @PostMapping("/inbox/read")
    String readAll(@CurrentViewer Viewer viewer, @RequestParam long upTo, RedirectAttributes redirect) {
        redirect.addFlashAttribute("said", say.text("inbox.all-read", inbox.readAll(viewer, upTo)));
        return "redirect:/inbox";
    }

    @GetMapping("/inbox/settings")
    String settings(@CurrentViewer Viewer viewer, Model model) {
        return form(viewer, model, settings.of(viewer.account()).address());
    }

    private String form(Viewer viewer, Model model, @Nullable String address) {
        model.addAttribute("chosen", settings.of(viewer.account()));
        model.addAttribute("address", address == null ? "" : address);
        model.addAttribute("topics", Topic.values());
        model.addAttribute("choices", MailChoice.values());
        model.addAttribute("mailIsOn", mail.isOn());
        return "notification/settings";
    }

    @PostMapping("/inbox/settings")
    String choose(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "zh") String language,
            @RequestParam Map<String, String> fields,
            RedirectAttributes redirect) {
        var choices = new EnumMap<Topic, MailChoice>(Topic.class);
        for (var topic : Topic.values()) {
            for (var choice : MailChoice.values()) {
                if (choice.name().equals(fields.get(topic.name()))) {
                    choices.put(topic, choice);
                }
            }
        }
        settings.choose(viewer, Locale.forLanguageTag(language.equals("en") ? "en" : "zh-CN"), choices);
        redirect.addFlashAttribute("said", say.text("settings.saved"));
        return "redirect:/inbox/settings";
    }

    @PostMapping("/inbox/address")
    String address(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String address,
            Model model,
            RedirectAttributes redirect) {
        var site = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return settings.address(viewer, address, site)
                .fold(
                        kept -> {
                            redirect.addFlashAttribute(
                                    "said", say.text(kept ? "settings.address-sent" : "settings.address-removed"));
                            return "redirect:/inbox/settings";
                        },
                        faults -> {
                            model.addAttribute("faults", Fault.byField(faults));
                            return form(viewer, model, address);
                        });
    }

    /** A button to press: programs that look into mails follow links by themselves. */
    @GetMapping("/mail/confirm")
    String confirm(@RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("token", token);
        return "notification/confirm";
    }

    @PostMapping("/mail/confirm")
    String confirmed(@RequestParam(defaultValue = "") String token, Model model) {
        model.addAttribute("confirmed", settings.confirm(token));
        return "notification/confirm";
    }
}
