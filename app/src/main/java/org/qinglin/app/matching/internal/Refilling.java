package org.qinglin.app.matching.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.OfferId;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.assignment.Proposal;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.PlannedRole;
import org.qinglin.app.matching.Refill;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.Assignment;
import org.qinglin.engine.Repaired.Seat;
import org.qinglin.engine.Role;
import org.qinglin.engine.Valuation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the best of those who remain for each place that became free, and keeps who it was. */
@Component
public class Refilling {

    /** Who is asked later than the others has at least so long to answer. */
    private static final Duration TIME_TO_ANSWER = Duration.ofHours(24);

    private final RunningPlans plans;
    private final Offers offers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Refilling(RunningPlans plans, Offers offers, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.plans = plans;
        this.offers = offers;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether any offer was freed that nobody has dealt with. Cheap; what it finds is looked at again under the lock. */
    public boolean isNeeded(DispatchRun run) {
        return freed(offers.ofRun(run.college(), run.id().value()), run.id())
                .findAny()
                .isPresent();
    }

    /**
     * Deals with every freed offer of a run that has not been dealt with. A college's are dealt with one after the other:
     * each sees whom the one before has asked.
     */
    public void refill(DispatchRun run, SavedRun saved) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                    .param("key", "refill/" + run.college().value())
                    .query(row -> {});
            var all = offers.ofRun(run.college(), run.id().value());
            var freed = freed(all, run.id()).toList();
            if (!freed.isEmpty()) {
                var plan = plans.of(run, saved, all);
                freed.forEach(offer -> refill(run, saved, plan, offer));
            }
        });
    }

    private java.util.stream.Stream<Offer> freed(List<Offer> all, RunId run) {
        Set<Long> done = new HashSet<>(jdbc.sql("select freed_offer from matching.refill where run_id = :run")
                .param("run", run.value())
                .query(Long.class)
                .list());
        var now = clock.instant();
        return all.stream()
                .filter(each -> each.status().frees() || (each.status() == Offer.Status.OFFERED && !each.isOpen(now)))
                .filter(each -> !done.contains(each.id().value()))
                .filter(each -> plans.isYetToCome(each.session()));
    }

    private void refill(DispatchRun run, SavedRun saved, RunningPlan plan, Offer freed) {
        var role = saved.role(Long.toString(freed.role().value()));
        if (role.isEmpty()) {
            return;
        }
        if (!offers.isFree(freed.role())) {
            // Whoever stood in line for it comes first; or somebody took it from the pool.
            keep(
                    run.id(),
                    role.get(),
                    freed,
                    offers.fromTheLine(freed.role())
                            .map(each -> new Refill.Asked(each.id(), each.student(), 0))
                            .orElse(null));
            return;
        }
        var asItIs = plans.asItIs(role.get());
        for (var best = plan.best(freed.role()); best.isPresent(); best = plan.best(freed.role())) {
            var seat = best.get();
            var proposal = proposal(saved, role.get(), freed, seat);
            var made = plan.hasTimeFor(proposal.student(), asItIs) && offers.fits(run.college(), proposal)
                    ? offers.makeToSubstitute(run.college(), run.id().value(), respondBy(run), proposal)
                    : Optional.<OfferId>empty();
            if (made.isPresent()) {
                plan.asked(proposal.student(), asItIs);
                keep(run.id(), role.get(), freed, new Refill.Asked(made.get(), proposal.student(), seat.value()));
                return;
            }
            plan.cannot(seat);
        }
        keep(run.id(), role.get(), freed, null);
    }

    private Instant respondBy(DispatchRun run) {
        var later = clock.instant().plus(TIME_TO_ANSWER);
        return run.respondBy().isAfter(later) ? run.respondBy() : later;
    }

    private static Proposal proposal(SavedRun saved, Role role, Offer freed, Seat seat) {
        var person = saved.person(seat.personId()).orElseThrow();
        var parts = new Valuation(saved.problem().weights()).of(person, role);
        var assignment = new Assignment(seat.personId(), seat.roleId(), seat.value(), parts);
        return new Proposal(
                freed.role(),
                freed.session(),
                new StudentId(Long.parseLong(seat.personId())),
                Planning.reasons(assignment, person, role));
    }

    private void keep(RunId run, Role role, Offer freed, Refill.@Nullable Asked asked) {
        jdbc.sql("""
                insert into matching.refill (freed_offer, run_id, role_id, session_id, request_id, left_by, lapsed,
                    new_offer, student_id, value, refilled_at)
                values (:freed, :run, :role, :session, :request, :leftBy, :lapsed, :offer, :student, :value, :now)""")
                .param("freed", freed.id().value())
                .param("run", run.value())
                .param("role", freed.role().value())
                .param("session", freed.session().value())
                .param("request", PlannedRole.requestOf(role).value())
                .param("leftBy", freed.student().value())
                .param("lapsed", freed.status() == Offer.Status.OFFERED || freed.status() == Offer.Status.EXPIRED)
                .param("offer", asked == null ? null : asked.offer().value())
                .param("student", asked == null ? null : asked.student().value())
                .param("value", asked == null ? null : asked.value())
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    /** What is kept of a run, latest first. */
    public List<Refill> of(RunId run) {
        return jdbc.sql("select * from matching.refill where run_id = :run order by refilled_at desc, freed_offer desc")
                .param("run", run.value())
                .query(Refilling::row)
                .list();
    }

    private static Refill row(ResultSet row, int number) throws SQLException {
        long offer = row.getLong("new_offer");
        boolean nobody = row.wasNull();
        return new Refill(
                new OfferId(row.getLong("freed_offer")),
                new SessionRoleId(row.getLong("role_id")),
                new SessionId(row.getLong("session_id")),
                new RequestId(row.getLong("request_id")),
                new StudentId(row.getLong("left_by")),
                row.getBoolean("lapsed"),
                nobody
                        ? null
                        : new Refill.Asked(
                                new OfferId(offer), new StudentId(row.getLong("student_id")), row.getInt("value")),
                Sql.instant(row, "refilled_at"));
    }
}
