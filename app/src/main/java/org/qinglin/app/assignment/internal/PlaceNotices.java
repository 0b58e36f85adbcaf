package org.qinglin.app.assignment.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionCancelled;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionMoved;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;

/** What people are told when something becomes of a place that is held: all within the transaction that makes it so. */
@Component
public class PlaceNotices {

    private final Sessions sessions;
    private final Requests requests;
    private final Outbox outbox;

    PlaceNotices(Sessions sessions, Requests requests, Outbox outbox) {
        this.sessions = sessions;
        this.requests = requests;
        this.outbox = outbox;
    }

    /** @param holders who keeps the place until {@code confirmBy}; {@code asked} who has not answered an offer */
    void moved(SessionMoved moved, Collection<StudentId> holders, Collection<StudentId> asked, Instant confirmBy) {
        var request = moved.request();
        if (!holders.isEmpty()) {
            put(
                    NoticeKind.SESSION_MOVED,
                    request,
                    students(holders),
                    "/my/sessions/" + moved.after().id().value(),
                    words(request),
                    period(moved.before()),
                    period(moved.after()),
                    Detail.words(moved.after().place()),
                    Detail.person(moved.reason()),
                    Detail.moment(confirmBy));
        }
        if (!asked.isEmpty()) {
            changed(moved, students(asked), "/my");
        }
        changed(
                moved,
                List.of(Recipient.college(request.college())),
                "/orders/" + request.id().value());
    }

    private void changed(SessionMoved moved, List<Recipient> to, String link) {
        put(
                NoticeKind.SESSION_CHANGED,
                moved.request(),
                to,
                link,
                words(moved.request()),
                period(moved.before()),
                period(moved.after()),
                Detail.words(moved.after().place()),
                Detail.person(moved.reason()));
    }

    void cancelled(SessionCancelled cancelled, Collection<StudentId> students) {
        var request = cancelled.request();
        if (!students.isEmpty()) {
            calledOff(cancelled, students(students), "/my");
        }
        calledOff(
                cancelled,
                List.of(Recipient.college(request.college())),
                "/orders/" + request.id().value());
    }

    private void calledOff(SessionCancelled cancelled, List<Recipient> to, String link) {
        put(
                NoticeKind.SESSION_CALLED_OFF,
                cancelled.request(),
                to,
                link,
                words(cancelled.request()),
                period(cancelled.session()),
                Detail.person(cancelled.reason()));
    }

    /** The community learns that a place is free again; who it was is on the roster's history, not in a message. */
    public void givenUp(SessionId id) {
        about(
                id,
                (session, request) -> put(
                        NoticeKind.PLACE_GIVEN_UP,
                        request,
                        List.of(Recipient.community(request.community())),
                        "/sessions/" + id.value(),
                        words(request),
                        period(session)));
    }

    public void lapsed(SessionId id, StudentId student) {
        about(
                id,
                (session, request) -> put(
                        NoticeKind.PLACE_LAPSED,
                        request,
                        List.of(Recipient.student(student)),
                        "/my",
                        words(request),
                        period(session)));
    }

    /** The organiser learns that somebody applied. */
    public void applied(SessionId id) {
        about(
                id,
                (session, request) -> put(
                        NoticeKind.PLACE_APPLIED_FOR,
                        request,
                        List.of(Recipient.community(request.community())),
                        "/sessions/" + id.value(),
                        words(request),
                        period(session)));
    }

    /** @param taken whether the organiser took the student */
    public void chosen(SessionId id, StudentId student, boolean taken) {
        about(
                id,
                (session, request) -> put(
                        taken ? NoticeKind.APPLICATION_ACCEPTED : NoticeKind.APPLICATION_REFUSED,
                        request,
                        List.of(Recipient.student(student)),
                        taken ? "/my/sessions/" + id.value() : "/pool",
                        words(request),
                        period(session)));
    }

    /** Who applied hears how the lottery went, and the organiser that it was drawn. */
    void lotteryDrawn(SessionId id, Collection<StudentId> placed, Collection<StudentId> waiting) {
        about(id, (session, request) -> {
            var drawn = "/lotteries/" + id.value();
            if (!placed.isEmpty()) {
                put(
                        NoticeKind.LOTTERY_WON,
                        request,
                        students(placed),
                        "/my/sessions/" + id.value(),
                        words(request),
                        period(session));
            }
            if (!waiting.isEmpty()) {
                put(NoticeKind.LOTTERY_WAITING, request, students(waiting), drawn, words(request), period(session));
            }
            put(
                    NoticeKind.LOTTERY_DRAWN,
                    request,
                    List.of(Recipient.community(request.community())),
                    drawn,
                    words(request),
                    period(session),
                    Detail.number(placed.size() + waiting.size()),
                    Detail.number(placed.size()));
        });
    }

