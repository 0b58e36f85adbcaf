package org.qinglin.app.notification.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.notification.Inbox;
import org.qinglin.app.notification.Message;
import org.qinglin.app.shared.notice.NoticeWords;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The viewer's inbox for programs. */
@RestController
@Tag(name = "inbox", description = "What the signed-in account was told")
class InboxApi {

    private final Inbox inbox;
    private final NoticeWords words;
    private final ApiAnswers answers;

    InboxApi(Inbox inbox, NoticeWords words, ApiAnswers answers) {
        this.inbox = inbox;
        this.words = words;
        this.answers = answers;
    }

    /** @param title in the language asked for */
    record MessageJson(
            long id,
            String kind,
            String title,
            String text,
            String link,
            Instant at,
            @Nullable Instant readAt) {}

    record InboxJson(List<MessageJson> messages, int total, int page, int unread) {}

    @Operation(summary = "Messages, newest first, twenty a page")
    @GetMapping("/api/inbox")
    InboxJson list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "1") int page) {
        var request = new PageRequest("", page);
        var messages = inbox.list(viewer, unread, request.offset(), request.limit()).stream()
                .map(this::json)
                .toList();
        return new InboxJson(messages, inbox.count(viewer, unread), request.page(), inbox.count(viewer, true));
    }

    @Operation(summary = "Marks a message as read")
    @PostMapping("/api/inbox/{id}/read")
    ResponseEntity<Object> read(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return inbox.read(viewer, id)
                .<ResponseEntity<Object>>map(message -> ResponseEntity.ok(json(message)))
                .orElseGet(answers::notFound);
    }

    private MessageJson json(Message message) {
        return new MessageJson(
                message.id(),
                message.kind().code(),
                words.title(message.kind(), message.details()),
                words.text(message.kind(), message.details()),
                message.link(),
                message.at(),
                message.readAt());
    }
}
