package org.qinglin.app.news;

import static org.qinglin.app.news.ArticleStatus.DRAFT;
import static org.qinglin.app.news.ArticleStatus.IN_REVIEW;
import static org.qinglin.app.news.ArticleStatus.PUBLISHED;
import static org.qinglin.app.news.ArticleStatus.WITHDRAWN;

import org.qinglin.app.shared.StateTable;

/** What can become of an article. Nothing is public before an editor of the college has read it. */
public final class ArticleSteps {

    private static final String WRITER = "its writer";
    private static final String EDITOR = "an editor of the college";

    public static final StateTable<ArticleStatus, ArticleStep> TABLE = new StateTable<ArticleStatus, ArticleStep>(DRAFT)
            .row(DRAFT, ArticleStep.HandIn.class, IN_REVIEW, WRITER)
            .row(IN_REVIEW, ArticleStep.SendBack.class, DRAFT, EDITOR)
            .row(IN_REVIEW, ArticleStep.Publish.class, PUBLISHED, EDITOR)
            .row(PUBLISHED, ArticleStep.Withdraw.class, WITHDRAWN, EDITOR);

    private ArticleSteps() {}
}
