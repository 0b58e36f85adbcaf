package org.qinglin.app.attendance;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinglin.app.assignment.Misses;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sign-in and sign-out by the organiser's code, and the community's confirmation of the hours. */
@Service
@Transactional
public class Attendance {

    private final JdbcClient jdbc;
    private final MarkStore store;
    private final Marking marking;
    private final Sessions sessions;
    private final Requests requests;
    private final Places places;
    private final Hours hours;
    private final Misses misses;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    Attendance(
            JdbcClient jdbc,
            MarkStore store,
            Marking marking,
            Sessions sessions,
            Requests requests,
            Places places,
            Hours hours,
            Misses misses,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.marking = marking;
        this.sessions = sessions;
        this.requests = requests;
        this.places = places;
        this.hours = hours;
        this.misses = misses;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A session with its request, if the viewer may see it as its organiser, college or helper. */
    public record Seen(ServiceSession session, ServiceRequest request) {}

    @Transactional(readOnly = true)
    public Optional<Seen> find(Viewer viewer, SessionId id) {
        return sessions.find(id)
                .flatMap(
                        session -> requests.find(viewer, session.request()).map(request -> new Seen(session, request)));
    }

    /** The session that a student serves at, or served at until it was cancelled. */
    @Transactional(readOnly = true)
    public Optional<Seen> findForHelper(Viewer viewer, SessionId id) {
        var student = viewer.mustStudent();
        return sessions.find(id)
                .filter(session -> session.isCancelled() ? places.everServed(student, id) : places.serves(student, id))
                .map(session -> new Seen(
                        session,
                        requests.byIds(List.of(session.request()))
                                .values()
                                .iterator()
                                .next()));
    }

    /** The student signs in or out with the code that the organiser shows. */
    public MarkOutcome mark(Viewer viewer, SessionId id, String code) {
        return marking.byCode(viewer, id, code);
    }

    /** Who was there, from the marks and the organiser's word; everyone on the roster has an entry. */
    @Transactional(readOnly = true)
    public Map<StudentId, Presence> presence(ServiceSession session, Collection<StudentId> roster) {
        return store.presence(session, roster);
    }

    @Transactional(readOnly = true)
    public boolean isConfirmed(SessionId session) {
        return store.isConfirmed(session);
    }

    /** When the hours of a session were confirmed. */
    @Transactional(readOnly = true)
    public Optional<Instant> confirmedAt(SessionId session) {
        return jdbc.sql("select confirmed_at from attendance.confirmation where session_id = :session")
                .param("session", session.value())
                .query((row, number) -> Sql.instant(row, "confirmed_at"))
                .optional();
    }

    /** What came of confirming hours. */
    public sealed interface Confirmed {

        record Done(int people, int minutes) implements Confirmed {}

        /** Another tap or person was faster. */
        record Already() implements Confirmed {}

        /** The session is not over. */
        record TooEarly(Instant endsAt) implements Confirmed {}

        /** The session did not take place. */
        record Cancelled() implements Confirmed {}

        /** More than the session lasted, or less than nothing. */
        record NotPossible(StudentId student, int minutes, int most) implements Confirmed {}

        record NotFound() implements Confirmed {}
    }

    /**
     * The community confirms who served how long. What equals the marks is entered as scanned, or as geofenced if each
     * was made near the place, anything else as confirmed by the community; 0 minutes enter nothing.
     */
    public Confirmed confirm(Viewer viewer, SessionId id, Map<StudentId, Integer> minutes) {
        var seen = find(viewer, id);
        if (seen.isEmpty()) {
            return new Confirmed.NotFound();
        }
        var session = seen.get().session();
        if (session.isCancelled()) {
            return new Confirmed.Cancelled();
        }
        var roster =
                places.helpers(List.of(id)).stream().map(each -> each.student()).toList();
        for (var student : roster) {
            int value = minutes.getOrDefault(student, 0);
            if (value < 0 || value > session.minutes()) {
                return new Confirmed.NotPossible(student, value, session.minutes());
            }
        }
        if (clock.instant().isBefore(session.endsAt()) && !everyoneLeft(session, roster)) {
            return new Confirmed.TooEarly(session.endsAt());
        }
        int confirmed = jdbc.sql("""
                insert into attendance.confirmation (session_id, college_id, confirmed_by, confirmed_at)
                values (:session, :college, :account, :now) on conflict do nothing""")
                .param("session", id.value())
                .param("college", seen.get().request().college().value())
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        if (confirmed == 0) {
            return new Confirmed.Already();
        }
        return enter(viewer, seen.get(), roster, minutes);
    }

    /** A session that ended early is over once everyone who came has signed out. */
    private boolean everyoneLeft(ServiceSession session, List<StudentId> roster) {
        var presence = presence(session, roster).values();
        return presence.stream().anyMatch(Presence::complete)
                && presence.stream().noneMatch(Presence::inNow);
    }

    private static boolean hasMark(Map<StudentId, Presence> presence, StudentId student) {
        var marked = presence.get(student);
        return marked != null && (marked.signedIn() != null || marked.doubts().contains(Doubt.NO_SIGN_IN));
    }

    private Confirmed enter(Viewer viewer, Seen seen, List<StudentId> roster, Map<StudentId, Integer> minutes) {
        var presence = presence(seen.session(), roster);
        var session = seen.session();
        misses.noShow(
                seen.request().college(),
                session.id(),
                seen.request().title(),
                session.startsAt(),
                roster.stream()
                        .filter(each -> minutes.getOrDefault(each, 0) == 0 && !hasMark(presence, each))
                        .toList());
        int people = 0;
        int total = 0;
        for (var student : roster) {
            int value = minutes.getOrDefault(student, 0);
            if (value == 0) {
                continue;
            }
            var marked = presence.get(student);
            hours.enter(
                    seen.request().college(),
                    student,
                    seen.session().id(),
                    value,
                    marked == null ? Origin.COMMUNITY_CONFIRMED : marked.origin(value),
                    "session/" + seen.session().id().value() + "/student/" + student.value(),
                    viewer.account());
            outbox.put(Notice.of(
                    NoticeKind.HOURS_CONFIRMED,
                    seen.request().college(),
                    List.of(Recipient.student(student)),
                    "/my/sessions/" + seen.session().id().value(),
                    Detail.words(seen.request().title()),
                    Detail.minutes(value)));
            people++;
            total += value;
        }
        audit.record(
                viewer, "hours-confirmed", "session " + seen.session().id().value(), people + " / " + total + " min");
        return new Confirmed.Done(people, total);
    }
}
