package org.qinglin.app.calendar.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.calendar.FeedKind;
import org.qinglin.app.calendar.Feeds;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The viewer's calendar feeds for programs. */
@RestController
@Tag(name = "calendars", description = "iCal feeds of the signed-in account")
class FeedApi {

    private final Feeds feeds;
    private final ApiAnswers answers;

    FeedApi(Feeds feeds, ApiAnswers answers) {
        this.feeds = feeds;
        this.answers = answers;
    }

    record FeedJson(
            FeedKind kind, Instant createdAt, @Nullable Instant readAt) {}

    /** @param address of the feed, told this once */
    record OpenedJson(FeedKind kind, String address) {}

    @Operation(summary = "Feeds that are open")
    @GetMapping("/api/feeds")
    List<FeedJson> list(@CurrentViewer Viewer viewer) {
        return feeds.of(viewer).stream()
                .map(each -> new FeedJson(each.kind(), each.createdAt(), each.readAt()))
                .toList();
    }

    @Operation(summary = "Opens a feed; the one of its kind that was open ends")
    @PostMapping("/api/feeds/{kind}")
    ResponseEntity<Object> open(@CurrentViewer Viewer viewer, @PathVariable FeedKind kind) {
        var site = ServletUriComponentsBuilder.fromCurrentContextPath();
        return feeds.open(viewer, kind)
                .<ResponseEntity<Object>>map(token -> ResponseEntity.status(HttpStatus.CREATED)
                        .body(new OpenedJson(
                                kind, site.path("/calendar/" + token + ".ics").toUriString())))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Ends a feed")
    @DeleteMapping("/api/feeds/{kind}")
    ResponseEntity<Object> revoke(@CurrentViewer Viewer viewer, @PathVariable FeedKind kind) {
        return feeds.revoke(viewer, kind) ? ResponseEntity.noContent().build() : answers.notFound();
    }
}
