package org.qinglin.app.assignment;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.internal.ConfirmTime;
import org.qinglin.app.assignment.internal.PlaceNotices;
import org.qinglin.app.assignment.signup.RolePlaces;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionRole;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.TeamLife;
import org.qinglin.app.people.TeamPage;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A team takes places of an order as a unit: all who are named, or nobody. Several teams may share an order so. Nobody is
 * assigned against their will (志愿服务条例 Art.25): whoever leads names, each says whether they come.
 */
@Service
public class TeamPlaces {

    private final JdbcClient jdbc;
    private final PoolCheck check;
    private final OpenPool pool;
    private final Admissions admissions;
    private final TeamLife teams;
    private final Sessions sessions;
    private final Requests requests;
    private final ConfirmTime confirmTime;
    private final PlaceNotices notices;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TeamPlaces(
            JdbcClient jdbc,
            PoolCheck check,
            OpenPool pool,
            Admissions admissions,
            TeamLife teams,
            Sessions sessions,
            Requests requests,
            ConfirmTime confirmTime,
            PlaceNotices notices,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.check = check;
        this.pool = pool;
        this.admissions = admissions;
        this.teams = teams;
        this.sessions = sessions;
        this.requests = requests;
        this.confirmTime = confirmTime;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A role that a team may take places of; {@code members} each with what keeps them from it. */
    public record Choice(
            TeamPage team,
            ServiceRequest request,
            ServiceSession session,
            SessionRole role,
            int free,
            List<Candidate> members) {}

    /** @param obstacle null if the member can come */
    public record Candidate(
            TeamPage.Member member, @Nullable ClaimOutcome obstacle) {}

    /** What whoever leads a team chooses from; empty if there is no such team or place for them. */
    @Transactional(readOnly = true)
    public Optional<Choice> choice(Viewer viewer, TeamId id, SessionRoleId roleId) {
        var team = teams.find(viewer.mustCollege(), id).filter(each -> each.isLedBy(viewer.student()));
        var session = sessionOf(viewer, roleId);
        if (team.isEmpty() || session.isEmpty()) {
            return Optional.empty();
        }
        var role = session.get().roles().stream()
                .filter(each -> each.id().equals(roleId))
                .findFirst()
                .orElseThrow();
        var request =
                Objects.requireNonNull(requests.byIds(List.of(session.get().request()))
                        .get(session.get().request()));
        var members = team.get().members().stream()
                .map(each -> new Candidate(each, obstacle(viewer, each.student(), request, session.get(), role)))
                .toList();
        return Optional.of(new Choice(team.get(), request, session.get(), role, pool.freeOf(roleId), members));
    }

    private @Nullable ClaimOutcome obstacle(
            Viewer viewer, StudentId student, ServiceRequest request, ServiceSession session, SessionRole role) {
        var known = check.of(viewer.mustCollege(), student);
        return known.isEmpty()
                ? new ClaimOutcome.NotFound()
                : known.get().obstacle(request, session, role).orElse(null);
    }

    private Optional<ServiceSession> sessionOf(Viewer viewer, SessionRoleId role) {
        return jdbc.sql("select session_id from assignment.role_places where role_id = :role and college_id = :college")
                .param("role", role.value())
                .param("college", viewer.mustCollege().value())
                .query((row, number) -> new org.qinglin.app.needs.SessionId(row.getLong(1)))
                .optional()
                .flatMap(sessions::find);
    }

    /** Keeps places for all who are named, or for nobody. */
    public TeamClaimOutcome take(Viewer viewer, TeamId id, SessionRoleId roleId, Collection<StudentId> named) {
        var choice = choice(viewer, id, roleId);
        var mode = choice.map(each -> admissions.of(each.session().id())).orElse(Admission.FIRST_COME);
        if (mode == Admission.REVIEW) {
            return new TeamClaimOutcome.OrganiserChooses();
        } else if (mode == Admission.LOTTERY) {
            return new TeamClaimOutcome.LotteryDecides();
        }
        return take(viewer, choice, named, Optional::empty);
    }

    /**
     * The same for places that were kept for the team.
     *
     * @param given gives them free within the transaction, or says why it cannot
     */
    TeamClaimOutcome takeKept(
            Viewer viewer, TeamShare share, Collection<StudentId> named, Supplier<Optional<TeamClaimOutcome>> given) {
        return take(viewer, choice(viewer, share.team(), share.role()), named, given);
    }

    private TeamClaimOutcome take(
            Viewer viewer,
            Optional<Choice> choice,
            Collection<StudentId> named,
            Supplier<Optional<TeamClaimOutcome>> given) {
        var who = named.stream()
                .distinct()
                .sorted(Comparator.comparingLong(StudentId::value))
                .toList();
        if (choice.isEmpty()
                || who.stream()
                        .anyMatch(each -> choice.get().team().member(each).isEmpty())) {
            return new TeamClaimOutcome.NotFound();
        }
        if (who.isEmpty()) {
            return new TeamClaimOutcome.NobodyNamed();
        }
        var obstacles = choice.get().members().stream()
                .filter(each -> who.contains(each.member().student()) && each.obstacle() != null)
                .map(each ->
                        new TeamClaimOutcome.Obstacle(each.member().student(), Objects.requireNonNull(each.obstacle())))
                .toList();
        if (!obstacles.isEmpty()) {
            return new TeamClaimOutcome.CannotAll(obstacles);
        }
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                var outcome = take(viewer, choice.get(), who, given);
                if (!(outcome instanceof TeamClaimOutcome.Taken)) {
                    status.setRollbackOnly();
                }
                return outcome;
            }));
        } catch (DataIntegrityViolationException violation) {
            if (String.valueOf(violation.getMessage()).contains("one_open_offer")) {
                return new TeamClaimOutcome.CannotAll(who.stream()
                        .map(each -> new TeamClaimOutcome.Obstacle(
                                each,
                                new ClaimOutcome.Already(choice.get().session().id())))
                        .toList());
            }
            throw violation;
        }
    }

    private TeamClaimOutcome take(
            Viewer viewer, Choice choice, List<StudentId> who, Supplier<Optional<TeamClaimOutcome>> given) {
        pool.lock(choice.role().id());
        var refusal = given.get();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        int free = pool.freeOf(choice.role().id());
        if (free < who.size()) {
            return new TeamClaimOutcome.TooFew(Math.max(0, free), who.size());
        }
        var session = choice.session();
        var by = confirmTime.until(session.startsAt());
        for (var student : who) {
            pool.lapse(student, session.id());
            give(student, choice.role().id(), by);
        }
        jdbc.sql("update assignment.role_places set taken = taken + :people where role_id = :role")
                .param("people", who.size())
                .param("role", choice.role().id().value())
                .update();
        audit.record(
                viewer,
                "team-took-places",
                "session " + session.id().value(),
                "team " + choice.team().team().id().value() + ": " + who.size());
        notices.teamTakesPart(session.id(), choice.team().team().name(), who, by);
        return new TeamClaimOutcome.Taken(session.id(), who.size(), by);
    }

    private void give(StudentId student, SessionRoleId role, Instant by) {
        jdbc.sql("""
                with made as (
                    insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons,
                        offered_at, respond_by, status, decided_at)
                    select college_id, 'TEAM', role_id, session_id, :student, :none::jsonb, :now, lower(during),
                        'TO_CONFIRM', :now
                    from assignment.role_places where role_id = :role returning id)
                insert into assignment.acceptance (college_id, offer_id, role_id, session_id, student_id, during,
                    confirmed_at, reconfirm_by)
                select p.college_id, made.id, p.role_id, p.session_id, :student, p.during, :now, :by
                from assignment.role_places p, made where p.role_id = :role""")
                .param("student", student.value())
                .param("none", RolePlaces.NO_REASONS)
                .param("now", Sql.at(clock.instant()))
                .param("role", role.value())
                .param("by", Sql.at(by))
                .update();
    }
}
