package org.qinglin.app.needs.web;

import org.qinglin.app.needs.AttachmentOutcome;
import org.qinglin.app.needs.Attachments;
import org.qinglin.app.shared.web.Say;

/** What came of adding a picture or paper, in words. */
final class AttachmentWords {

    private AttachmentWords() {}

    static String of(AttachmentOutcome outcome, Say say) {
        if (outcome instanceof AttachmentOutcome.Added added) {
            return say.text("attachment.added", added.attachment().name());
        }
        if (outcome instanceof AttachmentOutcome.Faulty faulty) {
            return say.fault(faulty.fault());
        }
        if (outcome instanceof AttachmentOutcome.NotPossible notPossible) {
            return say.text("decision.not-possible", say.text("request.status." + notPossible.status()));
        }
        return say.text("attachment.too-many", Attachments.MOST);
    }
}
