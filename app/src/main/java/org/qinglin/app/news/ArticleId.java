package org.qinglin.app.news;

/** Identifies an article. */
public record ArticleId(long value) {}
