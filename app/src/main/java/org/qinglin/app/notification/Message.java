package org.qinglin.app.notification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.NoticeKind;

/** One message of an inbox. */
public record Message(
        long id,
        NoticeKind kind,
        List<Detail> details,
        String link,
        Instant at,
        @Nullable Instant readAt) {

    public boolean isUnread() {
        return readAt == null;
    }
}
