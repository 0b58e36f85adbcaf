package org.qinglin.app.awards;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.qinglin.app.assignment.Misses;
import org.qinglin.app.attendance.Served;
import org.qinglin.app.evaluation.Ratings;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.TeamLife;
import org.qinglin.app.people.Teams;
import org.qinglin.app.projects.ProjectId;
import org.qinglin.app.projects.ProjectStatus;
import org.qinglin.app.projects.Projects;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.springframework.stereotype.Component;

/** The figures that criteria ask for, each from the records of the module that keeps them. */
@Component
class Findings {

    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);

    private final Teams teams;
    private final TeamLife life;
    private final Projects projects;
    private final Organisations organisations;
    private final Sessions sessions;
    private final Served served;
    private final Ratings ratings;
    private final Misses misses;
    private final Clock clock;

    Findings(
            Teams teams,
            TeamLife life,
            Projects projects,
            Organisations organisations,
            Sessions sessions,
            Served served,
            Ratings ratings,
            Misses misses,
            Clock clock) {
        this.teams = teams;
        this.life = life;
        this.projects = projects;
        this.organisations = organisations;
        this.sessions = sessions;
        this.served = served;
        this.ratings = ratings;
        this.misses = misses;
        this.clock = clock;
    }

    Evidence of(Viewer viewer, AwardRound round, Nominees.Nominee nominee, Criterion criterion) {
        return new Evidence(criterion, figure(viewer, round, nominee.id(), criterion.what()));
    }

    private BigDecimal figure(Viewer viewer, AwardRound round, long id, Criterion.What what) {
        return switch (what) {
            case HOURS, SERVICES, SCORE -> service(round, Set.of(new StudentId(id)), what);
            case TEAM_HOURS, TEAM_SERVICES, TEAM_SCORE ->
                service(round, teams.members(round.college(), new TeamId(id)), what);
            case MISSES -> whole(misses.counted(round.college()).getOrDefault(new StudentId(id), 0));
            case MEMBERS -> whole(teams.members(round.college(), new TeamId(id)).size());
            case TEAM_MONTHS -> monthsUnderFlag(round.college(), new TeamId(id));
            case HOSTED -> hosted(round, new PlaceCode(Long.toString(id)));
            case PARTNER_MONTHS ->
                organisations
                        .partnersSince(round.college(), new PlaceCode(Long.toString(id)))
                        .map(this::months)
                        .orElse(BigDecimal.ZERO);
            case FINISHED ->
                whole(
                        projects.find(viewer, new ProjectId(id))
                                        .filter(each -> each.status() == ProjectStatus.FINISHED)
                                        .isPresent()
                                ? 1
                                : 0);
            case MILESTONES ->
                whole(projects.milestones(new ProjectId(id)).stream()
                        .filter(each -> each.reachedOn() != null)
                        .count());
        };
    }

    private BigDecimal service(AwardRound round, Collection<StudentId> students, Criterion.What what) {
        var stays = served.of(students, round.countsFrom(), LocalDate.now(clock));
        var where = stays.stream().map(Served.Stay::session).collect(Collectors.toSet());
        return switch (what) {
            case HOURS, TEAM_HOURS ->
                inHours(stays.stream().mapToLong(Served.Stay::minutes).sum());
            case SERVICES, TEAM_SERVICES -> whole(where.size());
            // Nobody has spoken: that is no good score.
            default -> ratings.byCommunities(where).orElse(BigDecimal.ZERO);
        };
    }

    private BigDecimal hosted(AwardRound round, PlaceCode community) {
        var since = round.countsFrom().atStartOfDay(China.TIME).toInstant();
        Collection<SessionId> ordered =
                sessions.of(community, since).stream().map(ServiceSession::id).toList();
        return whole(served.held(round.college(), ordered).size());
    }

    private BigDecimal monthsUnderFlag(CollegeId college, TeamId team) {
        return life.find(college, team)
                .flatMap(each -> each.flag())
                .map(flag -> months(flag.grantedOn()))
                .orElse(BigDecimal.ZERO);
    }

    private BigDecimal months(LocalDate since) {
        return whole(Math.max(0, ChronoUnit.MONTHS.between(since, LocalDate.now(clock))));
    }

    private static BigDecimal whole(long number) {
        return BigDecimal.valueOf(number);
    }

    /** Rounded down: nobody reaches a threshold by rounding. */
    private static BigDecimal inHours(long minutes) {
        return BigDecimal.valueOf(minutes).divide(MINUTES_AN_HOUR, 1, RoundingMode.DOWN);
    }
}
