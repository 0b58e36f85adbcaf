package org.qinglin.app.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qinglin.app.assignment.internal.ServiceNotices;
import org.qinglin.app.assignment.signup.RolePlaces;
import org.qinglin.app.assignment.signup.WaitingList;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Offers of places, and their acceptance (接单). Nobody is assigned against their will (志愿服务条例 Art.25): a dispatch
 * run only offers, the student decides.
 */
@Service
public class Offers {

    private final JdbcClient jdbc;
    private final SignUpCheck check;
    private final WaitingList waiting;
    private final RolePlaces places;
    private final ServiceNotices notices;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    Offers(
            JdbcClient jdbc,
            SignUpCheck check,
            WaitingList waiting,
            RolePlaces places,
            ServiceNotices notices,
            AuditTrail audit,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.check = check;
        this.waiting = waiting;
        this.places = places;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Makes the offers of a run. A student who by now has an open offer or a place at a session is left out, and so is a
     * place that by now is taken or held.
     *
     * @return how many offers were made
     */
    @Transactional
    public int make(CollegeId college, long run, Instant respondBy, List<Proposal> proposals) {
        // Roles in one order everywhere: two runs published at once wait for each other instead of deadlocking.
        var made = proposals.stream()
                .sorted(java.util.Comparator.comparingLong(
                                (Proposal each) -> each.role().value())
                        .thenComparingLong(each -> each.student().value()))
                .filter(each -> insert(college, run, respondBy, each, false).isPresent())
                .map(each -> new ServiceNotices.Made(each.student(), each.session()))
                .toList();
        notices.offered(college, made, respondBy);
        return made.size();
    }

    /**
     * Makes one offer to a substitute: somebody else said no, let it lapse or gave the place back. Empty if the place by now
     * is taken or held, or the student has an offer there already.
     */
    @Transactional
    public Optional<OfferId> makeToSubstitute(CollegeId college, long run, Instant respondBy, Proposal proposal) {
        var made = insert(college, run, respondBy, proposal, true);
        if (made.isPresent()) {
            notices.offered(
                    college, List.of(new ServiceNotices.Made(proposal.student(), proposal.session())), respondBy);
        }
        return made;
    }

    private Optional<OfferId> insert(
            CollegeId college, long run, Instant respondBy, Proposal proposal, boolean substitute) {
        return jdbc.sql("""
                with place as (select * from assignment.role_places where role_id = :role for update)
                insert into assignment.offer (college_id, run_id, role_id, session_id, student_id, reasons,
                    offered_at, respond_by, status, substitute)
                select :college, :run, role_id, session_id, :student, :reasons::jsonb, :now,
                    least(:respondBy, lower(during)), 'OFFERED', :substitute
                from place
                where college_id = :college and lower(during) > :now
                  and capacity - taken - reserved > (select count(*) from assignment.offer o
                      where o.role_id = place.role_id and o.status = 'OFFERED' and o.respond_by > :now)
                on conflict do nothing returning id""")
                .param("role", proposal.role().value())
                .param("college", college.value())
                .param("run", run)
                .param("student", proposal.student().value())
                .param("reasons", json.writeValueAsString(proposal.reasons()))
                .param("now", Sql.at(clock.instant()))
                .param("respondBy", Sql.at(respondBy))
                .param("substitute", substitute)
                .query(Long.class)
                .optional()
                .map(OfferId::new);
    }

    /** The student accepts. The place's row is locked once, late; the constraints guard what the code believes. */
    public AcceptanceOutcome accept(Viewer viewer, OfferId id) {
        var offer = find(viewer.mustStudent(), id);
        if (offer.isEmpty()) {
            return new AcceptanceOutcome.NotFound();
        }
        var refusal = check.refusal(viewer.mustCollege(), viewer.mustStudent(), offer.get());
        try {
            return transaction.execute(status -> {
                oneAfterTheOther(viewer.mustStudent());
                var outcome = accept(viewer, offer.get().id(), refusal);
                if (outcome instanceof AcceptanceOutcome.Confirmed confirmed) {
                    audit.record(
                            viewer,
                            "offer-accepted",
                            "session " + confirmed.session().value(),
                            "");
                }
                return outcome;
            });
        } catch (DataIntegrityViolationException violation) {
            if (String.valueOf(violation.getMessage()).contains("no_overlap")) {
                return new AcceptanceOutcome.Overlaps();
            }
            throw violation;
        }
    }

    /**
     * One student's acceptances wait for each other before anything is locked: two overlapping ones inserted at the same
     * moment would each wait for the other in the exclusion constraint, and PostgreSQL would end one as a deadlock.
     */
    private void oneAfterTheOther(StudentId student) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "accept/" + student.value())
                .query(row -> {});
    }

    private AcceptanceOutcome accept(Viewer viewer, OfferId id, Optional<AcceptanceOutcome> refusal) {
        var role = jdbc.sql("select role_id from assignment.offer where id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
        boolean free = jdbc.sql(
                        "select taken + reserved < capacity from assignment.role_places where role_id = :role for update")
                .param("role", role)
                .query(Boolean.class)
                .single();
        var offer = jdbc.sql("select * from assignment.offer where id = :id for update")
                .param("id", id.value())
                .query(this::offer)
                .single();
        if (offer.status().holds()) {
            return new AcceptanceOutcome.AlreadyConfirmed(offer.session());
        }
        if (!PlaceSteps.TABLE.allows(offer.status(), PlaceStep.Accept.class)) {
            return new AcceptanceOutcome.NoLongerOpen();
        }
        if (!offer.respondBy().isAfter(clock.instant())) {
            return new AcceptanceOutcome.TooLate();
        }
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!free) {
            return new AcceptanceOutcome.Full();
        }
        confirm(viewer, offer, role);
        return new AcceptanceOutcome.Confirmed(offer.session());
    }

    private void confirm(Viewer viewer, Offer offer, long role) {
        jdbc.sql("""
                insert into assignment.acceptance (college_id, offer_id, role_id, session_id, student_id, during,
                    confirmed_at)
                select college_id, :offer, role_id, session_id, :student, during, :now
                from assignment.role_places where role_id = :role""")
                .param("offer", offer.id().value())
                .param("student", viewer.mustStudent().value())
                .param("role", role)
                .param("now", Sql.at(clock.instant()))
                .update();
        jdbc.sql("update assignment.role_places set taken = taken + 1 where role_id = :role")
                .param("role", role)
                .update();
        jdbc.sql("update assignment.offer set status = 'ACCEPTED', decided_at = :now where id = :id")
                .param("now", Sql.at(clock.instant()))
                .param("id", offer.id().value())
                .update();
    }

    /** The student declines; a reason is welcome, not needed. Who can fill the place hears of it when it is free. */
    public DeclineOutcome decline(Viewer viewer, OfferId id, String reason) {
        var offer = find(viewer.mustStudent(), id);
        if (offer.isEmpty()) {
            return new DeclineOutcome.NotFound();
        }
        if (!Boolean.TRUE.equals(
                transaction.execute(status -> declined(viewer, id, offer.get().role(), reason.strip())))) {
            return new DeclineOutcome.NoLongerOpen();
        }
        events.publishEvent(new PlaceFreed(
                viewer.mustCollege(), offer.get().run(), offer.get().role()));
        return new DeclineOutcome.Declined();
    }

    private boolean declined(Viewer viewer, OfferId id, SessionRoleId role, String reason) {
        // The role first, as everywhere: whoever accepts holds it while they wait for the offer.
        jdbc.sql("select 1 from assignment.role_places where role_id = :role for update")
                .param("role", role.value())
                .query(row -> {});
        int changed = jdbc.sql("""
                update assignment.offer set status = 'DECLINED', decided_at = :now, decline_reason = nullif(:reason, '')
                where id = :id and status = 'OFFERED'""")
                .param("now", Sql.at(clock.instant()))
                .param("reason", reason)
                .param("id", id.value())
                .update();
        if (changed > 0) {
            audit.record(viewer, "offer-declined", "offer " + id.value(), reason);
            waiting.promote(role);
        }
        return changed > 0;
    }

    /** All offers of a run, in the order in which they were made. */
    @Transactional(readOnly = true)
    public List<Offer> ofRun(CollegeId college, long run) {
        return jdbc.sql("select * from assignment.offer where run_id = :run and college_id = :college order by id")
                .param("run", run)
                .param("college", college.value())
                .query(this::offer)
                .list();
    }

    /** Runs with a place that was declined, or not answered in time, in a session yet to come: college by run. */
    @Transactional(readOnly = true)
    public Map<Long, CollegeId> runsWithFreedPlaces() {
        return jdbc
                .sql("""
                select distinct o.run_id, o.college_id from assignment.offer o
                join assignment.role_places p on p.role_id = o.role_id and lower(p.during) > :now
                where o.status in ('DECLINED', 'EXPIRED', 'GIVEN_UP') or o.status = 'OFFERED' and o.respond_by <= :now""")
                .param("now", Sql.at(clock.instant()))
                .query((row, number) -> Map.entry(row.getLong("run_id"), new CollegeId(row.getLong("college_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    /** Whether any place of a role is free: neither taken nor kept for somebody. */
    @Transactional(readOnly = true)
    public boolean isFree(SessionRoleId role) {
        return places.free(role, clock.instant()) > 0;
    }

    /** The open offer of who came last from the waiting list of a role. */
    @Transactional(readOnly = true)
    public Optional<Offer> fromTheLine(SessionRoleId role) {
        return jdbc.sql("""
                select * from assignment.offer
                where role_id = :role and line_number is not null and status = 'OFFERED' and respond_by > :now
                order by offered_at desc, line_number desc limit 1""")
                .param("role", role.value())
                .param("now", Sql.at(clock.instant()))
                .query(this::offer)
                .optional();
    }

    /** Whether a student may be asked for a place today, the way apart; the run's plan may be some days old. */
    @Transactional(readOnly = true)
    public boolean fits(CollegeId college, Proposal proposal) {
        return check.refusal(college, proposal).isEmpty();
    }

    /** Offers that wait for the student's answer, soonest deadline first. */
    @Transactional(readOnly = true)
    public List<Offer> openFor(StudentId student) {
        return jdbc.sql("""
                select * from assignment.offer
                where student_id = :student and status = 'OFFERED' and respond_by > :now order by respond_by, id""")
                .param("student", student.value())
                .param("now", Sql.at(clock.instant()))
                .query(this::offer)
                .list();
    }

    /** A college's offers made since a moment that wait for an answer, in the order in which they were made. */
    @Transactional(readOnly = true)
    public List<Offer> openOf(CollegeId college, Instant since) {
        return jdbc.sql("""
                select * from assignment.offer
                where college_id = :college and offered_at >= :since and status = 'OFFERED' order by id""")
                .param("college", college.value())
                .param("since", Sql.at(since))
                .query(this::offer)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Offer> find(StudentId student, OfferId id) {
        return jdbc.sql("select * from assignment.offer where id = :id and student_id = :student")
                .param("id", id.value())
                .param("student", student.value())
                .query(this::offer)
                .optional();
    }

    private Offer offer(ResultSet row, int number) throws SQLException {
        return new Offer(
                new OfferId(row.getLong("id")),
                row.getLong("run_id"),
                new SessionRoleId(row.getLong("role_id")),
                new SessionId(row.getLong("session_id")),
                new StudentId(row.getLong("student_id")),
                json.readValue(row.getString("reasons"), Reasons.class),
                Sql.instant(row, "offered_at"),
                Sql.instant(row, "respond_by"),
                Offer.Status.valueOf(row.getString("status")),
                row.getString("decline_reason"));
    }
}
