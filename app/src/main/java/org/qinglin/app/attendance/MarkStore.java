package org.qinglin.app.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks, the organiser's word and decisions as they are kept, and what they say together. */
@Component
class MarkStore {

    private final JdbcClient jdbc;
    private final AttendanceRules rules;
    private final Clock clock;

    MarkStore(JdbcClient jdbc, AttendanceRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    /** One student's marks at one session are taken one after the other. */
    void lock(SessionId session, StudentId student) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "mark/" + session.value() + "/" + student.value())
                .query(row -> {});
    }

    /** A mark with the step of its code. */
    record Stepped(MarkKind kind, Instant at, long step) {}

    /** One student's scans at a session, in time. */
    List<Stepped> scans(SessionId session, StudentId student) {
        return jdbc.sql("""
                select kind, at, step from attendance.mark
                where session_id = :session and student_id = :student order by at, id""")
                .param("session", session.value())
                .param("student", student.value())
                .query((row, number) -> new Stepped(
                        MarkKind.valueOf(row.getString("kind")), Sql.instant(row, "at"), row.getLong("step")))
                .list();
    }

    int signIns(Collection<SessionId> sessions, StudentId student) {
        return jdbc.sql("""
                select count(*) from attendance.mark
                where session_id = any (:sessions) and student_id = :student and kind = 'IN'""")
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .param("student", student.value())
                .query(Integer.class)
                .single();
    }

    /** When a kept scan was entered, by the phone's own number of it. */
    Optional<Instant> enteredAs(UUID scan) {
        return jdbc.sql("select at from attendance.mark where scan_id = :scan")
                .param("scan", scan)
                .query((row, number) -> Sql.instant(row, "at"))
                .optional();
    }

    /** @return whether it was entered; the same scan or step is entered once */
    boolean add(SessionId session, long step, @Nullable UUID scan, Mark mark) {
        var fence = mark.fence();
        return jdbc.sql("""
                insert into attendance.mark (session_id, student_id, kind, at, step, source, scan_id, phone_at,
                    settled_at, fence, metres)
                values (:session, :student, :kind, :at, :step, :source, :scan, :phone, :settled, :fence, :metres)
                on conflict do nothing""")
                        .param("session", session.value())
                        .param("student", mark.student().value())
                        .param("kind", mark.kind().name())
                        .param("at", Sql.at(mark.at()))
                        .param("step", step)
                        .param("source", mark.source().name())
                        .param("scan", scan)
                        .param("phone", mark.phoneAt() == null ? null : Sql.at(mark.phoneAt()))
                        .param("settled", mark.settledAt() == null ? null : Sql.at(mark.settledAt()))
                        .param("fence", fence == null ? null : fence.side().name())
                        .param("metres", fence == null ? null : fence.metres())
                        .update()
                == 1;
    }

    boolean isConfirmed(SessionId session) {
        return jdbc.sql("select exists (select from attendance.confirmation where session_id = :session)")
                .param("session", session.value())
                .query(Boolean.class)
                .single();
    }

    /** The organiser's latest word about a student. */
    record Word(
            long id,
            StudentId student,
            @Nullable Instant came,
            @Nullable Instant left,
            boolean absent,
            Instant saidAt) {

        List<Mark> marks() {
            var marks = new ArrayList<Mark>();
            if (came != null) {
                marks.add(new Mark(student, MarkKind.IN, came, Mark.Source.WITNESSED, null, null, null));
            }
            if (left != null) {
                marks.add(new Mark(student, MarkKind.OUT, left, Mark.Source.WITNESSED, null, null, null));
            }
            return marks;
        }
    }

    /** What is known of one student at a session. */
    record Known(List<Mark> marks, @Nullable Word word) {

        boolean absent() {
            return word != null && word.absent();
        }

        /** Changes whenever something new is known, so that a decision on less does not stand for it. */
        String evidence(Reading reading) {
            return reading.doubts().stream().map(Enum::name).sorted().collect(Collectors.joining("+")) + "/"
                    + marks.size() + "/" + (word == null ? 0 : word.id());
        }
    }

    Map<StudentId, Known> known(SessionId session, Collection<StudentId> roster) {
        var words = words(session);
        var marks = jdbc
                .sql("select * from attendance.mark where session_id = :session order by at, id")
                .param("session", session.value())
                .query(MarkStore::mark)
                .list()
                .stream()
                .collect(Collectors.groupingBy(Mark::student));
        var known = new HashMap<StudentId, Known>();
        for (var student : roster) {
            var all = new ArrayList<>(marks.getOrDefault(student, List.of()));
            var word = words.get(student);
            if (word != null) {
                all.addAll(word.marks());
                all.sort(Comparator.comparing(Mark::at));
            }
            known.put(student, new Known(all, word));
        }
        return known;
    }

    private Map<StudentId, Word> words(SessionId session) {
        return jdbc
                .sql("""
                select distinct on (student_id) * from attendance.witness
                where session_id = :session order by student_id, id desc""")
                .param("session", session.value())
                .query((row, number) -> new Word(
                        row.getLong("id"),
                        new StudentId(row.getLong("student_id")),
                        Sql.instantOrNull(row, "came_at"),
                        Sql.instantOrNull(row, "left_at"),
                        row.getBoolean("absent"),
                        Sql.instant(row, "said_at")))
                .list()
                .stream()
                .collect(Collectors.toMap(Word::student, word -> word));
    }

    private record Decided(StudentId student, int minutes, String evidence) {}

    private Map<StudentId, Decided> decisions(SessionId session) {
        return jdbc
                .sql("""
                select distinct on (student_id) student_id, minutes, evidence from attendance.decision
                where session_id = :session order by student_id, id desc""")
                .param("session", session.value())
                .query((row, number) -> new Decided(
                        new StudentId(row.getLong("student_id")), row.getInt("minutes"), row.getString("evidence")))
                .list()
                .stream()
                .collect(Collectors.toMap(Decided::student, decided -> decided));
    }

    Reading read(ServiceSession session, Known known) {
        boolean over = !clock.instant().isBefore(session.endsAt());
        return Reading.of(
                new Reading.Span(session.startsAt(), session.endsAt(), over),
                known.marks(),
                known.absent(),
                rules.minimumPresence());
    }

    /** Who was there; everyone on the roster has an entry. */
    Map<StudentId, Presence> presence(ServiceSession session, Collection<StudentId> roster) {
        var decisions = decisions(session.id());
        var presence = new HashMap<StudentId, Presence>();
        known(session.id(), roster).forEach((student, known) -> {
            var reading = read(session, known);
            var decided = decisions.get(student);
            boolean stands = decided != null && decided.evidence().equals(known.evidence(reading));
            presence.put(
                    student,
                    new Presence(
                            student,
                            reading.first(),
                            reading.last(),
                            reading.minutes(),
                            reading.inNow(),
                            reading.doubts(),
                            reading.proposal(),
                            stands ? Objects.requireNonNull(decided).minutes() : null,
                            known.marks().stream().anyMatch(each -> each.source() == Mark.Source.SETTLED),
                            known.word() != null,
                            !known.marks().isEmpty() && known.marks().stream().allMatch(MarkStore::isNear)));
        });
        return presence;
    }

    private static boolean isNear(Mark mark) {
        return mark.fence() != null && mark.fence().side() == Fence.Side.INSIDE;
    }

    private static Mark mark(ResultSet row, int number) throws SQLException {
        var side = row.getString("fence");
        return new Mark(
                new StudentId(row.getLong("student_id")),
                MarkKind.valueOf(row.getString("kind")),
                Sql.instant(row, "at"),
                Mark.Source.valueOf(row.getString("source")),
                Sql.instantOrNull(row, "phone_at"),
                Sql.instantOrNull(row, "settled_at"),
                side == null ? null : new Fence(Fence.Side.valueOf(side), row.getInt("metres")));
    }
}
