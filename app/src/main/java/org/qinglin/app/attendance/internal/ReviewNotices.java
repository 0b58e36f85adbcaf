package org.qinglin.app.attendance.internal;

import java.util.List;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Who hears of doubtful marks: the organiser that there are some, the student if other minutes count than proposed. */
@Component
public class ReviewNotices {

    private final Requests requests;
    private final Outbox outbox;

    ReviewNotices(Requests requests, Outbox outbox) {
        this.requests = requests;
        this.outbox = outbox;
    }

    public void toReview(ServiceSession session, int people) {
        requests.byIds(List.of(session.request()))
                .values()
                .forEach(request -> outbox.put(Notice.of(
                        NoticeKind.ATTENDANCE_TO_REVIEW,
                        request.college(),
                        List.of(Recipient.community(request.community())),
                        "/sessions/" + session.id().value() + "/attendance",
                        Detail.words(request.title()),
                        Detail.number(people))));
    }

    public void decided(Attendance.Seen seen, StudentId student, int minutes, String reason) {
        outbox.put(Notice.of(
                NoticeKind.ATTENDANCE_DECIDED,
                seen.request().college(),
                List.of(Recipient.student(student)),
                "/my/sessions/" + seen.session().id().value(),
                Detail.words(seen.request().title()),
                Detail.minutes(minutes),
                Detail.person(reason)));
    }
}
