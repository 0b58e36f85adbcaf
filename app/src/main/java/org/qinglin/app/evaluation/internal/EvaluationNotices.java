package org.qinglin.app.evaluation.internal;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the two sides are told of each other's word, and the college of a poor one. */
@Component
@Transactional
public class EvaluationNotices {

    private final Sessions sessions;
    private final Outbox outbox;

    EvaluationNotices(Sessions sessions, Outbox outbox) {
        this.sessions = sessions;
        this.outbox = outbox;
    }

    public void communitySpoke(ServiceRequest request, SessionId session, Collection<StudentId> students) {
        if (!students.isEmpty()) {
            put(
                    NoticeKind.EVALUATION_SHOWN,
                    request,
                    session,
                    students.stream().map(Recipient::student).toList(),
                    "/my/sessions/" + session.value());
        }
    }

    public void studentSpoke(ServiceRequest request, SessionId session) {
        put(
                NoticeKind.EVALUATION_SHOWN,
                request,
                session,
                List.of(Recipient.community(request.community())),
                "/sessions/" + session.value());
    }

    public void recoveryOpened(ServiceRequest request, SessionId session, long recovery, LocalDate due) {
        var period = period(session);
        outbox.put(Notice.of(
                NoticeKind.RECOVERY_OPENED,
                request.college(),
                List.of(Recipient.college(request.college())),
                "/recovery/" + recovery,
                Detail.words(request.title()),
                period,
                Detail.day(due)));
    }

    public void recoveryGiven(CollegeId college, AccountId owner, long recovery, String title, LocalDate due) {
        outbox.put(Notice.of(
                NoticeKind.RECOVERY_GIVEN,
                college,
                List.of(Recipient.account(owner)),
                "/recovery/" + recovery,
                Detail.words(title),
                Detail.day(due)));
    }

    public void recoveryDone(ServiceRequest request, SessionId session, String outcome) {
        outbox.put(Notice.of(
                NoticeKind.RECOVERY_DONE,
                request.college(),
                List.of(Recipient.community(request.community())),
                "/sessions/" + session.value(),
                Detail.words(request.title()),
                Detail.person(outcome)));
    }

    private void put(NoticeKind kind, ServiceRequest request, SessionId session, List<Recipient> to, String link) {
        outbox.put(Notice.of(kind, request.college(), to, link, Detail.words(request.title()), period(session)));
    }

    private Detail period(SessionId id) {
        var session = sessions.find(id).orElseThrow();
        return Detail.period(session.startsAt(), session.endsAt());
    }
}
