package org.qinglin.app.meetings;

import java.util.List;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Who hears of meetings: everyone who is invited. */
@Component
class MeetingNotices {

    private final Outbox outbox;

    MeetingNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    void invited(Meeting meeting, List<Long> accounts) {
        tell(
                NoticeKind.MEETING_INVITED,
                meeting,
                accounts,
                Detail.words(meeting.title()),
                Detail.period(meeting.startsAt(), meeting.endsAt()),
                Detail.words(meeting.place()));
    }

    void cancelled(Meeting meeting, List<Long> accounts, String reason) {
        tell(NoticeKind.MEETING_CANCELLED, meeting, accounts, Detail.words(meeting.title()), Detail.words(reason));
    }

    void confirmed(Meeting meeting, List<Long> accounts) {
        tell(NoticeKind.MEETING_MINUTES, meeting, accounts, Detail.words(meeting.title()));
    }

    private void tell(NoticeKind kind, Meeting meeting, List<Long> accounts, Detail... details) {
        if (!accounts.isEmpty()) {
            var to = accounts.stream()
                    .map(each -> Recipient.account(new AccountId(each)))
                    .toList();
            outbox.put(Notice.of(kind, meeting.college(), to, "/meetings/" + meeting.id(), details));
        }
    }
}
