package org.qinglin.app.news;

/** A step in the life of an article. */
public sealed interface ArticleStep {

    record HandIn() implements ArticleStep {}

    record SendBack() implements ArticleStep {}

    record Publish() implements ArticleStep {}

    record Withdraw() implements ArticleStep {}
}
