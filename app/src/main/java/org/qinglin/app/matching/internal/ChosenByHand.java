package org.qinglin.app.matching.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.HandChoice;
import org.qinglin.app.matching.HandChoiceForm;
import org.qinglin.app.matching.HandChoiceId;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pins and blocks as they are kept, and which of them a run knew. */
@Component
public class ChosenByHand {

    private final JdbcClient jdbc;
    private final Clock clock;

    ChosenByHand(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty if something is in force about the student and the session. */
    public Optional<HandChoiceId> add(
            Viewer viewer, HandChoiceForm.Wanted wanted, StudentId student, ServiceSession session) {
        boolean order = wanted.kind() == HandChoice.Kind.BLOCK_ORDER;
        boolean pin = wanted.kind() == HandChoice.Kind.PIN;
        return jdbc.sql("""
                insert into matching.hand_choice (college_id, kind, student_id, request_id, session_id, role_id, reason,
                    made_by, made_at)
                values (:college, :kind, :student, :request, :session, :role, :reason, :account, :now)
                on conflict do nothing returning id""")
                .param("college", viewer.mustCollege().value())
                .param("kind", wanted.kind().name())
                .param("student", student.value())
                .param("request", session.request().value())
                .param("session", order ? null : session.id().value())
                .param("role", pin ? wanted.role().value() : null)
                .param("reason", wanted.reason())
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .optional()
                .map(HandChoiceId::new);
    }

    /** Whether it was in force until now. */
    public boolean end(Viewer viewer, HandChoiceId id) {
        return jdbc.sql("""
                update matching.hand_choice set ended_by = :account, ended_at = :now
                where id = :id and college_id = :college and ended_at is null""")
                        .param("account", viewer.account().value())
                        .param("now", Sql.at(clock.instant()))
                        .param("id", id.value())
                        .param("college", viewer.mustCollege().value())
                        .update()
                == 1;
    }

    /** Those in force, in the order in which they were made: the first has the right of way. */
    public List<HandChoice> inForce(CollegeId college) {
        return jdbc.sql(
                        "select * from matching.hand_choice where college_id = :college and ended_at is null order by id")
                .param("college", college.value())
                .query(ChosenByHand::choice)
                .list();
    }

    /** What is in force about one student: found by the constraint's own index. */
    List<HandChoice> inForce(CollegeId college, StudentId student) {
        return jdbc.sql("""
                select * from matching.hand_choice
                where student_id = :student and college_id = :college and ended_at is null order by id""")
                .param("student", student.value())
                .param("college", college.value())
                .query(ChosenByHand::choice)
                .list();
    }

    /** All there ever were: those in force first, then the latest. */
    public List<HandChoice> list(CollegeId college, int offset, int limit) {
        return jdbc.sql("""
                select * from matching.hand_choice where college_id = :college
                order by ended_at is not null, id desc offset :offset limit :limit""")
                .param("college", college.value())
                .param("offset", offset)
                .param("limit", limit)
                .query(ChosenByHand::choice)
                .list();
    }

    public int count(CollegeId college) {
        return jdbc.sql("select count(*) from matching.hand_choice where college_id = :college")
                .param("college", college.value())
                .query(Integer.class)
                .single();
    }

    void keep(RunId run, List<HandChoice.InRun> known) {
        known.forEach(each -> jdbc.sql("""
                insert into matching.run_hand_choice (run_id, choice_id, obstacle) values (:run, :choice, :obstacle)""")
                .param("run", run.value())
                .param("choice", each.choice().id().value())
                .param("obstacle", each.obstacle())
                .update());
    }

    /** What a run knew when it was planned, in the order in which it was made. */
    public List<HandChoice.InRun> of(RunId run) {
        return jdbc.sql("""
                select k.obstacle, c.* from matching.run_hand_choice k join matching.hand_choice c on c.id = k.choice_id
                where k.run_id = :run order by c.id""")
                .param("run", run.value())
                .query((row, number) -> new HandChoice.InRun(choice(row, number), row.getString("obstacle")))
                .list();
    }

    /** In force, about the run's roles or whom it plans there, and not known to it: its plan does not keep them. */
    public List<HandChoice> since(RunId run) {
        return jdbc.sql("""
                select c.* from matching.hand_choice c
                where c.ended_at is null
                  and not exists (select 1 from matching.run_hand_choice k where k.run_id = :run and k.choice_id = c.id)
                  and (c.kind = 'PIN' and exists (select 1 from matching.run_role r
                          where r.run_id = :run and r.role_id = c.role_id)
                          and not exists (select 1 from matching.planned_place p
                              where p.run_id = :run and p.role_id = c.role_id and p.student_id = c.student_id)
                      or c.kind <> 'PIN' and exists (select 1 from matching.planned_place p
                          join matching.run_role r on r.run_id = p.run_id and r.role_id = p.role_id
                          where p.run_id = :run and p.student_id = c.student_id and r.request_id = c.request_id
                            and (c.session_id is null or r.session_id = c.session_id)))
                order by c.id""")
                .param("run", run.value())
                .query(ChosenByHand::choice)
                .list();
    }

    private static HandChoice choice(ResultSet row, int number) throws SQLException {
        @Nullable Long session = row.getObject("session_id", Long.class);
        @Nullable Long role = row.getObject("role_id", Long.class);
        @Nullable Long ended = row.getObject("ended_by", Long.class);
        return new HandChoice(
                new HandChoiceId(row.getLong("id")),
                HandChoice.Kind.valueOf(row.getString("kind")),
                new StudentId(row.getLong("student_id")),
                new RequestId(row.getLong("request_id")),
                session == null ? null : new SessionId(session),
                role == null ? null : new SessionRoleId(role),
                row.getString("reason"),
                new AccountId(row.getLong("made_by")),
                Sql.instant(row, "made_at"),
                ended == null ? null : new AccountId(ended),
                Sql.instantOrNull(row, "ended_at"));
    }
}