    /** Who applied hears that nothing is drawn, and that the places are there for who comes first. */
    public void lotteryCalledOff(SessionId id, Collection<StudentId> applied) {
        about(
                id,
                (session, request) -> put(
                        NoticeKind.LOTTERY_CALLED_OFF,
                        request,
                        students(applied),
                        "/pool",
                        words(request),
                        period(session)));
    }

    /** Whoever started a group of friends hears that one more has agreed. The code stands in no message: webhooks tell those, too. */
    public void groupGrew(SessionId id, StudentId starter, int people) {
        about(
                id,
                (session, request) -> put(
                        NoticeKind.GROUP_GREW,
                        request,
                        List.of(Recipient.student(starter)),
                        "/pool",
                        words(request),
                        period(session),
                        Detail.number(people)));
    }

    /** Friends hear that their group ended before anybody was signed up. */
    public void groupEnded(SessionId id, Collection<StudentId> members) {
        about(
                id,
                (session, request) -> put(
                        NoticeKind.GROUP_ENDED, request, students(members), "/pool", words(request), period(session)));
    }

    /** Friends hear that what they applied for together is taken back, since one of them will not go. */
    public void groupTakenBack(SessionId id, Collection<StudentId> members) {
        about(
                id,
                (session, request) -> put(
                        NoticeKind.GROUP_TAKEN_BACK,
                        request,
                        students(members),
                        "/pool",
                        words(request),
                        period(session)));
    }

    /** A receipt for those who signed up and got in. */
    void taken(SessionId id, Collection<StudentId> students) {
        about(
                id,
                (session, request) -> put(
                        NoticeKind.PLACE_TAKEN,
                        request,
                        students(students),
                        "/my/sessions/" + id.value(),
                        words(request),
                        period(session)));
    }

    /** Who is next in line hears that a place is held for them, and until when. */
    void freeForYou(SessionId id, Collection<StudentId> students, Instant by) {
        about(
                id,
                (session, request) -> put(
                        NoticeKind.PLACE_FREE_FOR_YOU,
                        request,
                        students(students),
                        "/my",
                        words(request),
                        period(session),
                        Detail.moment(by)));
    }

    /** Members hear that their team takes part, and until when they may say whether they come. */
    public void teamTakesPart(SessionId id, String team, Collection<StudentId> members, Instant by) {
        about(
                id,
                (session, request) -> put(
                        NoticeKind.TEAM_TAKES_PART,
                        request,
                        students(members),
                        "/my/sessions/" + id.value(),
                        Detail.words(team),
                        words(request),
                        period(session),
                        Detail.moment(by)));
    }

    /** Whoever leads the team reads how many places are kept for it, and until when. */
    public void shareOffered(SessionId id, TeamId team, long share, int places, Instant by) {
        about(
                id,
                (session, request) -> put(
                        NoticeKind.TEAM_SHARE_OFFERED,
                        request,
                        List.of(Recipient.leaderOf(team)),
                        "/shares/" + share,
                        words(request),
                        period(session),
                        Detail.number(places),
                        Detail.moment(by)));
    }

    /** Whoever parted the order, and the college, read what became of a share. */
    public void shareAnswered(NoticeKind kind, SessionId id, String team, int places, AccountId offeredBy) {
        about(
                id,
                (session, request) -> put(
                        kind,
                        request,
                        List.of(Recipient.college(request.college()), Recipient.account(offeredBy)),
                        "/orders/" + request.id().value() + "/shares",
                        Detail.words(team),
                        words(request),
                        period(session),
                        Detail.number(places)));
    }

    public void shareGone(SessionId id, TeamId team) {
        about(
                id,
                (session, request) -> put(
                        NoticeKind.TEAM_SHARE_GONE,
                        request,
                        List.of(Recipient.leaderOf(team)),
                        "/shares",
                        words(request),
                        period(session)));
    }

    private void about(SessionId id, java.util.function.BiConsumer<ServiceSession, ServiceRequest> told) {
        var session = sessions.find(id).orElseThrow();
        var request = requests.byIds(List.of(session.request())).get(session.request());
        told.accept(session, java.util.Objects.requireNonNull(request));
    }

    private void put(NoticeKind kind, ServiceRequest request, List<Recipient> to, String link, Detail... details) {
        outbox.put(Notice.of(kind, request.college(), to, link, details));
    }

    private static List<Recipient> students(Collection<StudentId> students) {
        return students.stream().distinct().map(Recipient::student).toList();
    }

    private static Detail words(ServiceRequest request) {
        return Detail.words(request.title());
    }

    private static Detail period(ServiceSession session) {
        return Detail.period(session.startsAt(), session.endsAt());
    }
}
