package org.qinglin.app.conversation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.conversation.Conversations;
import org.qinglin.app.conversation.SayOutcome;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Upload;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Conversations, for programs. */
@RestController
@Tag(name = "conversations", description = "what both sides say about an agreement or an order")
class ConversationApi {

    private final Conversations conversations;
    private final ApiAnswers answers;

    ConversationApi(Conversations conversations, ApiAnswers answers) {
        this.conversations = conversations;
        this.answers = answers;
    }

    @Operation(summary = "The viewer's own conversations with how much is unread")
    @GetMapping("/api/conversations")
    List<Conversations.Listed> list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest("", page);
        return conversations.of(viewer, ask.offset(), ask.limit());
    }

    @Operation(summary = "What was said about agreements/{id} or orders/{id}; reading it here does not mark it as read")
    @GetMapping("/api/conversations/{subject}/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable String subject, @PathVariable long id) {
        return conversations
                .subject(viewer, subject, id)
                .<ResponseEntity<Object>>map(about -> ResponseEntity.ok(conversations.messages(viewer, about)))
                .orElseGet(answers::notFound);
    }

    /** @param decision whether it is something that both sides go by */
    record Words(@Nullable String words, @Nullable Boolean decision) {}

    @Operation(summary = "Says something for the viewer's side")
    @PostMapping("/api/conversations/{subject}/{id}")
    ResponseEntity<Object> say(
            @CurrentViewer Viewer viewer,
            @PathVariable String subject,
            @PathVariable long id,
            @RequestBody Words words) {
        return answer(conversations.say(
                viewer, subject, id, words.words(), Boolean.TRUE.equals(words.decision()), List.of()));
    }

    @Operation(summary = "Sends a file (PDF, JPEG, PNG), with words or without")
    @PostMapping("/api/conversations/{subject}/{id}/files")
    ResponseEntity<Object> send(
            @CurrentViewer Viewer viewer,
            @PathVariable String subject,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        var sent = new Conversations.Sent(Upload.name(file), Upload.content(file));
        return answer(conversations.say(viewer, subject, id, words, false, List.of(sent)));
    }

    record Said(long message) {}

    private ResponseEntity<Object> answer(SayOutcome outcome) {
        if (outcome instanceof SayOutcome.Said said) {
            return ResponseEntity.status(HttpStatus.CREATED).body(new Said(said.message()));
        }
        return outcome instanceof SayOutcome.Faulty faulty ? answers.faulty(faulty.faults()) : answers.notFound();
    }
}
