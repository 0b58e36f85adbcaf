package org.qinglin.app.conversation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.conversation.Conversations;
import org.qinglin.app.conversation.SayOutcome;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.qinglin.app.shared.web.StoredFile;
import org.qinglin.app.shared.web.Upload;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What both sides say about a record: a part of the record's own page, and a page of its own. */
@Controller
class ConversationPages {

    private final Conversations conversations;
    private final Say say;

    ConversationPages(Conversations conversations, Say say) {
        this.conversations = conversations;
        this.say = say;
    }

    @GetMapping("/conversations")
    String list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
        var ask = new PageRequest("", page);
        model.addAttribute(
                "list",
                new Listing<>(conversations.of(viewer, ask.offset(), ask.limit()), conversations.count(viewer), ask));
        return "conversation/list";
    }

    /** Shown is read. @param part set by htmx, which wants the part alone */
    @GetMapping("/conversations/{subject}/{id}")
    String one(
            @CurrentViewer Viewer viewer,
            @PathVariable String subject,
            @PathVariable long id,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        var about = conversations.subject(viewer, subject, id).orElseThrow(NotFound::new);
        model.addAttribute("about", about);
        model.addAttribute("messages", conversations.messages(viewer, about));
        conversations.seen(viewer, about);
        return part == null ? "conversation/page" : "conversation/thread :: thread";
    }

    @PostMapping("/conversations/{subject}/{id}")
    String say(
            @CurrentViewer Viewer viewer,
            @PathVariable String subject,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(defaultValue = "false") boolean decision,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
            RedirectAttributes redirect) {
        var sent = files == null
                ? List.<Conversations.Sent>of()
                : files.stream()
                        .filter(each -> !each.isEmpty())
                        .map(each -> new Conversations.Sent(Upload.name(each), Upload.content(each)))
                        .toList();
        var outcome = conversations.say(viewer, subject, id, words, decision, sent);
        if (outcome instanceof SayOutcome.NotFound) {
            throw new NotFound();
        }
        if (outcome instanceof SayOutcome.Faulty faulty) {
            redirect.addFlashAttribute("said", say.fault(faulty.faults().get(0)));
            redirect.addFlashAttribute("unsaid", words);
            return "redirect:/conversations/" + subject + "/" + id;
        }
        var about = conversations.subject(viewer, subject, id).orElseThrow(NotFound::new);
        redirect.addFlashAttribute("said", say.text("conversation.said"));
        return "redirect:" + about.link();
    }

    @GetMapping("/conversations/{subject}/{id}/files/{file}")
    ResponseEntity<byte[]> file(
            @CurrentViewer Viewer viewer,
            @PathVariable String subject,
            @PathVariable long id,
            @PathVariable long file) {
        var found = conversations
                .subject(viewer, subject, id)
                .flatMap(about -> conversations.file(about, file))
                .orElseThrow(NotFound::new);
        return StoredFile.of(found.name(), found.mediaType(), conversations.content(found));
    }
}
