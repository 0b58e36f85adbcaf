package org.qinglin.app.needs.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.AttachmentOutcome;
import org.qinglin.app.needs.Attachments;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.qinglin.app.shared.web.StoredFile;
import org.qinglin.app.shared.web.Upload;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Pictures and papers of an order, for programs. */
@RestController
@Tag(name = "attachments", description = "pictures and papers of a request")
class AttachmentApi {

    private final Attachments attachments;
    private final Requests requests;
    private final ApiAnswers answers;
    private final Say say;

    AttachmentApi(Attachments attachments, Requests requests, ApiAnswers answers, Say say) {
        this.attachments = attachments;
        this.requests = requests;
        this.answers = answers;
        this.say = say;
    }

    @Operation(summary = "The pictures and papers of a request; their content is at …/attachments/{attachment}")
    @GetMapping("/api/requests/{id}/attachments")
    ResponseEntity<Object> list(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return requests.find(viewer, new RequestId(id))
                .<ResponseEntity<Object>>map(request -> ResponseEntity.ok(attachments.of(request.id())))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "One picture or paper of a request")
    @GetMapping("/api/requests/{id}/attachments/{attachment}")
    ResponseEntity<byte[]> file(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long attachment) {
        var found = requests.find(viewer, new RequestId(id))
                .flatMap(request -> attachments.find(request.id(), attachment))
                .orElseThrow(NotFound::new);
        return StoredFile.of(found.name(), found.mediaType(), attachments.content(found));
    }

    @Operation(
            summary = "Adds a picture (JPEG, PNG) or a PDF; a picture is drawn anew without what the phone noted in it")
    @PostMapping("/api/requests/{id}/attachments")
    ResponseEntity<Object> add(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        var outcome = attachments.add(viewer, new RequestId(id), Upload.name(file), Upload.content(file));
        if (outcome instanceof AttachmentOutcome.Added added) {
            return ResponseEntity.status(HttpStatus.CREATED).body(added.attachment());
        }
        if (outcome instanceof AttachmentOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof AttachmentOutcome.Faulty faulty) {
            return answers.faulty(List.of(faulty.fault()));
        }
        return answers.refusal(HttpStatus.CONFLICT, (Record) outcome, AttachmentWords.of(outcome, say));
    }

    @Operation(summary = "Takes a picture or paper away again")
    @PostMapping("/api/requests/{id}/attachments/{attachment}/remove")
    ResponseEntity<Object> remove(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long attachment) {
        return attachments.remove(viewer, new RequestId(id), attachment)
                ? ResponseEntity.ok(Map.of("removed", attachment))
                : answers.notFound();
    }
}
