package org.qinglin.bench.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import org.qinglin.app.assignment.AcceptanceOutcome;
import org.qinglin.app.attendance.Presence;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.StudentId;

/**
 * A session at which each helper has a story of signing in and out. Each story says what its marks must come to; the hours
 * are then confirmed as the platform shows them, and must stand in the ledger once.
 */
final class MarkedSession {

    private static final Duration LENGTH = Duration.ofHours(2);
    private static final int MORNING = 9;
    /** In the morning, until midnight, and over it. */
    private static final List<Integer> HOURS_LATER = List.of(0, 13, 14);

    /** After the last scan, and before marks are taken no more. */
    private static final Duration CONFIRMED_AFTER = Duration.ofMinutes(57);

    private final LoopServices services;
    private final SmallCollege college;
    private final Differences differences;
    private final Random random;
    private final ExecutorService threads;
    private final Map<StudentId, Long> minutes = new HashMap<>();

    MarkedSession(
            LoopServices services,
            SmallCollege college,
            Differences differences,
            Random random,
            ExecutorService threads) {
        this.services = services;
        this.college = college;
        this.differences = differences;
        this.random = random;
        this.threads = threads;
    }

    /**
     * The number-th session, on a day of its own.
     *
     * @param other another session, whose codes are sent here
     */
    SessionId hold(int number, SessionId other) {
        LocalDateTime from = SmallCollege.TERM_TIME
                .atZone(China.TIME)
                .toLocalDate()
                // Every other day: more than five in a week would be too much for anybody.
                .plusDays(2L * number)
                .atTime(MORNING, 0);
        ServiceSession session = later(withEveryoneAt(from), HOURS_LATER.get(number % HOURS_LATER.size()));
        MarkStory[] stories = MarkStory.values();
        Map<StudentId, Told> told = new HashMap<>();
        for (int i = 0; i < college.students().size(); i++) {
            MarkStory story = stories[(number + i) % stories.length];
            Scanner scanner = new Scanner(services, college.students().get(i), session, differences, threads);
            told.put(college.student(i), new Told(story, scanner.act(story, random, other)));
        }
        confirm(session, told);
        return session.id();
    }

    private record Told(MarkStory story, Scanner.Truth truth) {}

    private ServiceSession withEveryoneAt(LocalDateTime from) {
        Instant start = from.atZone(China.TIME).toInstant();
        return services.clock().at(start.minus(Duration.ofDays(2)), () -> {
            var time = new NewRequest.Time(from, from.plus(LENGTH));
            var order = services.requests()
                    .submit(
                            college.community(),
                            college.order(List.of(time), college.students().size()));
            services.requests().accept(college.college(), order);
            ServiceSession session = services.sessions().of(List.of(order)).get(0);
            var role = session.roles().get(0).id();
            for (var viewer : college.students()) {
                var proposal = SmallCollege.proposal(role, session.id(), viewer.mustStudent());
                var offer = services.offers()
                        .makeToSubstitute(college.id(), 1, start, proposal)
                        .orElseThrow();
                var accepted = services.offers().accept(viewer, offer);
                if (!(accepted instanceof AcceptanceOutcome.Confirmed)) {
                    throw new IllegalStateException("the place at " + from + " was answered with " + accepted);
                }
            }
            return session;
        });
    }

    /** In the table: by the rules nobody is free so late. */
    private ServiceSession later(ServiceSession session, int hours) {
        services.jdbc()
                .sql("""
                        update needs.session set starts_at = starts_at + make_interval(hours => :hours),
                            ends_at = ends_at + make_interval(hours => :hours) where id = :id""")
                .param("hours", hours)
                .param("id", session.id().value())
                .update();
        return services.sessions().find(session.id()).orElseThrow();
    }

    private void confirm(ServiceSession session, Map<StudentId, Told> stories) {
        Instant now = session.endsAt().plus(CONFIRMED_AFTER);
        services.clock().at(now, () -> {
            Map<StudentId, Integer> confirmed = new HashMap<>();
            var presence = services.attendance().presence(session, stories.keySet());
            stories.forEach((student, told) -> {
                Presence shown = presence.get(student);
                var what = "session " + session.id().value() + ", " + told.story() + " of student " + student.value();
                if (shown == null) {
                    differences.missing(what + ": is not on the roster");
                    return;
                }
                compare(what, shown, told.truth());
                confirmed.put(student, shown.counted());
                minutes.merge(student, (long) shown.counted(), Long::sum);
            });
            for (int times = 0; times < 2; times++) {
                services.attendance().confirm(college.community(), session.id(), confirmed);
            }
            return null;
        });
        new Scanner(services, college.students().get(0), session, differences, threads).tooLate();
        stories.keySet()
                .forEach(student -> differences.compare(
                        "minutes of student " + student.value() + " after session "
                                + session.id().value(),
                        services.hours().balance(student).value(),
                        minutes.getOrDefault(student, 0L)));
    }

    private void compare(String what, Presence shown, Scanner.Truth truth) {
        differences.compare(what + ": minutes", shown.minutes(), truth.minutes());
        differences.compare(what + ": to look at", shown.toReview() ? 1 : 0, truth.isDoubtful() ? 1 : 0);
        List<String> marks = new ArrayList<>();
        services.jdbc()
                .sql("select kind from attendance.mark where session_id = :session and student_id = :student")
                .param("session", truth.session().value())
                .param("student", shown.student().value())
                .query(row -> {
                    marks.add(row.getString(1));
                });
        differences.compare(what + ": marks", marks.size(), truth.marks());
    }
}
