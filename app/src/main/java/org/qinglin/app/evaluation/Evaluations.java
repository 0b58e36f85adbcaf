package org.qinglin.app.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.evaluation.internal.EvaluationNotices;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionCancelled;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Both sides evaluate (评单), blind until both have or the time is up. */
@Service
@Transactional
public class Evaluations {

    public static final int LONGEST_COMMENT = 2000;

    /** After these days the other side's word is shown even if the own one never came (domain.md, "The loop"). */
    public static final Duration BLIND_FOR = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Attendance attendance;
    private final Hours hours;
    private final Places places;
    private final Requests requests;
    private final Sessions sessions;
    private final Recoveries recoveries;
    private final EvaluationNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Evaluations(
            JdbcClient jdbc,
            Attendance attendance,
            Hours hours,
            Places places,
            Requests requests,
            Sessions sessions,
            Recoveries recoveries,
            EvaluationNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.hours = hours;
        this.places = places;
        this.requests = requests;
        this.sessions = sessions;
        this.recoveries = recoveries;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** The community's word about the help it got. The last session evaluated closes the request. */
    public EvaluationOutcome byCommunity(Viewer viewer, SessionId id, Word word) {
        var seen = attendance
                .find(viewer, id)
                .filter(each -> each.request().community().equals(viewer.mustPlace()));
        if (seen.isEmpty()) {
            return new EvaluationOutcome.NotFound();
        }
        var outcome = submit(seen.get().request(), id, Evaluation.Side.COMMUNITY, null, null, viewer.account(), word);
        if (outcome instanceof EvaluationOutcome.Done) {
            audit.record(viewer, "evaluated", "session " + id.value(), "");
            closeIfComplete(seen.get().request().id());
        }
        return outcome;
    }

    public EvaluationOutcome byCommunity(Viewer viewer, SessionId id, int score, String comment) {
        return byCommunity(viewer, id, Word.of(score, comment));
    }

    /** A student's word about a session that the student served at. */
    public EvaluationOutcome byStudent(Viewer viewer, SessionId id, Word word) {
        var student = viewer.mustStudent();
        if (!hours.minutesAt(id).containsKey(student)) {
            return attendance.findForHelper(viewer, id).isPresent()
                    ? new EvaluationOutcome.NotConfirmedYet()
                    : new EvaluationOutcome.NotFound();
        }
        var outcome = submit(requestOf(id), id, Evaluation.Side.STUDENT, student, null, viewer.account(), word);
        if (outcome instanceof EvaluationOutcome.Done) {
            audit.record(viewer, "evaluated", "session " + id.value(), "");
        }
        return outcome;
    }

    public EvaluationOutcome byStudent(Viewer viewer, SessionId id, int score, String comment) {
        return byStudent(viewer, id, Word.of(score, comment));
    }

    /** A resident's word; whoever holds the link speaks, with or without a helper. */
    EvaluationOutcome byResident(SessionId id, long link, Word word) {
        return submit(requestOf(id), id, Evaluation.Side.RESIDENT, null, link, null, word);
    }

    private ServiceRequest requestOf(SessionId id) {
        var session = sessions.find(id).orElseThrow();
        return requests.byIds(List.of(session.request())).values().iterator().next();
    }

    private EvaluationOutcome submit(
            ServiceRequest request,
            SessionId session,
            Evaluation.Side side,
            @Nullable StudentId student,
            @Nullable Long link,
            @Nullable AccountId account,
            Word word) {
        // A resident knows what was done before anyone has confirmed how long it took, and is blind to nobody.
        if (side != Evaluation.Side.RESIDENT) {
            var stage = stage(session, side, student);
            if (!EvaluationSteps.TABLE.allows(stage, EvaluationStep.Speak.class)) {
                return whyNot(session, stage);
            }
        }
        if (!isScore(word.score()) || !word.criteria().values().stream().allMatch(Evaluations::isScore)) {
            return new EvaluationOutcome.ScoreMissing();
        }
        var text = word.comment().strip();
        if (text.length() > LONGEST_COMMENT) {
            return new EvaluationOutcome.TooLong(text.length(), LONGEST_COMMENT);
        }
        var added = jdbc.sql("""
                insert into evaluation.evaluation (college_id, session_id, side, student_id, resident_link, score,
                    comment, submitted_by, submitted_at)
                values (:college, :session, :side, :student, :link, :score, :comment, :account, :now)
                on conflict do nothing returning id""")
                .param("college", request.college().value())
                .param("session", session.value())
                .param("side", side.name())
                .param("student", student == null ? null : student.value(), java.sql.Types.BIGINT)
                .param("link", link, java.sql.Types.BIGINT)
                .param("score", word.score())
                .param("comment", text)
                .param("account", account == null ? null : account.value(), java.sql.Types.BIGINT)
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .optional();
        if (added.isEmpty()) {
            return new EvaluationOutcome.Already();
        }
        keepCriteria(added.get(), side, word.criteria());
        if (word.score() <= Evaluation.POOR) {
            recoveries.open(request, session, added.get());
        }
        tellIfBothSpoke(request, session, side, student);
        return new EvaluationOutcome.Done();
    }

    private EvaluationOutcome whyNot(SessionId session, EvaluationStage stage) {
        return switch (stage) {
            case WAITING -> new EvaluationOutcome.NotConfirmedYet();
            case LAPSED ->
                new EvaluationOutcome.TimeIsUp(endOfBlindness(session).orElseThrow());
            case OPEN, SPOKEN, SHOWN -> new EvaluationOutcome.Already();
        };
    }

    /** Where a side's word stands; of students, each has one. */
    @Transactional(readOnly = true)
    public EvaluationStage stage(SessionId session, Evaluation.Side side, @Nullable StudentId student) {
        if (own(session, side, student).isPresent()) {
            boolean otherSpoke = all(session).stream()
                    .anyMatch(each -> each.side() != side && each.side() != Evaluation.Side.RESIDENT);
            return otherSpoke || timeIsUp(session) ? EvaluationStage.SHOWN : EvaluationStage.SPOKEN;
        }
        if (!attendance.isConfirmed(session)) {
            return EvaluationStage.WAITING;
        }
        return timeIsUp(session) ? EvaluationStage.LAPSED : EvaluationStage.OPEN;
    }

    private static boolean isScore(int score) {
        return score >= 1 && score <= 5;
    }

    private void keepCriteria(long evaluation, Evaluation.Side side, Map<Criterion, Integer> criteria) {
        for (var criterion : Criterion.of(side)) {
            var score = criteria.get(criterion);
            if (score != null) {
                jdbc.sql("insert into evaluation.criterion_score values (:evaluation, :criterion, :score)")
                        .param("evaluation", evaluation)
                        .param("criterion", criterion.name())
                        .param("score", score)
                        .update();
            }
        }
    }

    /** Once both have spoken, each may read the other: the one who spoke first hears of it. */
    private void tellIfBothSpoke(
            ServiceRequest request, SessionId session, Evaluation.Side side, @Nullable StudentId student) {
        var all = all(session);
        if (side == Evaluation.Side.COMMUNITY) {
            var students = all.stream()
                    .map(Evaluation::student)
                    .filter(java.util.Objects::nonNull)
                    .toList();
            notices.communitySpoke(request, session, students);
        } else if (student != null && all.stream().anyMatch(each -> each.side() == Evaluation.Side.COMMUNITY)) {
            notices.studentSpoke(request, session);
        }
    }

    /** A session that is called off may have been the last that the request waited for. */
    @EventListener
    void on(SessionCancelled cancelled) {
        closeIfComplete(cancelled.request().id());
    }

    /** A request is done once the community has spoken about every one of its sessions that took place. */
    private void closeIfComplete(RequestId request) {
        var all = sessions.of(List.of(request));
        boolean complete = all.stream()
                .filter(session -> !session.isCancelled())
                .allMatch(session ->
                        own(session.id(), Evaluation.Side.COMMUNITY, null).isPresent());
        if (complete) {
            requests.close(request);
        }
    }

    /** Closes what nobody will say a word about any more; returns how many requests. */
    @Scheduled(fixedDelayString = "${qinglin.close-every:PT15M}", initialDelayString = "${qinglin.close-every:PT15M}")
    public int closeTimedOut() {
        int closed = 0;
        for (var request : requests.overSince(clock.instant().minus(BLIND_FOR))) {
            var all = sessions.of(List.of(request));
            boolean done = all.stream()
                    .filter(session -> !session.isCancelled())
                    .allMatch(session ->
                            own(session.id(), Evaluation.Side.COMMUNITY, null).isPresent() || timeIsUp(session.id()));
            if (done) {
                requests.close(request);
                closed++;
            }
        }
        return closed;
    }

    /** What a side itself has said. */
    @Transactional(readOnly = true)
    public Optional<Evaluation> own(SessionId session, Evaluation.Side side, @Nullable StudentId student) {
        return all(session).stream()
                .filter(each -> each.side() == side
                        && (side == Evaluation.Side.COMMUNITY
                                || each.student() != null && each.student().equals(student)))
                .findFirst();
    }

    /** What the students said, for the community: once it has said its own word, or the time is up. */
    @Transactional(readOnly = true)
    public List<Evaluation> shownToCommunity(SessionId session) {
        var all = all(session);
        boolean spoke = all.stream().anyMatch(each -> each.side() == Evaluation.Side.COMMUNITY);
        return all.stream()
                .filter(each -> each.side() == Evaluation.Side.STUDENT && (spoke || timeIsUp(session)))
                .toList();
    }

    /** What residents said: for the community that handed out the link. */
    @Transactional(readOnly = true)
    public List<Evaluation> byResidents(SessionId session) {
        return all(session).stream()
                .filter(each -> each.side() == Evaluation.Side.RESIDENT)
                .toList();
    }

    /** What the community said, for a student: once the student has said the own word, or the time is up. */
    @Transactional(readOnly = true)
    public Optional<Evaluation> shownToStudent(SessionId session, StudentId student) {
        var spoke = own(session, Evaluation.Side.STUDENT, student).isPresent();
        return own(session, Evaluation.Side.COMMUNITY, null).filter(each -> spoke || timeIsUp(session));
    }

    private boolean timeIsUp(SessionId session) {
        return endOfBlindness(session).map(end -> end.isBefore(clock.instant())).orElse(false);
    }

    /** Days count from the confirmation of the hours; where that never came, from the session's end. */
    private Optional<Instant> endOfBlindness(SessionId session) {
        return sessions.find(session)
                .map(ServiceSession::endsAt)
                .map(end -> attendance
                        .confirmedAt(session)
                        .filter(confirmed -> confirmed.isAfter(end))
                        .orElse(end)
                        .plus(BLIND_FOR));
    }

    private List<Evaluation> all(SessionId session) {
        return withCriteria(
                jdbc.sql("select * from evaluation.evaluation where session_id = :session order by submitted_at, id")
                        .param("session", session.value())
                        .query((row, number) -> Map.entry(row.getLong("id"), evaluation(row)))
                        .list());
    }

    private List<Evaluation> withCriteria(Collection<Map.Entry<Long, Evaluation>> bare) {
        var scores = new HashMap<Long, Map<Criterion, Integer>>();
        jdbc.sql("select * from evaluation.criterion_score where evaluation_id = any (:ids)")
                .param("ids", bare.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .query(row -> {
                    scores.computeIfAbsent(row.getLong("evaluation_id"), id -> new EnumMap<>(Criterion.class))
                            .put(Criterion.valueOf(row.getString("criterion")), row.getInt("score"));
                });
        return bare.stream()
                .map(entry -> {
                    var each = entry.getValue();
                    return new Evaluation(
                            each.session(),
                            each.side(),
                            each.student(),
                            each.score(),
                            scores.getOrDefault(entry.getKey(), Map.of()),
                            each.comment(),
                            each.submittedAt());
                })
                .toList();
    }

    private static Evaluation evaluation(ResultSet row) throws SQLException {
        var student = Sql.longOrNull(row, "student_id");
        return new Evaluation(
                new SessionId(row.getLong("session_id")),
                Evaluation.Side.valueOf(row.getString("side")),
                student == null ? null : new StudentId(student),
                row.getInt("score"),
                Map.of(),
                row.getString("comment"),
                Sql.instant(row, "submitted_at"));
    }
}
