package org.qinglin.app.needs;

import java.util.List;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Tells the two sides of a request what the other one did. Reasons and questions are read on the page, by those who may. */
@Component
class RequestNotices {

    private final Outbox outbox;
    private final Organisations organisations;

    RequestNotices(Outbox outbox, Organisations organisations) {
        this.outbox = outbox;
        this.organisations = organisations;
    }

    void toCollege(NoticeKind kind, ServiceRequest request) {
        var community = organisations
                .community(request.community())
                .map(each -> each.name())
                .orElse(request.community().value());
        outbox.put(Notice.of(
                kind,
                request.college(),
                List.of(Recipient.college(request.college())),
                "/review/" + request.id().value(),
                Detail.words(request.title()),
                Detail.words(community)));
    }

    void toCommunity(NoticeKind kind, ServiceRequest request) {
        toCommunity(kind, request, organisations.college(request.college()).name());
    }

    /** One request was absorbed into another: both communities hear of it, each of its own. */
    void merged(ServiceRequest absorbed, ServiceRequest into) {
        toCommunity(NoticeKind.ORDER_MERGED, absorbed, into.title());
        if (!absorbed.community().equals(into.community())) {
            toCommunity(NoticeKind.ORDER_ABSORBED, into, absorbed.title());
        }
    }

    private void toCommunity(NoticeKind kind, ServiceRequest request, String other) {
        outbox.put(Notice.of(
                kind,
                request.college(),
                List.of(Recipient.community(request.community())),
                "/orders/" + request.id().value(),
                Detail.words(request.title()),
                Detail.words(other)));
    }
}
