package org.qinglin.app.news.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.news.Article;
import org.qinglin.app.news.ArticleId;
import org.qinglin.app.news.News;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** News for programs. */
@RestController
@Tag(name = "news", description = "what colleges and communities tell the public")
class NewsApi {

    private final News news;
    private final ApiAnswers answers;

    NewsApi(News news, ApiAnswers answers) {
        this.news = news;
        this.answers = answers;
    }

    /** What of an article is public. */
    record Published(
            long id,
            String category,
            String title,
            String teaser,
            String body,
            String source,
            String author,
            @Nullable String editor,
            @Nullable Instant publishedAt) {

        static Published of(Article article) {
            return new Published(
                    article.id().value(),
                    article.category().name(),
                    article.title(),
                    article.teaser(),
                    article.body(),
                    article.source(),
                    article.author(),
                    article.editor(),
                    article.publishedAt());
        }
    }

    record NewsList(List<Published> articles, int page, int total) {}

    @Operation(summary = "Published articles, the latest first, twenty at a time")
    @GetMapping("/api/news")
    NewsList list(@RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest("", page);
        return new NewsList(
                news.published(null, ask.offset(), ask.limit()).stream()
                        .map(Published::of)
                        .toList(),
                ask.page(),
                news.count(null));
    }

    @Operation(summary = "A published article")
    @GetMapping("/api/news/{id}")
    ResponseEntity<Object> one(@PathVariable long id) {
        return news.find(new ArticleId(id))
                .<ResponseEntity<Object>>map(found -> ResponseEntity.ok(Published.of(found)))
                .orElseGet(answers::notFound);
    }
}
