package org.qinglin.app.news;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;

/**
 * An article.
 *
 * @param lead one sentence, for lists and previews; may be empty
 * @param source who tells it: a faculty, a community, a team
 * @param editor the responsible editor (责任编辑), once it is published
 * @param pictureAlt what its picture shows; null without one
 */
public record Article(
        ArticleId id,
        CollegeId college,
        Category category,
        String title,
        String lead,
        String body,
        String source,
        String author,
        ArticleStatus status,
        AccountId writtenBy,
        Instant writtenAt,
        @Nullable String editor,
        @Nullable Instant publishedAt,
        @Nullable String pictureAlt) {

    /** The body, paragraph by paragraph. */
    public List<String> paragraphs() {
        return body.lines().map(String::strip).filter(each -> !each.isEmpty()).toList();
    }

    /** For lists and previews: the lead, or how the body begins. */
    public String teaser() {
        if (!lead.isEmpty()) {
            return lead;
        }
        var first = body.lines().findFirst().orElse("");
        int end = first.offsetByCodePoints(0, Math.min(100, first.codePointCount(0, first.length())));
        return end < first.length() ? first.substring(0, end) + "…" : first;
    }
}
