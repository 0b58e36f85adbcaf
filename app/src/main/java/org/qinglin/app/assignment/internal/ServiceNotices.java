package org.qinglin.app.assignment.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What students are told of their places: offered, cancelled, soon. */
@Component
@Transactional
public class ServiceNotices {

    private static final String MY_WEEK = "/my";
    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Duration SOON = Duration.ofHours(2);

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final Requests requests;
    private final Outbox outbox;
    private final Clock clock;

    ServiceNotices(JdbcClient jdbc, Sessions sessions, Requests requests, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.requests = requests;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** An offer just made. */
    public record Made(StudentId student, SessionId session) {}

    public void offered(CollegeId college, Collection<Made> offers, Instant respondBy) {
        var about = about(offers.stream().map(Made::session).toList());
        for (var offer : offers) {
            var occasion = about.get(offer.session());
            if (occasion != null) {
                var start = occasion.session().startsAt();
                outbox.put(Notice.of(
                        NoticeKind.OFFER_MADE,
                        college,
                        List.of(Recipient.student(offer.student())),
                        MY_WEEK,
                        occasion.title(),
                        occasion.period(),
                        Detail.moment(respondBy.isBefore(start) ? respondBy : start)));
            }
        }
    }

    /** A session that will not take place, told to everyone who had accepted or was asked. */
    public void cancelled(CollegeId college, SessionId session, Collection<StudentId> students) {
        var occasion = about(List.of(session)).get(session);
        if (occasion != null && !students.isEmpty()) {
            outbox.put(Notice.of(
                    NoticeKind.SESSION_CANCELLED,
                    college,
                    students.stream().distinct().map(Recipient::student).toList(),
                    MY_WEEK,
                    occasion.title(),
                    occasion.period()));
        }
    }

    /**
     * Reminds whoever serves, a day and two hours before; who accepted later than that knows it anyway. Each place is
     * reminded of once, whatever node looks.
     */
    @Scheduled(fixedDelayString = "${qinglin.remind-every:PT1M}", initialDelayString = "${qinglin.remind-every:PT1M}")
    public int remind() {
        return remind("DAY", A_DAY, NoticeKind.SESSION_TOMORROW) + remind("SOON", SOON, NoticeKind.SESSION_SOON);
    }

    private record Due(CollegeId college, SessionId session, StudentId student) {}

    private int remind(String kind, Duration before, NoticeKind notice) {
        var due = jdbc.sql("""
                with due as (
                    insert into assignment.reminder (acceptance_id, kind, starts_at)
                    select a.id, :kind, lower(a.during) from assignment.acceptance a
                    where a.cancelled_at is null and lower(a.during) > :now and lower(a.during) <= :until
                      and a.confirmed_at < lower(a.during) - :before::interval
                    on conflict do nothing returning acceptance_id)
                select a.college_id, a.session_id, a.student_id
                from due join assignment.acceptance a on a.id = due.acceptance_id order by a.id""")
                .param("kind", kind)
                .param("now", Sql.at(clock.instant()))
                .param("until", Sql.at(clock.instant().plus(before)))
                .param("before", before.toString())
                .query((row, number) -> new Due(
                        new CollegeId(row.getLong("college_id")),
                        new SessionId(row.getLong("session_id")),
                        new StudentId(row.getLong("student_id"))))
                .list();
        var about = about(due.stream().map(Due::session).distinct().toList());
        for (var each : due) {
            var occasion = about.get(each.session());
            if (occasion != null) {
                outbox.put(Notice.of(
                        notice,
                        each.college(),
                        List.of(Recipient.student(each.student())),
                        "/my/sessions/" + each.session().value(),
                        occasion.title(),
                        occasion.period(),
                        Detail.words(occasion.session().place())));
            }
        }
        return due.size();
    }

    private record Occasion(ServiceSession session, ServiceRequest request) {

        Detail title() {
            return Detail.words(request.title());
        }

        Detail period() {
            return Detail.period(session.startsAt(), session.endsAt());
        }
    }

    private Map<SessionId, Occasion> about(List<SessionId> ids) {
        var found = sessions.byIds(ids);
        var of = requests.byIds(found.stream().map(ServiceSession::request).toList());
        var about = new HashMap<SessionId, Occasion>();
        for (var session : found) {
            var request = of.get(session.request());
            if (request != null) {
                about.put(session.id(), new Occasion(session, request));
            }
        }
        return about;
    }
}
