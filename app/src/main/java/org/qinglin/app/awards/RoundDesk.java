package org.qinglin.app.awards;

import java.time.Clock;
import java.time.LocalDate;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a round goes on after its call: winners are proposed, and final when their notice is over (domain rule 15). */
@Service
@Transactional
public class RoundDesk {

    /** How long winners stand in public notice, as certificates do. */
    static final int NOTICE_DAYS = 7;

    private final JdbcClient jdbc;
    private final AwardRounds rounds;
    private final Nominations nominations;
    private final AwardPrinter printer;
    private final AwardNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    RoundDesk(
            JdbcClient jdbc,
            AwardRounds rounds,
            Nominations nominations,
            AwardPrinter printer,
            AwardNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.nominations = nominations;
        this.printer = printer;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** The college takes a step. Those whom nobody scored are not proposed; equal means go to who has more scores. */
    public AwardOutcome take(Viewer viewer, long id, RoundStep step) {
        var found = rounds.locked(viewer, id);
        if (found.isEmpty() || !viewer.is(Role.COLLEGE) || step instanceof RoundStep.Finish) {
            return new AwardOutcome.Missing();
        }
        boolean allowed = RoundSteps.TABLE.allows(found.get().status(), step.getClass());
        boolean early = step instanceof RoundStep.Propose && !found.get().awaitsProposal(LocalDate.now(clock));
        if (!allowed || early) {
            return new AwardOutcome.NotNow();
        }
        if (step instanceof RoundStep.Propose) {
            propose(found.get());
        } else {
            jdbc.sql("update awards.round set status = 'CALLED_OFF' where id = :id")
                    .param("id", id)
                    .update();
        }
        audit.record(
                viewer,
                step instanceof RoundStep.Propose ? "award-proposed" : "award-called-off",
                AwardRounds.named(id),
                found.get().name());
        return new AwardOutcome.Done(id);
    }

    private void propose(AwardRound round) {
        jdbc.sql("""
                update awards.nomination n set status = case when r.place <= :winners then 'PROPOSED' else 'NOT_CHOSEN' end
                from (select m.id, case when count(s.points) > 0 then
                             row_number() over (order by avg(s.points) desc nulls last, count(s.points) desc, m.id) end as place
                      from awards.nomination m left join awards.score s on s.nomination_id = m.id
                      where m.round_id = :id group by m.id) r
                where r.id = n.id""").param("winners", round.winners()).param("id", round.id()).update();
        var until = LocalDate.now(clock).plusDays(NOTICE_DAYS);
        jdbc.sql("update awards.round set status = 'NOTICE', notice_until = :until where id = :id")
                .param("until", until)
                .param("id", round.id())
                .update();
        nominations.of(round.id()).stream()
                .filter(Nomination::isPublic)
                .forEach(each -> notices.proposed(round, each, until));
    }

    /** Makes final the rounds whose notice is over and that have no objection open; returns how many. */
    @Scheduled(fixedDelayString = "${qinglin.notice-every:PT10M}", initialDelayString = "${qinglin.notice-every:PT10M}")
    public int endDue() {
        var ended = jdbc.sql("""
                update awards.round r set status = 'FINAL', final_at = :now
                where status = 'NOTICE' and notice_until < :today and not exists (
                    select from awards.objection o join awards.nomination n on n.id = o.nomination_id
                    where n.round_id = r.id and o.status = 'OPEN')
                returning id""")
                .param("now", Sql.at(clock.instant()))
                .param("today", LocalDate.now(clock))
                .query(Long.class)
                .list();
        ended.forEach(this::award);
        return ended.size();
    }

    private void award(long id) {
        jdbc.sql("update awards.nomination set status = 'AWARDED' where round_id = :id and status = 'PROPOSED'")
                .param("id", id)
                .update();
        var round = rounds.byId(id);
        nominations.of(id).stream()
                .filter(each -> each.status() == Nomination.Status.AWARDED)
                .forEach(each -> {
                    printer.issue(round, each);
                    notices.awarded(round, each);
                });
    }
}
