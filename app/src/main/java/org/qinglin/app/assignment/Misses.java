package org.qinglin.app.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.CollegeId;
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

/** Places given back late and no-shows: counted, contested by the student, decided by the college. */
@Service
@Transactional
public class Misses {

    static final int LONGEST_REASON = 300;

    private final JdbcClient jdbc;
    private final PlaceRules rules;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    Misses(JdbcClient jdbc, PlaceRules rules, AuditTrail audit, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    void late(CollegeId college, StudentId student, SessionId session) {
        enter(college, student, session, Miss.Kind.LATE);
    }

    /** Who was on the roster and did not come; called when the hours are confirmed, in that transaction. */
    public void noShow(
            CollegeId college, SessionId session, String title, Instant startsAt, Collection<StudentId> who) {
        for (var student : who) {
            if (enter(college, student, session, Miss.Kind.NO_SHOW)) {
                outbox.put(Notice.of(
                        NoticeKind.NO_SHOW,
                        college,
                        List.of(Recipient.student(student)),
                        "/my/misses",
                        Detail.words(title),
                        Detail.moment(startsAt)));
            }
        }
    }

    private boolean enter(CollegeId college, StudentId student, SessionId session, Miss.Kind kind) {
        return jdbc.sql("""
                insert into assignment.miss (college_id, student_id, session_id, kind, happened_at)
                values (:college, :student, :session, :kind, :now) on conflict do nothing""")
                        .param("college", college.value())
                        .param("student", student.value())
                        .param("session", session.value())
                        .param("kind", kind.name())
                        .param("now", Sql.at(clock.instant()))
                        .update()
                > 0;
    }

    /** A student's own, latest first. */
    @Transactional(readOnly = true)
    public List<Miss> of(StudentId student) {
        return jdbc.sql("select * from assignment.miss where student_id = :student order by happened_at desc, id desc")
                .param("student", student.value())
                .query(Misses::miss)
                .list();
    }

    /** A college's: those that wait for its word first, then the latest. */
    @Transactional(readOnly = true)
    public List<Miss> of(CollegeId college, int offset, int limit) {
        return jdbc.sql("""
                select * from assignment.miss where college_id = :college
                order by contest is not null and decided_at is null desc, happened_at desc, id desc
                offset :offset limit :limit""")
                .param("college", college.value())
                .param("offset", offset)
                .param("limit", limit)
                .query(Misses::miss)
                .list();
    }

    @Transactional(readOnly = true)
    public int count(CollegeId college) {
        return jdbc.sql("select count(*) from assignment.miss where college_id = :college")
                .param("college", college.value())
                .query(Integer.class)
                .single();
    }

    /** How many count against each student within the college's window; who has none is not in it. */
    @Transactional(readOnly = true)
    public Map<StudentId, Integer> counted(CollegeId college) {
        var since = clock.instant().minus(Duration.ofDays(rules.of(college).windowDays()));
        return jdbc
                .sql("""
                select student_id, count(*)::int as misses from assignment.miss
                where college_id = :college and happened_at > :since and lifted is not true group by student_id""")
                .param("college", college.value())
                .param("since", Sql.at(since))
                .query((row, number) -> Map.entry(new StudentId(row.getLong("student_id")), row.getInt("misses")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Until when the college's rule keeps a student from signing up in the open pool; empty if it does not. */
    @Transactional(readOnly = true)
    public Optional<Instant> pausedUntil(CollegeId college, StudentId student) {
        var rule = rules.of(college);
        var most = rule.misses();
        if (most == null) {
            return Optional.empty();
        }
        var counted = of(student).stream().filter(Miss::counts).toList();
        if (counted.size() < most) {
            return Optional.empty();
        }
        var last = counted.get(0).at();
        boolean together = counted.get(most - 1).at().isAfter(last.minus(Duration.ofDays(rule.windowDays())));
        return Optional.of(last.plus(Duration.ofDays(rule.pauseDays())))
                .filter(until -> together && until.isAfter(clock.instant()));
    }

    /** The student says why it should not count. */
    public ContestOutcome contest(Viewer viewer, MissId id, String words) {
        var miss = lock(id).filter(each -> each.student().equals(viewer.mustStudent()));
        var refused = refusal(miss, words, miss.isPresent() && miss.get().contest() != null);
        if (refused.isPresent()) {
            return refused.get();
        }
        jdbc.sql("update assignment.miss set contest = :words, contested_at = :now where id = :id")
                .param("words", words.strip())
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
                .update();
        audit.record(viewer, "miss-contested", "miss " + id.value(), "");
        outbox.put(Notice.of(
                NoticeKind.MISS_CONTESTED,
                viewer.mustCollege(),
                List.of(Recipient.college(viewer.mustCollege())),
                "/misses"));
        return new ContestOutcome.Done();
    }

    /** The college decides, with a reason that the student reads. It may lift what nobody contested. */
    public ContestOutcome decide(Viewer viewer, MissId id, boolean lift, String reason) {
        var miss = lock(id).filter(each -> isOf(viewer.mustCollege(), id));
        var refused = refusal(miss, reason, miss.isPresent() && miss.get().decision() != null);
        if (refused.isPresent()) {
            return refused.get();
        }
        jdbc.sql("""
                update assignment.miss set lifted = :lift, decision = :reason, decided_at = :now, decided_by = :account
                where id = :id""")
                .param("lift", lift)
                .param("reason", reason.strip())
                .param("now", Sql.at(clock.instant()))
                .param("account", viewer.account().value())
                .param("id", id.value())
                .update();
        audit.record(viewer, lift ? "miss-lifted" : "miss-upheld", "miss " + id.value(), reason.strip());
        outbox.put(Notice.of(
                lift ? NoticeKind.MISS_LIFTED : NoticeKind.MISS_UPHELD,
                viewer.mustCollege(),
                List.of(Recipient.student(miss.orElseThrow().student())),
                "/my/misses",
                Detail.person(reason.strip())));
        return new ContestOutcome.Done();
    }

    private static Optional<ContestOutcome> refusal(Optional<Miss> miss, String words, boolean before) {
        if (miss.isEmpty()) {
            return Optional.of(new ContestOutcome.NotFound());
        }
        if (before) {
            return Optional.of(new ContestOutcome.Already());
        }
        if (words.isBlank()) {
            return Optional.of(new ContestOutcome.ReasonMissing());
        }
        int length = words.strip().codePointCount(0, words.strip().length());
        return length > LONGEST_REASON
                ? Optional.of(new ContestOutcome.ReasonTooLong(length, LONGEST_REASON))
                : Optional.empty();
    }

    private Optional<Miss> lock(MissId id) {
        return jdbc.sql("select * from assignment.miss where id = :id for update")
                .param("id", id.value())
                .query(Misses::miss)
                .optional();
    }

    private boolean isOf(CollegeId college, MissId id) {
        return jdbc.sql("select exists (select from assignment.miss where id = :id and college_id = :college)")
                .param("id", id.value())
                .param("college", college.value())
                .query(Boolean.class)
                .single();
    }

    private static Miss miss(ResultSet row, int number) throws SQLException {
        @Nullable Instant decidedAt = Sql.instantOrNull(row, "decided_at");
        return new Miss(
                new MissId(row.getLong("id")),
                new StudentId(row.getLong("student_id")),
                new SessionId(row.getLong("session_id")),
                Miss.Kind.valueOf(row.getString("kind")),
                Sql.instant(row, "happened_at"),
                row.getString("contest"),
                decidedAt == null
                        ? null
                        : new Miss.Decision(row.getBoolean("lifted"), row.getString("decision"), decidedAt));
    }
}
