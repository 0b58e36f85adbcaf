package org.qinglin.app.attendance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** Marks are taken from half an hour before a session to an hour after it. */
    static final Duration EARLY = Duration.ofMinutes(30);

    static final Duration LATE = Duration.ofMinutes(60);

    /** Domain rule 8. */
    static final int MOST_PAIRS = 3;

    private final JdbcClient jdbc;
    private final SignInCode codes;
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
            SignInCode codes,
            Sessions sessions,
            Requests requests,
            Places places,
            Hours hours,
            Misses misses,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.codes = codes;
        this.sessions = sessions;
        this.requests = requests;
        this.places = places;
        this.hours = hours;
        this.misses = misses;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Mark(StudentId student, boolean in, Instant at) {}

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

    /** The student signs in, or out if signed in, with the code that the organiser shows. */
    public MarkOutcome mark(Viewer viewer, SessionId id, String code) {
        var student = viewer.mustStudent();
        var session = sessions.find(id);
        if (session.isEmpty() || !places.serves(student, id)) {
            return new MarkOutcome.NotOnRoster();
        }
        if (!mayStart(session.get())) {
            return new MarkOutcome.NotInsured();
        }
        var step = codes.validStep(id, code);
        if (step.isEmpty()) {
            return new MarkOutcome.CodeNotValid();
        }
        var from = session.get().startsAt().minus(EARLY);
        var to = session.get().endsAt().plus(LATE);
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (now.isBefore(from) || now.isAfter(to)) {
            return new MarkOutcome.OutsideHours(from, to);
        }
        lockMarks(id, student);
        if (isConfirmed(id)) {
            return new MarkOutcome.Closed();
        }
        return mark(session.get(), student, step.getAsLong(), now);
    }

    private boolean mayStart(ServiceSession session) {
        return requests.byIds(List.of(session.request())).values().stream().allMatch(ServiceRequest::mayStart);
    }

    private MarkOutcome mark(ServiceSession session, StudentId student, long step, Instant now) {
        var marks = marks(session.id(), student);
        var last = marks.isEmpty() ? null : marks.get(marks.size() - 1);
        var usedFor = jdbc.sql(
                        "select at from attendance.mark where session_id = :session and student_id = :student and step >= :step")
                .param("session", session.id().value())
                .param("student", student.value())
                .param("step", step - 1)
                .query((row, number) -> Sql.instant(row, "at"))
                .list();
        if (!usedFor.isEmpty()) {
            // A second tap or a reload within the code's life: neither a new sign-in nor an accidental sign-out.
            return new MarkOutcome.Repeated(usedFor.get(0));
        }
        boolean signIn = last == null || !last.in();
        if (signIn && marks.stream().filter(Mark::in).count() >= MOST_PAIRS) {
            return new MarkOutcome.TooMany();
        }
        insert(session.id(), student, signIn, now, step);
        if (signIn) {
            return new MarkOutcome.SignedIn(now);
        }
        return new MarkOutcome.SignedOut(
                now, presence(session, student, marks(session.id(), student)).minutes());
    }

    /** One student's marks at one session are taken one after the other. */
    private void lockMarks(SessionId session, StudentId student) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "mark/" + session.value() + "/" + student.value())
                .query(row -> {});
    }

    private void insert(SessionId session, StudentId student, boolean in, Instant at, long step) {
        jdbc.sql("""
                insert into attendance.mark (session_id, student_id, kind, at, step)
                values (:session, :student, :kind, :at, :step)""")
                .param("session", session.value())
                .param("student", student.value())
                .param("kind", in ? "IN" : "OUT")
                .param("at", Sql.at(at))
                .param("step", step)
                .update();
    }

    private List<Mark> marks(SessionId session, @Nullable StudentId student) {
        return jdbc.sql("""
                select student_id, kind, at from attendance.mark
                where session_id = :session and (:student::bigint is null or student_id = :student) order by at, id""")
                .param("session", session.value())
                .param("student", student == null ? null : student.value(), java.sql.Types.BIGINT)
                .query((row, number) -> new Mark(
                        new StudentId(row.getLong("student_id")),
                        row.getString("kind").equals("IN"),
                        Sql.instant(row, "at")))
                .list();
    }

    /** Who was there, from the marks; everyone on the roster has an entry. */
    @Transactional(readOnly = true)
    public Map<StudentId, Presence> presence(ServiceSession session, Collection<StudentId> roster) {
        var byStudent = new HashMap<StudentId, List<Mark>>();
        for (var mark : marks(session.id(), null)) {
            byStudent.computeIfAbsent(mark.student(), id -> new ArrayList<>()).add(mark);
        }
        var presence = new HashMap<StudentId, Presence>();
        for (var student : roster) {
            presence.put(student, presence(session, student, byStudent.getOrDefault(student, List.of())));
        }
        return presence;
    }

    private static Presence presence(ServiceSession session, StudentId student, List<Mark> marks) {
        Instant first = null;
        Instant last = null;
        Instant open = null;
        long seconds = 0;
        for (var mark : marks) {
            if (mark.in()) {
                first = first == null ? mark.at() : first;
                open = mark.at();
            } else if (open != null) {
                seconds += secondsWithin(session, open, mark.at());
                last = mark.at();
                open = null;
            }
        }
        return new Presence(student, first, last, (int) ((seconds + 30) / 60), open != null);
    }

    private static long secondsWithin(ServiceSession session, Instant from, Instant to) {
        var start = from.isBefore(session.startsAt()) ? session.startsAt() : from;
        var end = to.isAfter(session.endsAt()) ? session.endsAt() : to;
        return Math.max(0, Duration.between(start, end).toSeconds());
    }

    @Transactional(readOnly = true)
    public boolean isConfirmed(SessionId session) {
        return jdbc.sql("select exists (select from attendance.confirmation where session_id = :session)")
                .param("session", session.value())
                .query(Boolean.class)
                .single();
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
     * The community confirms who served how long. What equals the marks is entered as scanned, anything else as confirmed
     * by the community; 0 minutes enter nothing.
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
        return marked != null && marked.signedIn() != null;
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
            boolean scanned = marked != null && marked.complete() && marked.minutes() == value;
            hours.enter(
                    seen.request().college(),
                    student,
                    seen.session().id(),
                    value,
                    scanned ? Origin.SCANNED : Origin.COMMUNITY_CONFIRMED,
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
