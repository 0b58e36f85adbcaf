package org.qinglin.app.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.internal.ConfirmTime;
import org.qinglin.app.assignment.internal.PlaceNotices;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRole;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Team;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.notice.NoticeKind;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An order parted among teams: each has so many places kept for it until it answers, and takes them as a unit or refuses.
 * A college parts among all of its teams, a faculty among its own.
 */
@Service
public class TeamShares {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final TeamPlaces places;
    private final OpenPool pool;
    private final Places fill;
    private final Teams teams;
    private final Requests requests;
    private final Sessions sessions;
    private final ConfirmTime confirmTime;
    private final PlaceNotices notices;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TeamShares(
            JdbcClient jdbc,
            TeamPlaces places,
            OpenPool pool,
            Places fill,
            Teams teams,
            Requests requests,
            Sessions sessions,
            ConfirmTime confirmTime,
            PlaceNotices notices,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.pool = pool;
        this.fill = fill;
        this.teams = teams;
        this.requests = requests;
        this.sessions = sessions;
        this.confirmTime = confirmTime;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** An order as it is parted: its roles still to come, and the teams that may have a share. */
    public record Parting(ServiceRequest request, List<Part> parts, List<Team> teams) {}

    /** @param free places that nobody has, was asked for, or has kept */
    public record Part(ServiceSession session, SessionRole role, int free, List<Shared> shares) {}

    /** @param own whether the viewer may take it back */
    public record Shared(TeamShare share, String team, boolean own) {}

    /** A share as its team reads it. */
    public record Asked(
            TeamShare share, String team, ServiceRequest request, ServiceSession session, SessionRole role) {}

    /** How an order is parted; empty if the viewer's college has no such order. */
    @Transactional(readOnly = true)
    public Optional<Parting> parting(Viewer viewer, RequestId id) {
        return mayPart(viewer, id).map(request -> {
            var all = teams.of(viewer.mustCollege());
            var coming =
                    sessions.of(List.of(id)).stream().filter(this::isToCome).toList();
            var ids = coming.stream().map(ServiceSession::id).toList();
            var free = fill.open(ids);
            var shares = of(ids);
            var parts = coming.stream()
                    .flatMap(session -> session.roles().stream()
                            .filter(role -> free.containsKey(role.id()))
                            .map(role -> new Part(
                                    session,
                                    role,
                                    Objects.requireNonNull(free.get(role.id())),
                                    shared(viewer, shares, role.id(), all))))
                    .toList();
            return new Parting(
                    request,
                    parts,
                    all.stream().filter(each -> isOwn(viewer, each)).toList());
        });
    }

    private static List<Shared> shared(Viewer viewer, List<TeamShare> shares, SessionRoleId role, List<Team> teams) {
        return shares.stream()
                .filter(each -> each.role().equals(role))
                .map(each -> {
                    var team = teams.stream()
                            .filter(one -> one.id().equals(each.team()))
                            .findFirst();
                    return new Shared(
                            each,
                            team.map(Team::name).orElse(""),
                            team.filter(one -> isOwn(viewer, one)).isPresent());
                })
                .toList();
    }

    private List<TeamShare> of(Collection<SessionId> sessions) {
        return jdbc.sql("select * from assignment.team_share where session_id = any (:sessions) order by id")
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .query(TeamShares::share)
                .list();
    }

    /** Keeps places of a role for a team until it answers. */
    public ShareOutcome offer(
            Viewer viewer, RequestId id, SessionRoleId roleId, TeamId teamId, @Nullable Integer number) {
        var session = mayPart(viewer, id).stream()
                .flatMap(request -> sessions.of(List.of(request.id())).stream())
                .filter(each -> each.roles().stream().anyMatch(role -> role.id().equals(roleId)))
                .findFirst();
        var team = team(viewer, teamId).filter(each -> isOwn(viewer, each));
        if (session.isEmpty()
                || team.isEmpty()
                || !fill.open(List.of(session.get().id())).containsKey(roleId)) {
            return new ShareOutcome.NotFound();
        }
        if (!isToCome(session.get())) {
            return new ShareOutcome.Closed();
        }
        if (team.get().leader() == null) {
            return new ShareOutcome.NobodyLeads();
        }
        if (number == null || number < 1) {
            return new ShareOutcome.NoPlaces();
        }
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> offer(viewer, session.get(), roleId, team.get(), number)));
        } catch (DuplicateKeyException already) {
            return new ShareOutcome.AlreadyAsked();
        }
    }

    private ShareOutcome offer(Viewer viewer, ServiceSession session, SessionRoleId role, Team team, int number) {
        int free = pool.lock(role);
        if (free < number) {
            return new ShareOutcome.TooFew(Math.max(0, free), number);
        }
        var by = confirmTime.forTeamUntil(session.startsAt());
        var id = new ShareId(jdbc.sql("""
                insert into assignment.team_share (college_id, role_id, session_id, team_id, places, status, offered_at,
                    offered_by, respond_by)
                values (:college, :role, :session, :team, :places, 'OFFERED', :now, :account, :by) returning id""")
                .param("college", viewer.mustCollege().value())
                .param("role", role.value())
                .param("session", session.id().value())
                .param("team", team.id().value())
                .param("places", number)
                .param("now", Sql.at(clock.instant()))
                .param("account", viewer.account().value())
                .param("by", Sql.at(by))
                .query(Long.class)
                .single());
        audit.record(
                viewer,
                "share-offered",
                "session " + session.id().value(),
                "team " + team.id().value() + ": " + number);
        notices.shareOffered(session.id(), team.id(), id.value(), number, by);
        return new ShareOutcome.Offered(id, by);
    }

    /** Whoever parts an order takes a share back that its team has not answered. */
    public ShareOutcome takeBack(Viewer viewer, ShareId id) {
        var share = find(viewer, id)
                .filter(each -> team(viewer, each.team())
                        .filter(team -> isOwn(viewer, team))
                        .isPresent());
        return share.isEmpty()
                ? new ShareOutcome.NotFound()
                : Objects.requireNonNull(transaction.execute(status -> {
                    var outcome = free(viewer, share.get(), ShareStep.TakeBack.class, null);
                    if (outcome instanceof ShareOutcome.Freed) {
                        audit.record(viewer, "share-taken-back", "share " + id.value(), "");
                        notices.shareGone(share.get().session(), share.get().team());
                    }
                    return outcome;
                }));
    }

    /** Shares of the teams that the viewer leads, what waits for an answer first; past sessions left out. */
    @Transactional(readOnly = true)
    public List<Asked> asked(Viewer viewer) {
        var led = teams.ledBy(viewer.mustCollege(), viewer.mustStudent());
        return asked(
                viewer,
                jdbc.sql("""
                select s.* from assignment.team_share s
                join assignment.role_places p on p.role_id = s.role_id and upper(p.during) > :now
                where s.team_id = any (:teams) order by s.status <> 'OFFERED', lower(p.during), s.id""")
                        .param("now", Sql.at(clock.instant()))
                        .param("teams", led.stream().map(TeamId::value).toArray(Long[]::new))
                        .query(TeamShares::share)
                        .list());
    }

    /** A share of a team that the viewer leads. */
    @Transactional(readOnly = true)
    public Optional<Asked> asked(Viewer viewer, ShareId id) {
        return ofLeader(viewer, id).stream()
                .flatMap(each -> asked(viewer, List.of(each)).stream())
                .findFirst();
    }

    private List<Asked> asked(Viewer viewer, List<TeamShare> shares) {
        Map<TeamId, String> names = teams.of(viewer.mustCollege()).stream()
                .collect(java.util.stream.Collectors.toMap(Team::id, Team::name));
        var found = sessions.byIds(shares.stream().map(TeamShare::session).toList());
        var about = requests.byIds(found.stream().map(ServiceSession::request).toList());
        return shares.stream()
                .flatMap(share -> found.stream()
                        .filter(session -> session.id().equals(share.session()))
                        .flatMap(session -> session.roles().stream()
                                .filter(role -> role.id().equals(share.role()))
                                .map(role -> new Asked(
                                        share,
                                        names.getOrDefault(share.team(), ""),
                                        Objects.requireNonNull(about.get(session.request())),
                                        session,
                                        role))))
                .toList();
    }

    /** The team takes its share as a unit: a name for each place, or nobody. */
    public TeamClaimOutcome accept(Viewer viewer, ShareId id, Collection<StudentId> named) {
        var share = ofLeader(viewer, id);
        if (share.isEmpty()) {
            return new TeamClaimOutcome.NotFound();
        }
        if (!share.get().isOpen(clock.instant())) {
            return new TeamClaimOutcome.NoLongerOpen();
        }
        int people = (int) named.stream().distinct().count();
        if (people != share.get().places()) {
            return new TeamClaimOutcome.NotAsMany(share.get().places(), people);
        }
        return places.takeKept(viewer, share.get(), named, () -> {
            if (!decide(viewer, share.get(), ShareStep.Accept.class, null)) {
                return Optional.of(new TeamClaimOutcome.NoLongerOpen());
            }
            answered(NoticeKind.TEAM_SHARE_ACCEPTED, share.get());
            return Optional.empty();
        });
    }

    /** The team refuses, with a reason that the college reads. */
    public ShareOutcome refuse(Viewer viewer, ShareId id, String reason) {
        var share = ofLeader(viewer, id);
        if (share.isEmpty()) {
            return new ShareOutcome.NotFound();
        }
        var words = reason.strip();
        if (words.isEmpty()) {
            return new ShareOutcome.ReasonMissing();
        }
        int length = words.codePointCount(0, words.length());
        if (length > LONGEST_REASON) {
            return new ShareOutcome.ReasonTooLong(length, LONGEST_REASON);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            var outcome = free(viewer, share.get(), ShareStep.Refuse.class, words);
            if (outcome instanceof ShareOutcome.Freed) {
                audit.record(viewer, "share-refused", "share " + id.value(), words);
                answered(NoticeKind.TEAM_SHARE_FREE, share.get());
            }
            return outcome;
        }));
    }

    /** Shares that nobody answered in time become free; returns how many. */
    @Scheduled(fixedDelayString = "${qinglin.refill-every:PT1M}", initialDelayString = "${qinglin.refill-every:PT1M}")
    public int freeWhatLapsed() {
        var lapsed = jdbc.sql(
                        "select * from assignment.team_share where status = 'OFFERED' and respond_by <= :now order by id")
                .param("now", Sql.at(clock.instant()))
                .query(TeamShares::share)
                .list();
        return (int) lapsed.stream()
                .filter(each -> Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean freed = free(null, each, ShareStep.Lapse.class, null) instanceof ShareOutcome.Freed;
                    if (freed) {
                        answered(NoticeKind.TEAM_SHARE_FREE, each);
                    }
                    return freed;
                })))
                .count();
    }

    private ShareOutcome free(
            @Nullable Viewer viewer, TeamShare share, Class<? extends ShareStep> step, @Nullable String reason) {
        pool.lock(share.role());
        return decide(viewer, share, step, reason)
                ? new ShareOutcome.Freed(share.id(), share.places())
                : new ShareOutcome.NoLongerOpen();
    }

    /** The role's row is locked by now. @return whether the share still waited */
    private boolean decide(
            @Nullable Viewer viewer, TeamShare share, Class<? extends ShareStep> step, @Nullable String reason) {
        return jdbc.sql("""
                update assignment.team_share set status = :next, decided_at = :now, decided_by = :account, reason = :reason
                where id = :id and status = 'OFFERED'""")
                        .param(
                                "next",
                                ShareSteps.TABLE
                                        .after(TeamShare.Status.OFFERED, step)
                                        .orElseThrow()
                                        .name())
                        .param("now", Sql.at(clock.instant()))
                        .param(
                                "account",
                                viewer == null ? null : viewer.account().value(),
                                java.sql.Types.BIGINT)
                        .param("reason", reason, java.sql.Types.VARCHAR)
                        .param("id", share.id().value())
                        .update()
                > 0;
    }

    private void answered(NoticeKind kind, TeamShare share) {
        var offeredBy = jdbc.sql("select offered_by from assignment.team_share where id = :id")
                .param("id", share.id().value())
                .query((row, number) -> new AccountId(row.getLong(1)))
                .single();
        var request = sessions.find(share.session()).orElseThrow().request();
        var college = Objects.requireNonNull(requests.byIds(List.of(request)).get(request))
                .college();
        var name = teams.find(college, share.team()).map(Team::name).orElse("");
        notices.shareAnswered(kind, share.session(), name, share.places(), offeredBy);
    }

    private Optional<ServiceRequest> mayPart(Viewer viewer, RequestId id) {
        return viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY) ? requests.find(viewer, id) : Optional.empty();
    }

    private static boolean isOwn(Viewer viewer, Team team) {
        return viewer.is(Role.COLLEGE)
                || viewer.is(Role.FACULTY) && viewer.mustUnit().equals(team.faculty());
    }

    private boolean isToCome(ServiceSession session) {
        return !session.isCancelled() && session.startsAt().isAfter(clock.instant());
    }

    private Optional<Team> team(Viewer viewer, TeamId id) {
        return teams.find(viewer.mustCollege(), id);
    }

    private Optional<TeamShare> ofLeader(Viewer viewer, ShareId id) {
        return find(viewer, id)
                .filter(each ->
                        teams.ledBy(viewer.mustCollege(), viewer.mustStudent()).contains(each.team()));
    }

    private Optional<TeamShare> find(Viewer viewer, ShareId id) {
        return jdbc.sql("select * from assignment.team_share where id = :id and college_id = :college")
                .param("id", id.value())
                .param("college", viewer.mustCollege().value())
                .query(TeamShares::share)
                .optional();
    }

    private static TeamShare share(ResultSet row, int number) throws SQLException {
        return new TeamShare(
                new ShareId(row.getLong("id")),
                new SessionRoleId(row.getLong("role_id")),
                new SessionId(row.getLong("session_id")),
                new TeamId(row.getLong("team_id")),
                row.getInt("places"),
                TeamShare.Status.valueOf(row.getString("status")),
                Sql.instant(row, "offered_at"),
                Sql.instant(row, "respond_by"),
                Sql.instantOrNull(row, "decided_at"),
                row.getString("reason"));
    }
}
