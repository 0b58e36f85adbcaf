package org.qinglin.app.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Both sides evaluate (评单), blind until both have or the time is up. */
@Service
@Transactional
public class Evaluations {

    public static final int LONGEST_COMMENT = 2000;

    /** After these days the other side's word is shown even if the own one never came (domain.md, "The loop"). */
    private static final Duration BLIND_FOR = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Attendance attendance;
    private final Hours hours;
    private final Places places;
    private final Requests requests;
    private final Sessions sessions;
    private final AuditTrail audit;
    private final Clock clock;

    Evaluations(
            JdbcClient jdbc,
            Attendance attendance,
            Hours hours,
            Places places,
            Requests requests,
            Sessions sessions,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.hours = hours;
        this.places = places;
        this.requests = requests;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The community's word about the help it got. The last session evaluated closes the request. */
    public EvaluationOutcome byCommunity(Viewer viewer, SessionId id, int score, String comment) {
        var seen = attendance
                .find(viewer, id)
                .filter(each -> each.request().community().equals(viewer.mustPlace()));
        if (seen.isEmpty()) {
            return new EvaluationOutcome.NotFound();
        }
        var outcome =
                submit(viewer, seen.get().request().college(), id, Evaluation.Side.COMMUNITY, null, score, comment);
        if (outcome instanceof EvaluationOutcome.Done) {
            closeIfComplete(seen.get().request().id());
        }
        return outcome;
    }

    /** A student's word about a session that the student served at. */
    public EvaluationOutcome byStudent(Viewer viewer, SessionId id, int score, String comment) {
        var student = viewer.mustStudent();
        if (!hours.minutesAt(id).containsKey(student)) {
            return attendance.findForHelper(viewer, id).isPresent()
                    ? new EvaluationOutcome.NotConfirmedYet()
                    : new EvaluationOutcome.NotFound();
        }
        return submit(viewer, viewer.mustCollege(), id, Evaluation.Side.STUDENT, student, score, comment);
    }

    private EvaluationOutcome submit(
            Viewer viewer,
            CollegeId college,
            SessionId session,
            Evaluation.Side side,
            @Nullable StudentId student,
            int score,
            String comment) {
        if (!attendance.isConfirmed(session)) {
            return new EvaluationOutcome.NotConfirmedYet();
        }
        if (score < 1 || score > 5) {
            return new EvaluationOutcome.ScoreMissing();
        }
        var text = comment.strip();
        if (text.length() > LONGEST_COMMENT) {
            return new EvaluationOutcome.TooLong(text.length(), LONGEST_COMMENT);
        }
        int added = jdbc.sql("""
                insert into evaluation.evaluation (college_id, session_id, side, student_id, score, comment,
                    submitted_by, submitted_at)
                values (:college, :session, :side, :student, :score, :comment, :account, :now) on conflict do nothing""")
                .param("college", college.value())
                .param("session", session.value())
                .param("side", side.name())
                .param("student", student == null ? null : student.value(), java.sql.Types.BIGINT)
                .param("score", score)
                .param("comment", text)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        if (added == 0) {
            return new EvaluationOutcome.Already();
        }
        audit.record(viewer, "evaluated", "session " + session.value(), "");
        return new EvaluationOutcome.Done();
    }

    /** A request is done once every one of its sessions is over, confirmed and evaluated by the community. */
    private void closeIfComplete(RequestId request) {
        var all = sessions.of(List.of(request));
        boolean complete = all.stream()
                .allMatch(session ->
                        own(session.id(), Evaluation.Side.COMMUNITY, null).isPresent());
        if (complete) {
            requests.close(request);
        }
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

    /** What the community said, for a student: once the student has said the own word, or the time is up. */
    @Transactional(readOnly = true)
    public Optional<Evaluation> shownToStudent(SessionId session, StudentId student) {
        var spoke = own(session, Evaluation.Side.STUDENT, student).isPresent();
        return own(session, Evaluation.Side.COMMUNITY, null).filter(each -> spoke || timeIsUp(session));
    }

    private boolean timeIsUp(SessionId session) {
        return sessions.find(session)
                .map(each -> each.endsAt().plus(BLIND_FOR).isBefore(clock.instant()))
                .orElse(false);
    }

    private List<Evaluation> all(SessionId session) {
        return jdbc.sql("select * from evaluation.evaluation where session_id = :session order by submitted_at, id")
                .param("session", session.value())
                .query(Evaluations::evaluation)
                .list();
    }

    private static Evaluation evaluation(ResultSet row, int number) throws SQLException {
        var student = Sql.longOrNull(row, "student_id");
        return new Evaluation(
                new SessionId(row.getLong("session_id")),
                Evaluation.Side.valueOf(row.getString("side")),
                student == null ? null : new StudentId(student),
                row.getInt("score"),
                row.getString("comment"),
                Sql.instant(row, "submitted_at"));
    }
}
