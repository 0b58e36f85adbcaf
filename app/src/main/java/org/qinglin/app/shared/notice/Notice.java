package org.qinglin.app.shared.notice;

import java.util.List;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.outbox.Fact;

/**
 * Something that people are told: put it into the outbox in the transaction that makes it true. It holds nothing that only
 * some of its recipients may know.
 *
 * @param college whose affair it is; its webhooks hear of it too
 * @param details in the order in which the kind's texts use them
 * @param link the page that it is about, such as {@code /my}; no page needs a link that only one language has
 */
public record Notice(NoticeKind kind, CollegeId college, List<Recipient> to, List<Detail> details, String link)
        implements Fact {

    public static Notice of(NoticeKind kind, CollegeId college, List<Recipient> to, String link, Detail... details) {
        return new Notice(kind, college, to, List.of(details), link);
    }
}
