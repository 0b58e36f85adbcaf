package org.qinglin.app.attendance.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.Incident;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.UnitId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Who hears of an incident. What happened to whom stands on its page alone, not in a message. */
@Component
public class IncidentNotices {

    private final Outbox outbox;

    IncidentNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    public void reported(Attendance.Seen seen, long id, boolean serious, Optional<UnitId> faculty, LocalDate due) {
        var request = seen.request();
        var to = new ArrayList<Recipient>();
        to.add(Recipient.college(request.college()));
        faculty.map(Recipient::faculty).ifPresent(to::add);
        to.add(Recipient.community(request.community()));
        outbox.put(Notice.of(
                serious ? NoticeKind.INCIDENT_SERIOUS : NoticeKind.INCIDENT_REPORTED,
                request.college(),
                to,
                "/incidents/" + id,
                Detail.words(request.title()),
                Detail.period(seen.session().startsAt(), seen.session().endsAt()),
                Detail.day(due)));
    }

    public void given(ServiceRequest request, long id, AccountId owner, LocalDate due) {
        outbox.put(Notice.of(
                NoticeKind.INCIDENT_GIVEN,
                request.college(),
                List.of(Recipient.account(owner)),
                "/incidents/" + id,
                Detail.words(request.title()),
                Detail.day(due)));
    }

    public void closed(ServiceRequest request, Incident incident, AccountId reporter) {
        var to = new ArrayList<Recipient>();
        to.add(Recipient.account(reporter));
        to.add(Recipient.community(request.community()));
        if (incident.student() != null) {
            to.add(Recipient.student(incident.student()));
        }
        outbox.put(Notice.of(
                NoticeKind.INCIDENT_CLOSED,
                request.college(),
                to,
                "/incidents/" + incident.id(),
                Detail.words(request.title())));
    }
}
