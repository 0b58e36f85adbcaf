package org.qinglin.app.news;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of something asked of an article. */
public sealed interface ArticleOutcome {

    record Done(ArticleId id) implements ArticleOutcome {}

    record Faulty(List<Fault> faults) implements ArticleOutcome {}

    /** The article stands where this does not lead on. */
    record NotPossible(ArticleStatus status) implements ArticleOutcome {}

    /** There is no such article, or it is not the viewer's to change. */
    record Missing() implements ArticleOutcome {}

    /** As many comments came from this connection today as are taken. */
    record TooMany(int most) implements ArticleOutcome {}
}
