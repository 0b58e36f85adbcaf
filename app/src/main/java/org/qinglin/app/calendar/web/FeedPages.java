package org.qinglin.app.calendar.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.qinglin.app.calendar.FeedKind;
import org.qinglin.app.calendar.Feeds;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.SecretToken;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where people get the address of their calendar, and the calendar itself. */
@Controller
class FeedPages {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Feeds feeds;
    private final Say say;

    FeedPages(Feeds feeds, Say say) {
        this.feeds = feeds;
        this.say = say;
    }

    @GetMapping("/feeds")
    String list(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute("kinds", feeds.kindsFor(viewer));
        var open = feeds.of(viewer);
        model.addAttribute("feeds", open);
        model.addAttribute("open", open.stream().map(Feeds.Feed::kind).toList());
        return "calendar/feeds";
    }

    @PostMapping("/feeds/{kind}")
    String open(@CurrentViewer Viewer viewer, @PathVariable String kind, Model model) {
        var feedKind = kind(kind);
        var token = feeds.open(viewer, feedKind).orElseThrow(NotFound::new);
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/calendar/" + token + ".ics")
                .toUriString();
        // Shown once, so not by a redirect that could be reloaded.
        model.addAttribute("opened", feedKind);
        model.addAttribute("address", address);
        model.addAttribute("subscribe", address.replaceFirst("^https?:", "webcal:"));
        return list(viewer, model);
    }

    @PostMapping("/feeds/{kind}/revoke")
    String revoke(@CurrentViewer Viewer viewer, @PathVariable String kind, RedirectAttributes redirect) {
        if (!feeds.revoke(viewer, kind(kind))) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text("feeds.revoked"));
        return "redirect:/feeds";
    }

    private static FeedKind kind(String name) {
        for (var kind : FeedKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return kind;
            }
        }
        throw new NotFound();
    }

    /** The calendar. Its tag is that of its text, so that a program that asks again gets nothing if nothing changed. */
    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String token, HttpServletRequest request) {
        var content = feeds.read(token).orElseThrow(NotFound::new);
        var site = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        var text = new CalendarText(say.text("feeds.name." + content.kind(), content.owner()), site);
        var pages = content.kind() == FeedKind.PERSON ? "/my/sessions/" : "/sessions/";
        for (var event : content.events()) {
            var link = content.kind() == FeedKind.TEAM
                    ? "/team"
                    : pages + event.session().value();
            text.event(event, URI.create(site).getHost(), link);
        }
        var bytes = text.end().getBytes(StandardCharsets.UTF_8);
        var tag = "\""
                + SecretToken.hash(new String(bytes, StandardCharsets.UTF_8)).substring(0, 32) + "\"";
        var answer = tag.equals(request.getHeader("If-None-Match"))
                ? ResponseEntity.status(304)
                : ResponseEntity.ok().contentType(CALENDAR);
        answer.eTag(tag).cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate());
        return tag.equals(request.getHeader("If-None-Match")) ? answer.build() : answer.body(bytes);
    }
}
