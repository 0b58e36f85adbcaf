package org.qinglin.app.awards.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.qinglin.app.awards.AwardBadge;
import org.qinglin.app.awards.AwardBadges;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.recognition.credentials.Credentials;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Badges of awards: the picture for everyone, and the signed credential as files for those whose it is. */
@RestController
@Tag(name = "awards", description = "Rounds of awards, nominations with the figures found, the honour roll")
class BadgePages {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private static final MediaType JWT = MediaType.parseMediaType("application/jwt");

    private final AwardBadges badges;

    BadgePages(AwardBadges badges) {
        this.badges = badges;
    }

    @Operation(summary = "The picture of a round's badge, without a name or a credential in it")
    @GetMapping("/honours/awards/{round}/badge.svg")
    ResponseEntity<byte[]> picture(@PathVariable long round) {
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(badges.picture(round).orElseThrow(NotFound::new).getBytes(StandardCharsets.UTF_8));
    }

    @Operation(summary = "The credential of a team's, community's or project's award as a signed JWT")
    @GetMapping("/honours/{code}/credential.jwt")
    ResponseEntity<Object> publishedJwt(@PathVariable String code) {
        return jwt(published(code));
    }

    @Operation(summary = "The same in a JSON envelope")
    @GetMapping("/honours/{code}/credential.json")
    ResponseEntity<Object> publishedJson(@PathVariable String code) {
        return json(published(code));
    }

    @Operation(summary = "The badge of a team's, community's or project's award as SVG with the credential baked in")
    @GetMapping("/honours/{code}/badge.svg")
    ResponseEntity<Object> publishedBadge(@PathVariable String code) {
        return baked(published(code));
    }

    @Operation(summary = "The credential of an award as a signed JWT; a student's for the student and the college")
    @GetMapping("/awards/{id}/nominations/{nomination}/credential.jwt")
    ResponseEntity<Object> jwt(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long nomination) {
        return jwt(found(viewer, id, nomination));
    }

    @Operation(summary = "The same in a JSON envelope")
    @GetMapping("/awards/{id}/nominations/{nomination}/credential.json")
    ResponseEntity<Object> json(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long nomination) {
        return json(found(viewer, id, nomination));
    }

    @Operation(summary = "The badge of an award as SVG with the credential baked in")
    @GetMapping("/awards/{id}/nominations/{nomination}/badge.svg")
    ResponseEntity<Object> badge(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long nomination) {
        return baked(found(viewer, id, nomination));
    }

    private AwardBadge published(String code) {
        return badges.published(code).orElseThrow(NotFound::new);
    }

    private AwardBadge found(Viewer viewer, long round, long nomination) {
        return badges.find(viewer, round, nomination).orElseThrow(NotFound::new);
    }

    private static ResponseEntity<Object> jwt(AwardBadge badge) {
        return file(badge, ".jwt", JWT, badge.credential());
    }

    private static ResponseEntity<Object> json(AwardBadge badge) {
        return file(badge, ".json", MediaType.APPLICATION_JSON, Credentials.enveloped(badge.credential()));
    }

    private static ResponseEntity<Object> baked(AwardBadge badge) {
        return file(badge, ".svg", SVG, badge.baked().getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<Object> file(AwardBadge badge, String ending, MediaType type, Object content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(badge.certificate().number() + ending)
                                .build()
                                .toString())
                .contentType(type)
                .body(content);
    }
}
