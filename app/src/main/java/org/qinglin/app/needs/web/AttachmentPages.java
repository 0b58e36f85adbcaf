package org.qinglin.app.needs.web;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.AttachmentOutcome;
import org.qinglin.app.needs.Attachments;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.qinglin.app.shared.web.StoredFile;
import org.qinglin.app.shared.web.Upload;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pictures and papers of an order, on its page. */
@Controller
class AttachmentPages {

    private final Attachments attachments;
    private final Requests requests;
    private final Say say;

    AttachmentPages(Attachments attachments, Requests requests, Say say) {
        this.attachments = attachments;
        this.requests = requests;
        this.say = say;
    }

    @PostMapping("/orders/{id}/attachments")
    String add(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect) {
        var outcome = attachments.add(viewer, new RequestId(id), Upload.name(file), Upload.content(file));
        if (outcome instanceof AttachmentOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", AttachmentWords.of(outcome, say));
        return "redirect:/orders/" + id;
    }

    @PostMapping("/orders/{id}/attachments/{attachment}/remove")
    String remove(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long attachment,
            RedirectAttributes redirect) {
        if (!attachments.remove(viewer, new RequestId(id), attachment)) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text("attachment.removed"));
        return "redirect:/orders/" + id;
    }

    @GetMapping("/orders/{id}/attachments/{attachment}")
    ResponseEntity<byte[]> file(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long attachment) {
        var found = requests.find(viewer, new RequestId(id))
                .flatMap(request -> attachments.find(request.id(), attachment))
                .orElseThrow(NotFound::new);
        return StoredFile.of(found.name(), found.mediaType(), attachments.content(found));
    }
}
