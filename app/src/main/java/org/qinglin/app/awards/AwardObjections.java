package org.qinglin.app.awards;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Objections during the public notice of winners; the rules are those of certificates (domain rule 10). */
@Service
@Transactional
public class AwardObjections {

    private static final int LONGEST_WORDS = 500;

    private final JdbcClient jdbc;
    private final AwardRounds rounds;
    private final Nominations nominations;
    private final RoundDesk desk;
    private final AwardNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    AwardObjections(
            JdbcClient jdbc,
            AwardRounds rounds,
            Nominations nominations,
            RoundDesk desk,
            AwardNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.nominations = nominations;
        this.desk = desk;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody who sees the round says, with a reason, that a proposed winner should not be one. */
    public AwardOutcome object(Viewer viewer, long round, long nomination, @Nullable String reason) {
        var found = rounds.locked(viewer, round);
        if (found.isEmpty()) {
            return new AwardOutcome.Missing();
        }
        if (!found.get().takesObjections(LocalDate.now(clock)) || !isProposed(round, nomination)) {
            return new AwardOutcome.NotNow();
        }
        var check = new FormCheck();
        var words = check.text("reason", reason, LONGEST_WORDS);
        return check.result(() -> words)
                .fold(said -> add(viewer, found.get(), nomination, said), AwardOutcome.Faulty::new);
    }

    private boolean isProposed(long round, long nomination) {
        return jdbc.sql("""
                select exists (select from awards.nomination
                    where id = :nomination and round_id = :round and status = 'PROPOSED')""")
                .param("nomination", nomination)
                .param("round", round)
                .query(Boolean.class)
                .single();
    }

    private AwardOutcome add(Viewer viewer, AwardRound round, long nomination, String reason) {
        var made = jdbc.sql("""
                insert into awards.objection (nomination_id, raised_by, reason, raised_at, status)
                values (:nomination, :by, :reason, :now, 'OPEN') on conflict do nothing returning id""")
                .param("nomination", nomination)
                .param("by", viewer.account().value())
                .param("reason", reason)
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .optional();
        if (made.isEmpty()) {
            return new AwardOutcome.Already();
        }
        audit.record(viewer, "award-objected", AwardRounds.named(round.id()), "objection " + made.get());
        notices.objected(round);
        return new AwardOutcome.Done(made.get());
    }

    /** All of a round's for the college; for everyone else what they raised. */
    @Transactional(readOnly = true)
    public List<AwardObjection> of(Viewer viewer, long round) {
        return jdbc.sql("""
                select o.*, n.nominee from awards.objection o join awards.nomination n on n.id = o.nomination_id
                where n.round_id = :round and (:all or o.raised_by = :by) order by o.id""")
                .param("round", round)
                .param("all", viewer.is(Role.COLLEGE))
                .param("by", viewer.account().value())
                .query((row, number) -> new AwardObjection(
                        row.getLong("id"),
                        row.getLong("nomination_id"),
                        row.getString("nominee"),
                        row.getString("reason"),
                        AwardObjection.Status.valueOf(row.getString("status")),
                        row.getString("answer")))
                .list();
    }

    private record Raised(long nomination, long by, String status) {}

    /** The college answers. Upholding takes the nominee out; nobody moves up, for the jury's word was on the first. */
    public AwardOutcome decide(Viewer viewer, long round, long id, boolean uphold, @Nullable String answer) {
        var found = rounds.locked(viewer, round);
        var raised = jdbc.sql("""
                select o.nomination_id, o.raised_by, o.status from awards.objection o
                join awards.nomination n on n.id = o.nomination_id where o.id = :id and n.round_id = :round""")
                .param("id", id)
                .param("round", round)
                .query((row, number) -> new Raised(row.getLong(1), row.getLong(2), row.getString(3)))
                .optional();
        if (found.isEmpty() || raised.isEmpty() || !viewer.is(Role.COLLEGE)) {
            return new AwardOutcome.Missing();
        }
        if (!raised.get().status().equals("OPEN")) {
            return new AwardOutcome.NotNow();
        }
        if (raised.get().by() == viewer.account().value()) {
            return new AwardOutcome.SamePerson();
        }
        var check = new FormCheck();
        var words = check.text("answer", answer, LONGEST_WORDS);
        return check.result(() -> words)
                .fold(
                        said -> {
                            write(viewer, found.get(), id, raised.get(), uphold, said);
                            return new AwardOutcome.Done(id);
                        },
                        AwardOutcome.Faulty::new);
    }

    private void write(Viewer viewer, AwardRound round, long id, Raised raised, boolean uphold, String answer) {
        jdbc.sql("""
                update awards.objection set status = :status, answer = :answer, decided_by = :by, decided_at = :now
                where id = :id""")
                .param("status", uphold ? "UPHELD" : "DISMISSED")
                .param("answer", answer)
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("id", id)
                .update();
        if (uphold) {
            jdbc.sql("update awards.nomination set status = 'TAKEN_OUT' where id = :id")
                    .param("id", raised.nomination())
                    .update();
        }
        audit.record(
                viewer,
                uphold ? "award-objection-upheld" : "award-objection-dismissed",
                AwardRounds.named(round.id()),
                "objection " + id);
        nominations.of(round.id()).stream()
                .filter(each -> each.id() == raised.nomination())
                .forEach(each -> notices.answered(round, each, new AccountId(raised.by()), uphold, answer));
        desk.endDue();
    }
}
