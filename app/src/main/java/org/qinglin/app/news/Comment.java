package org.qinglin.app.news;

import java.time.Instant;

/** What a reader said about an article. */
public record Comment(long id, ArticleId article, String name, String words, Instant madeAt) {}
