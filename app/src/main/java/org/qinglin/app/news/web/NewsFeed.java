package org.qinglin.app.news.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.qinglin.app.news.Article;
import org.qinglin.app.news.News;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The latest news as an Atom feed (RFC 4287). */
@RestController
class NewsFeed {

    private static final MediaType ATOM = new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
    private static final int ENTRIES = 20;

    private final News news;
    private final Say say;

    NewsFeed(News news, Say say) {
        this.news = news;
        this.say = say;
    }

    @GetMapping("/news/feed.atom")
    ResponseEntity<String> feed() {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        var articles = news.published(null, 0, ENTRIES);
        var updated = articles.stream()
                .map(Article::publishedAt)
                .filter(each -> each != null)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        var feed = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
                <id>%1$s/news</id><title>%2$s</title><updated>%3$s</updated>
                <link rel="self" href="%1$s/news/feed.atom"/><link href="%1$s/news"/>
                """.formatted(xml(base), xml(say.text("news.title")), updated));
        articles.forEach(each -> feed.append(entry(base, each)));
        return ResponseEntity.ok()
                .contentType(ATOM)
                .body(feed.append("</feed>\n").toString());
    }

    private static String entry(String base, Article article) {
        var address = xml(base + "/news/" + article.id().value());
        return """
                <entry><id>%1$s</id><link href="%1$s"/><title>%2$s</title><updated>%3$s</updated>
                <author><name>%4$s</name></author><category term="%5$s"/><summary>%6$s</summary></entry>
                """.formatted(
                        address,
                        xml(article.title()),
                        article.publishedAt(),
                        xml(article.author()),
                        article.category(),
                        xml(article.teaser()));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                // Atom is XML 1.0, which knows no other control characters than these.
                .replaceAll("[\\p{Cntrl}&&[^\t\n\r]]", " ");
    }
}
