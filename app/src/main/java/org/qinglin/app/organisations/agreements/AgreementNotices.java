package org.qinglin.app.organisations.agreements;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Tells the two sides of an agreement what the other one, or the calendar, did. */
@Component
class AgreementNotices {

    private final Outbox outbox;

    AgreementNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    /** @param side whom it is told; null for both */
    void tell(NoticeKind kind, Agreement agreement, @Nullable Side side, Detail... more) {
        var parties = agreement.parties();
        var to = new ArrayList<Recipient>();
        if (side != Side.STREET) {
            to.add(Recipient.faculty(parties.faculty()));
            to.add(Recipient.college(parties.college()));
        }
        if (side != Side.COLLEGE) {
            to.add(Recipient.street(parties.street()));
        }
        var details = new ArrayList<>(List.of(Detail.words(agreement.title()), Detail.words(parties.name())));
        details.addAll(List.of(more));
        outbox.put(new Notice(
                kind,
                parties.college(),
                to,
                details,
                "/agreements/" + agreement.id().value()));
    }
}
