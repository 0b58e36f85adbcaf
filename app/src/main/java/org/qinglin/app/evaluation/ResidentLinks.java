package org.qinglin.app.evaluation;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.SecretToken;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links by which residents say their word: no account, no name, as often as the community allowed. */
@Service
@Transactional
public class ResidentLinks {

    /** More residents than this are not served in one session. */
    public static final int MOST_USES = 200;

    private static final Duration VALID_FOR = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final Attendance attendance;
    private final Evaluations evaluations;
    private final Clock clock;

    ResidentLinks(JdbcClient jdbc, Attendance attendance, Evaluations evaluations, Clock clock) {
        this.jdbc = jdbc;
        this.attendance = attendance;
        this.evaluations = evaluations;
        this.clock = clock;
    }

    /** The secret of a new link for a session of the viewer's community; empty if there is no such session. */
    public Optional<String> open(Viewer viewer, SessionId session, int uses) {
        if (attendance
                .find(viewer, session)
                .filter(each -> each.request().community().equals(viewer.mustPlace()))
                .isEmpty()) {
            return Optional.empty();
        }
        var token = SecretToken.fresh();
        jdbc.sql("""
                insert into evaluation.resident_link (session_id, token_hash, uses_left, expires_at, created_by, created_at)
                values (:session, :hash, :uses, :expires, :account, :now)""")
                .param("session", session.value())
                .param("hash", SecretToken.hash(token))
                .param("uses", Math.max(1, Math.min(uses, MOST_USES)))
                .param("expires", Sql.at(clock.instant().plus(VALID_FOR)))
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        return Optional.of(token);
    }

    /** The session that a link is about, as long as it may be used. */
    @Transactional(readOnly = true)
    public Optional<SessionId> session(String token) {
        return jdbc.sql("""
                select session_id from evaluation.resident_link
                where token_hash = :hash and uses_left > 0 and expires_at > :now""")
                .param("hash", SecretToken.hash(token))
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> new SessionId(row.getLong(1)))
                .optional();
    }

    /** A resident speaks; each word uses the link once. */
    public EvaluationOutcome speak(String token, Word word) {
        var link = jdbc.sql("""
                select id, session_id, uses_left > 0 and expires_at > :now as usable
                from evaluation.resident_link where token_hash = :hash for update""")
                .param("hash", SecretToken.hash(token))
                .param("now", Sql.at(clock.instant()))
                .query((row, number) ->
                        new Link(row.getLong("id"), new SessionId(row.getLong("session_id")), row.getBoolean("usable")))
                .optional();
        if (link.isEmpty()) {
            return new EvaluationOutcome.NotFound();
        }
        if (!link.get().usable()) {
            return new EvaluationOutcome.LinkUsedUp();
        }
        var outcome = evaluations.byResident(link.get().session(), link.get().id(), word);
        if (outcome instanceof EvaluationOutcome.Done) {
            jdbc.sql("update evaluation.resident_link set uses_left = uses_left - 1 where id = :id")
                    .param("id", link.get().id())
                    .update();
        }
        return outcome;
    }

    private record Link(long id, SessionId session, boolean usable) {}
}
