package org.qinglin.app.attendance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Helper;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.attendance.internal.ReviewNotices;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the organiser says of attendance: who was seen coming and leaving, by eye or off the signed sheet, and how to take
 * what is missing or contradictory. Nothing is overwritten; the latest word counts.
 */
@Service
@Transactional
public class Reviews {

    private static final Duration LOOKS_BACK = Duration.ofDays(60);
    private static final int MOST_REASON = 200;
    private static final DateTimeFormatter FORM_TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final JdbcClient jdbc;
    private final Attendance attendance;
    private final MarkStore store;
    private final Sessions sessions;
    private final Places places;
    private final Students students;
    private final AuditTrail audit;
    private final ReviewNotices notices;
    private final Clock clock;

    Reviews(
            JdbcClient jdbc,
            Attendance attendance,
            MarkStore store,
            Sessions sessions,
            Places places,
            Students students,
            AuditTrail audit,
            ReviewNotices notices,
            Clock clock) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.store = store;
        this.sessions = sessions;
        this.places = places;
        this.students = students;
        this.audit = audit;
        this.notices = notices;
        this.clock = clock;
    }

    /** @param came what the organiser said last, if so; {@code absent} that nobody came */
    public record Row(
            Student student,
            Presence presence,
            List<Mark> marks,
            @Nullable Instant came,
            @Nullable Instant left,
            boolean absent) {

        /** {@code 08:55}, as a form takes it, or nothing. */
        public String cameTime() {
            return clockTime(came);
        }

        public String leftTime() {
            return clockTime(left);
        }

        private static String clockTime(@Nullable Instant at) {
            return at == null ? "" : FORM_TIME.format(at.atZone(China.TIME));
        }
    }

    /** All marks of a session, those to look at first. */
    public record Sheet(Attendance.Seen seen, boolean confirmed, List<Row> rows) {

        public List<Row> toReview() {
            return rows.stream().filter(each -> each.presence().toReview()).toList();
        }
    }

    /** A session of the organiser's with something to look at. */
    public record Waiting(Attendance.Seen seen, int people) {}

    private Optional<Attendance.Seen> own(Viewer viewer, SessionId id) {
        return attendance
                .find(viewer, id)
                .filter(each -> each.request().community().equals(viewer.place()));
    }

    @Transactional(readOnly = true)
    public Optional<Sheet> sheet(Viewer viewer, SessionId id) {
        return own(viewer, id).map(seen -> new Sheet(seen, store.isConfirmed(id), rows(seen)));
    }

    private List<Row> rows(Attendance.Seen seen) {
        var roster = roster(seen.session().id());
        var people = students.byIds(roster);
        var presence = store.presence(seen.session(), roster);
        var known = store.known(seen.session().id(), roster);
        var rows = new ArrayList<Row>();
        for (var id : roster) {
            var student = people.get(id);
            var all = Objects.requireNonNull(known.get(id));
            var word = all.word();
            if (student != null) {
                rows.add(new Row(
                        student,
                        Objects.requireNonNull(presence.get(id)),
                        all.marks(),
                        word == null ? null : word.came(),
                        word == null ? null : word.left(),
                        all.absent()));
            }
        }
        rows.sort(Comparator.comparing(row -> !row.presence().toReview()));
        return rows;
    }

    private List<StudentId> roster(SessionId session) {
        return places.helpers(List.of(session)).stream().map(Helper::student).toList();
    }

    /** The organiser's queue: sessions that are over, not confirmed, and doubtful for somebody. */
    @Transactional(readOnly = true)
    public List<Waiting> queue(Viewer viewer) {
        var now = clock.instant();
        return sessions.of(viewer.mustPlace(), now.minus(LOOKS_BACK)).stream()
                .filter(each -> !each.isCancelled() && each.endsAt().isBefore(now) && !store.isConfirmed(each.id()))
                .flatMap(each -> own(viewer, each.id()).stream())
                .map(seen -> new Waiting(seen, toReview(seen)))
                .filter(each -> each.people() > 0)
                .toList();
    }

    private int toReview(Attendance.Seen seen) {
        return (int) store.presence(seen.session(), roster(seen.session().id())).values().stream()
                .filter(Presence::toReview)
                .count();
    }

    /** What the organiser saw, or reads off the signed sheet. It replaces what was said before. */
    public ReviewOutcome witness(
            Viewer viewer,
            SessionId id,
            StudentId student,
            @Nullable Instant came,
            @Nullable Instant left,
            boolean absent) {
        var seen = own(viewer, id);
        var hindered = hindered(seen, id, student);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        if (absent && (came != null || left != null)) {
            return new ReviewOutcome.Contradicts();
        }
        if (!absent && came == null && left == null) {
            return new ReviewOutcome.NothingSaid();
        }
        if (came != null && left != null && !came.isBefore(left)) {
            return new ReviewOutcome.LeftBeforeCame(came, left);
        }
        var session = seen.orElseThrow().session();
        var from = session.startsAt().minus(Marking.EARLY);
        var to = session.endsAt().plus(Marking.LATE);
        var now = clock.instant();
        for (var at : new Instant[] {came, left}) {
            if (at != null && (at.isBefore(from) || at.isAfter(to) || at.isAfter(now))) {
                return new ReviewOutcome.NotPossible(at, from, to.isAfter(now) ? now : to);
            }
        }
        jdbc.sql("""
                insert into attendance.witness (session_id, student_id, came_at, left_at, absent, said_by, said_at)
                values (:session, :student, :came, :left, :absent, :by, :now)""")
                .param("session", id.value())
                .param("student", student.value())
                .param("came", came == null ? null : Sql.at(came))
                .param("left", left == null ? null : Sql.at(left))
                .param("absent", absent)
                .param("by", viewer.account().value())
                .param("now", Sql.at(now))
                .update();
        audit.record(viewer, "attendance-witnessed", "session " + id.value(), "student " + student.value());
        var presence = store.presence(session, List.of(student)).get(student);
        return new ReviewOutcome.Done(Objects.requireNonNull(presence).proposal());
    }

    /**
     * Takes the proposal for what is missing or contradictory, or another number with a reason, which the student reads.
     *
     * @param minutes null for the proposal
     */
    public ReviewOutcome decide(
            Viewer viewer, SessionId id, StudentId student, @Nullable Integer minutes, @Nullable String reason) {
        var seen = own(viewer, id);
        var hindered = hindered(seen, id, student);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        var session = seen.orElseThrow().session();
        var known = Objects.requireNonNull(store.known(id, List.of(student)).get(student));
        var reading = store.read(session, known);
        if (reading.doubts().isEmpty()) {
            return new ReviewOutcome.NothingToDecide();
        }
        int value = minutes == null ? reading.proposal() : minutes;
        if (value < 0 || value > session.minutes()) {
            return new ReviewOutcome.TooManyMinutes(value, session.minutes());
        }
        var why = reason == null ? "" : reason.strip();
        boolean changed = value != reading.proposal();
        if (changed && why.isEmpty() || why.length() > MOST_REASON) {
            return new ReviewOutcome.ReasonMissing();
        }
        jdbc.sql("""
                insert into attendance.decision (session_id, student_id, proposed, minutes, reason, evidence,
                    decided_by, decided_at)
                values (:session, :student, :proposed, :minutes, :reason, :evidence, :by, :now)""")
                .param("session", id.value())
                .param("student", student.value())
                .param("proposed", reading.proposal())
                .param("minutes", value)
                .param("reason", why.isEmpty() ? null : why)
                .param("evidence", known.evidence(reading))
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        audit.record(
                viewer,
                "attendance-decided",
                "session " + id.value(),
                "student " + student.value() + ": " + reading.proposal() + " → " + value + " min");
        if (changed) {
            notices.decided(seen.orElseThrow(), student, value, why);
        }
        return new ReviewOutcome.Done(value);
    }

    private Optional<ReviewOutcome> hindered(Optional<Attendance.Seen> seen, SessionId id, StudentId student) {
        if (seen.isEmpty()) {
            return Optional.of(new ReviewOutcome.NotFound());
        }
        if (!places.serves(student, id)) {
            return Optional.of(new ReviewOutcome.NotOnRoster());
        }
        store.lock(id, student);
        return store.isConfirmed(id) ? Optional.of(new ReviewOutcome.Closed()) : Optional.empty();
    }

    /** Tells organisers, once a session, that something is to be looked at. Run every now and then. */
    public int tell() {
        int told = 0;
        for (var session : sessions.byIds(recentlyMarked())) {
            var over = session.endsAt().plus(Marking.LATE);
            if (session.isCancelled() || over.isAfter(clock.instant())) {
                continue;
            }
            int first = jdbc.sql("""
                    insert into attendance.review_told (session_id, told_at) values (:session, :now)
                    on conflict do nothing""")
                    .param("session", session.id().value())
                    .param("now", Sql.at(clock.instant()))
                    .update();
            var people = store.presence(session, roster(session.id())).values().stream()
                    .filter(Presence::toReview)
                    .count();
            if (first == 1 && people > 0) {
                notices.toReview(session, (int) people);
                told++;
            }
        }
        return told;
    }

    private List<SessionId> recentlyMarked() {
        return jdbc.sql("""
                select distinct m.session_id from attendance.mark m
                where m.at > :since
                  and not exists (select from attendance.confirmation c where c.session_id = m.session_id)
                  and not exists (select from attendance.review_told t where t.session_id = m.session_id)""")
                .param("since", Sql.at(clock.instant().minus(Duration.ofDays(3))))
                .query((row, number) -> new SessionId(row.getLong(1)))
                .list();
    }
}
