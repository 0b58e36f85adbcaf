package org.qinglin.app.news;

/** Where an article stands; what leads where is {@link ArticleSteps}. */
public enum ArticleStatus {
    DRAFT,
    IN_REVIEW,
    PUBLISHED,
    WITHDRAWN
}
