package org.qinglin.app.attendance.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.attendance.Amendment;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Who hears of disputes, back-entries and corrections. */
@Component
public class AmendmentNotices {

    private final Outbox outbox;

    AmendmentNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    public void disputed(CollegeId college, Optional<UnitId> faculty, String title, LocalDate due) {
        outbox.put(Notice.of(
                NoticeKind.HOURS_DISPUTED,
                college,
                staff(college, faculty),
                "/amendments",
                Detail.words(title),
                Detail.day(due)));
    }

    public void refused(CollegeId college, StudentId student, String title) {
        outbox.put(Notice.of(
                NoticeKind.DISPUTE_REFUSED,
                college,
                List.of(Recipient.student(student)),
                "/my/disputes",
                Detail.words(title)));
    }

    public void proposed(CollegeId college, Optional<UnitId> faculty, String title) {
        outbox.put(Notice.of(
                NoticeKind.AMENDMENT_PROPOSED, college, staff(college, faculty), "/amendments", Detail.words(title)));
    }

    public void approved(CollegeId college, Amendment amendment, String title) {
        outbox.put(Notice.of(
                NoticeKind.HOURS_AMENDED,
                college,
                List.of(Recipient.student(amendment.student())),
                "/my/hours",
                Detail.words(title),
                Detail.minutes(amendment.minutes())));
    }

    public void turnedDown(CollegeId college, Amendment amendment, String title) {
        outbox.put(Notice.of(
                NoticeKind.AMENDMENT_TURNED_DOWN,
                college,
                List.of(Recipient.account(amendment.proposedBy())),
                "/amendments",
                Detail.words(title)));
    }

    private static List<Recipient> staff(CollegeId college, Optional<UnitId> faculty) {
        var to = new ArrayList<Recipient>();
        to.add(Recipient.college(college));
        faculty.map(Recipient::faculty).ifPresent(to::add);
        return to;
    }
}
