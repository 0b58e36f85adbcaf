package org.qinglin.app.recognition.internal;

import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Who hears of certificates: the college of what waits for it, the student of what became of it. */
@Component
public class RecognitionNotices {

    private static final String DESK = "/certificate-applications";
    private static final String OWN = "/my/certificates";

    private static final String STARS = "/my/stars";

    private final Outbox outbox;

    RecognitionNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    public void applied(CollegeId college, String name, LocalDate due) {
        outbox.put(Notice.of(
                NoticeKind.CERTIFICATE_APPLIED,
                college,
                List.of(Recipient.college(college)),
                DESK,
                Detail.person(name),
                Detail.day(due)));
    }

    public void accepted(CollegeId college, StudentId student) {
        tell(NoticeKind.CERTIFICATE_ACCEPTED, college, student);
    }

    public void refused(CollegeId college, StudentId student, String reason) {
        tell(NoticeKind.CERTIFICATE_REFUSED, college, student, Detail.person(reason));
    }

    public void issued(CollegeId college, StudentId student, String number, LocalDate noticeUntil) {
        tell(NoticeKind.CERTIFICATE_ISSUED, college, student, Detail.words(number), Detail.day(noticeUntil));
    }

    public void isFinal(CollegeId college, StudentId student, String number) {
        tell(NoticeKind.CERTIFICATE_FINAL, college, student, Detail.words(number));
    }

    public void revoked(CollegeId college, StudentId student, String number, String reason) {
        tell(NoticeKind.CERTIFICATE_REVOKED, college, student, Detail.words(number), Detail.person(reason));
    }

    public void objected(CollegeId college, String number, LocalDate due) {
        outbox.put(Notice.of(
                NoticeKind.CERTIFICATE_OBJECTED,
                college,
                List.of(Recipient.college(college)),
                DESK,
                Detail.words(number),
                Detail.day(due)));
    }

    /** Whoever objected reads the answer in the message; the page of notices is where it began. */
    public void answered(CollegeId college, AccountId raiser, String number, String answer) {
        outbox.put(Notice.of(
                NoticeKind.OBJECTION_ANSWERED,
                college,
                List.of(Recipient.account(raiser)),
                "/notices",
                Detail.words(number),
                Detail.person(answer)));
    }

    public void starApplied(CollegeId college, String name, int level, LocalDate due) {
        outbox.put(Notice.of(
                NoticeKind.STAR_APPLIED,
                college,
                List.of(Recipient.college(college)),
                "/stars",
                Detail.person(name),
                Detail.number(level),
                Detail.day(due)));
    }

    public void starGiven(CollegeId college, StudentId student, int level) {
        tell(NoticeKind.STAR_GIVEN, college, student, STARS, Detail.number(level));
    }

    public void starRefused(CollegeId college, StudentId student, int level, String reason) {
        tell(NoticeKind.STAR_REFUSED, college, student, STARS, Detail.number(level), Detail.person(reason));
    }

    private void tell(NoticeKind kind, CollegeId college, StudentId student, Detail... details) {
        tell(kind, college, student, OWN, details);
    }

    private void tell(NoticeKind kind, CollegeId college, StudentId student, String link, Detail... details) {
        outbox.put(Notice.of(kind, college, List.of(Recipient.student(student)), link, details));
    }
}
