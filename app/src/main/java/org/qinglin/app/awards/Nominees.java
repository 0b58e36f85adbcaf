package org.qinglin.app.awards;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.Students;
import org.qinglin.app.people.Teams;
import org.qinglin.app.projects.ProjectId;
import org.qinglin.app.projects.ProjectStatus;
import org.qinglin.app.projects.Projects;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;
import org.springframework.stereotype.Component;

/** Who may be nominated by whom, and the figures that the criteria ask for. */
@Component
class Nominees {

    private static final BigDecimal MINUTES_AN_HOUR = BigDecimal.valueOf(60);

    private final Students students;
    private final Teams teams;
    private final Projects projects;
    private final Organisations organisations;
    private final Hours hours;

    Nominees(Students students, Teams teams, Projects projects, Organisations organisations, Hours hours) {
        this.students = students;
        this.teams = teams;
        this.projects = projects;
        this.organisations = organisations;
        this.hours = hours;
    }

    record Nominee(
            long id,
            String name,
            @Nullable UnitId faculty,
            @Nullable TeamId team) {}

    /**
     * @param named the student number of a volunteer, the number of a team or project
     * @return nobody where the nominee is not the viewer's to nominate: a faculty's and a team's are their own
     */
    Optional<Nominee> find(Viewer viewer, AwardRound round, String named) {
        var found = switch (round.kind()) {
            case VOLUNTEER -> student(round.college(), named);
            case TEAM -> team(round.college(), named);
            case PROJECT -> project(viewer, round.college(), named);
        };
        return found.filter(each -> isTheirs(viewer, each));
    }

    private static boolean isTheirs(Viewer viewer, Nominee nominee) {
        if (viewer.is(Role.COLLEGE) || viewer.is(Role.COMMUNITY)) {
            return true;
        }
        return viewer.is(Role.FACULTY)
                ? viewer.mustUnit().equals(nominee.faculty())
                : viewer.is(Role.TEAM_LEADER) && viewer.mustTeam().equals(nominee.team());
    }

    private Optional<Nominee> student(CollegeId college, String number) {
        return students.byNumber(college, number).map(each -> {
            var faculty = organisations
                    .unit(college, each.classId())
                    .map(Unit::parent)
                    .orElse(null);
            var team = teams.teamByMember(college).get(each.id());
            return new Nominee(each.id().value(), each.name(), faculty, team);
        });
    }

    private Optional<Nominee> team(CollegeId college, String number) {
        return teams.of(college).stream()
                .filter(each -> Long.toString(each.id().value()).equals(number))
                .findFirst()
                .map(each -> new Nominee(each.id().value(), each.name(), each.faculty(), each.id()));
    }

    private Optional<Nominee> project(Viewer viewer, CollegeId college, String number) {
        return number.matches("\\d{1,18}")
                ? projects.find(viewer, new ProjectId(Long.parseLong(number)))
                        .filter(each -> each.college().equals(college))
                        .map(each -> new Nominee(each.id().value(), each.name(), each.faculty(), each.team()))
                : Optional.empty();
    }

    Evidence evidence(Viewer viewer, AwardRound round, Nominee nominee, Criterion criterion) {
        return new Evidence(
                criterion.what(),
                criterion.threshold(),
                figure(viewer, round.college(), nominee.id(), criterion.what()));
    }

    private BigDecimal figure(Viewer viewer, CollegeId college, long id, Criterion.What what) {
        return switch (what) {
            case HOURS -> inHours(hours.balance(new StudentId(id)).value());
            case MEMBERS ->
                BigDecimal.valueOf(teams.members(college, new TeamId(id)).size());
            case TEAM_HOURS ->
                inHours(hours.minutesOf(teams.members(college, new TeamId(id))).values().stream()
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum());
            case FINISHED ->
                projects.find(viewer, new ProjectId(id))
                        .filter(each -> each.status() == ProjectStatus.FINISHED)
                        .map(each -> BigDecimal.ONE)
                        .orElse(BigDecimal.ZERO);
            case MILESTONES ->
                BigDecimal.valueOf(projects.milestones(new ProjectId(id)).stream()
                        .filter(each -> each.reachedOn() != null)
                        .count());
        };
    }

    /** Rounded down: nobody reaches a threshold by rounding. */
    private static BigDecimal inHours(long minutes) {
        return BigDecimal.valueOf(minutes).divide(MINUTES_AN_HOUR, 1, RoundingMode.DOWN);
    }
}
